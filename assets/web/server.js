// The one way out of the page: a command goes in, its answer comes back. Anything that answers these commands can take the
// server's place, such as the rules running in the page itself.

/** @typedef {import("./contract").Shown | import("./contract").Reviewed} Shown */

/** A command: its name, and what it needs.
 * @typedef {{name: keyof typeof WAYS, [blank: string]: any}} Command */

/** What was refused, and why, in words for the person. */
export class Refused extends Error {
  /** @param {string} words @param {number} status @param {Shown | null} shown */
  constructor(words, status, shown) {
    super(words);
    this.status = status;
    this.shown = shown;
  }
}

/** The answer did not come: the network is lost, or the server is not there or has too much to do, which it may say in words. */
export class Lost extends Error {}

const part = encodeURIComponent;
/** What is sat at: a call, unless it is said to be one of the reviews. @param {any} it */
const call = (it) => `/api/${it.at ?? "calls"}/${part(it.call)}`;
/** @param {any} it */
const film = (it) => `/api/films/${part(it.scenario)}/${part(it.play)}`;
/** @param {any} it */
const room = (it) => `/api/rooms/${part(it.room)}`;
/** A session as one trainee has it. @param {any} it */
const mine = (it) => `/api/room/${part(it.room)}`;

/** The commands: the method, the address and the body of each.
 * @satisfies {Record<string, (it: any) => [method: string, address: string, body?: unknown]>} */
const WAYS = {
  shelf: () => ["GET", "/api/shelf"],
  brief: (it) => ["GET", `/api/brief/${part(it.scenario)}`],
  take: (it) => ["POST", "/api/calls", it.call],
  call: (it) => ["GET", call(it)],
  look: (it) => ["GET", `${call(it)}/look?version=${it.version}`],
  deed: (it) => ["POST", `${call(it)}/send`, { no: it.no, deed: it.deed }],
  pause: (it) => ["POST", `${call(it)}/pause`],
  goOn: (it) => ["POST", `${call(it)}/go-on`],
  aside: (it) => ["POST", `${call(it)}/aside`],
  forget: (it) => ["DELETE", call(it)],
  debrief: (it) => ["GET", `/api/debriefs/${part(it.call)}`],
  film: (it) => ["GET", film(it)],
  frame: (it) => ["GET", `${film(it)}/at?step=${it.step}&at_ms=${Math.round(it.at_ms)}`],
  filmDebrief: (it) => ["GET", `${film(it)}/debrief`],
  keep: (it) => ["PUT", "/api/me", it.me],
  words: (it) => ["GET", `/api/words/${part(it.language)}`],
  erase: () => ["DELETE", "/api/me"],
  done: () => ["POST", "/api/me/leave"],
  enter: (it) => ["POST", "/api/instructor/enter", { secret: it.secret }],
  goOut: () => ["POST", "/api/instructor/leave"],
  instructor: () => ["GET", "/api/instructor"],
  audit: () => ["GET", "/api/instructor/audit"],
  newRoom: () => ["POST", "/api/rooms", {}],
  room: (it) => ["GET", room(it)],
  eraseRoom: (it) => ["DELETE", room(it)],
  plan: (it) => ["PUT", `${room(it)}/plan`, it.plan],
  order: (it) => ["POST", `${room(it)}/order`, it.order],
  seat: (it) => ["POST", `${room(it)}/seats/${part(it.seat)}`, it.order],
  eraseSeat: (it) => ["DELETE", `${room(it)}/seats/${part(it.seat)}`],
  lead: (it) => ["POST", `${room(it)}/lead`],
  askFor: (it) => ["POST", `${room(it)}/ask`, { text: it.text }],
  roomDebrief: (it) => ["GET", `${room(it)}/debrief`],
  wall: (it) => ["GET", `${room(it)}/wall`],
  join: (it) => ["POST", "/api/join", { code: it.code, nickname: it.nickname }],
  mySeat: (it) => ["GET", mine(it)],
  takeStep: (it) => ["POST", `${mine(it)}/take`],
  nextStep: (it) => ["POST", `${mine(it)}/next`],
  wouldAsk: (it) => ["POST", `${mine(it)}/ask`, { text: it.text }],
  leaveRoom: (it) => ["POST", `${mine(it)}/leave`],
  myRoomDebrief: (it) => ["GET", `${mine(it)}/debrief`],
};

/** Whoever sits here is known no longer: erased, or kept elsewhere. A page that is loaded again makes somebody new. */
const UNKNOWN = 401;
/** What only an instructor may ask. Whoever is none is told so, and is somebody all the same. */
const INSTRUCTORS = /^\/api\/(instructor|rooms)(\/|$)/;
/** Too much is asked, or too much is to be done: the same is asked again a little later. */
const LATER = [429, 503];

export const server = {
  /** Sends a command. Throws {@link Refused} or {@link Lost}.
   * @param {Command} command
   * @returns {Promise<any>} */
  async send(command) {
    const [method, address, body] = WAYS[command.name](command);
    const answer = await asked(method, address, body);
    if (answer.status === 204) return null;
    const told = await answer.json().catch(() => null);
    if (answer.ok && told) return told;
    if (answer.status === UNKNOWN && !INSTRUCTORS.test(address)) return begun();
    // A gateway that answers for a server that is away says nothing in the contract's form.
    if (!told?.error || LATER.includes(answer.status)) throw new Lost(told?.error ?? "");
    throw new Refused(told.error, answer.status, told.shown ?? null);
  },
};

/** @param {string} method @param {string} address @param {unknown} body */
async function asked(method, address, body) {
  const headers = body === undefined ? undefined : { "content-type": "application/json" };
  try {
    return await fetch(address, {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
      credentials: "same-origin",
      signal: AbortSignal.timeout(15_000),
    });
  } catch (why) {
    throw new Lost("", { cause: why });
  }
}

/** @returns {Promise<never>} */
function begun() {
  location.reload();
  return new Promise(() => {});
}
