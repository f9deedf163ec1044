// What the page and the server say to each other, as types.

export type Part = string | { var: string } | { of: string; when: Record<string, Pattern>; else: Pattern };
export type Pattern = string | Part[];
export type Words = { language: string; draft: boolean; say: Record<string, Pattern> };
export type Blanks = Record<string, string | number>;

export type Mode = "guided" | "practice" | "assessed";
export type Timers = "AsMeant" | "Slowed" | "Off";
export type Settings = {
  theme: "light" | "dark" | "system";
  text_percent: number;
  still: boolean;
  captions: boolean;
  wait_at_notes: boolean;
  timers: Timers;
  mode: Mode;
  sound: boolean;
  voice_percent: number;
};
export type Me = { id: string; nickname: string | null; language: string; settings: Settings };

export type Named = { id: string; name: string };
export type Sign = Named & { family: string; about: string };
export type Advice = Named & { says: string };
export type Route = Named & { about: string };
export type GradeEntry = Named & { about: string };
export type Support = { name: string; text: string | null; telephone: string | null; page: string | null };
export type Lists = {
  signs: Sign[];
  advice: Advice[];
  routes: Route[];
  grades: GradeEntry[];
  urgencies: Named[];
  support: Support[];
};

export type Begin = { me: Me; words: Words; lists: Lists; page: unknown };

export type Seat = "CallHandler" | "Supervisor";
export type Level = "Foundation" | "Practised" | "Advanced";
export type Last = { call: string; when: string; passed: boolean; total: number; sentence: string };
export type Play = { name: string; words: string };
export type Card = {
  id: string;
  title: string;
  seat: Seat;
  level: Level;
  minutes: number;
  objectives: string[];
  care_note?: string | null;
  last: Last | null;
  plays: Play[];
};
export type Unfinished = { call: string; scenario: string; title: string; seat: Seat; at_ms: number; when: string };
export type Past = {
  call: string;
  scenario: string;
  title: string;
  seat?: Seat;
  when: string;
  finished: boolean;
  left: boolean;
  passed: boolean;
  total: number;
  sentence: string;
};
export type Shelf = { cards: Card[]; unfinished: Unfinished[]; history: Past[] };
export type Brief = {
  card: Card;
  care_note: string | null;
  recorded: boolean;
  synthetic: string;
  reviewed?: { who: string; day: string } | null;
  support: Support[];
};

export type Phase = "Ringing" | "Talking" | "OnHold" | "RungOff" | "Reviewed" | "Settled" | "Ended" | "Left";
export type Turn = {
  speaker: "caller" | "handler" | "supervisor";
  number: number | null;
  from_ms: number;
  until_ms: number;
  text: string;
  cut: boolean;
  delivery: string | null;
  marks: { sign: string; name: string }[];
  concern: number | null;
  markable: boolean;
  quoted: boolean;
  recording: string | null;
};
export type Opened = { kind: string; standing: string; markers: string[]; detail: string[] };
export type Trace = {
  no: number;
  heading: string;
  force: string;
  summary: string;
  matched: string[];
  score: number;
  opened: Opened | null;
  logged: boolean;
};
export type System = "National" | "Local";
export type Enquiry = {
  no: number;
  system: System;
  system_name: string;
  asked: string;
  reason: string;
  traces: Trace[];
};
export type Wording = { kind: string; reads_as: string; instead: string };
export type Entry = {
  no: number;
  at_ms: number;
  text: string;
  quote: boolean;
  struck: boolean;
  strikable: boolean;
  wording: Wording[];
};
export type Review = { decision: string; says: string; agreed: boolean; recording: string | null };
export type Openings = {
  speak: boolean;
  moves: string[];
  choices: number;
  resume: boolean;
  desk: boolean;
  room: { mark: boolean; enquiry: boolean; log: boolean };
  colleague: boolean;
  submit: boolean;
  accept: boolean;
  challenge: boolean;
  end: boolean;
};
export type View = {
  phase: Phase;
  who: string;
  tone: string;
  speaking: boolean;
  turns: Turn[];
  choices: string[];
  topics: string[];
  enquiries: Enquiry[];
  log: Entry[];
  advised: Named[];
  grade: string | null;
  referrals: { name: string; urgency: string; urgency_name: string }[];
  review: Review | null;
  outcome: { title: string; text: string } | null;
  openings: Openings;
};
export type Clock = "runs" | "paused" | "untimed";
/** What is sat at, whichever seat it is: how far it is, and its clock. */
export type Sat = {
  call: string;
  scenario: string;
  title: string;
  version: number;
  sent: number;
  now_ms: number;
  next_ms: number | null;
  clock: Clock;
  slow: boolean;
  mode: Mode;
  seed: number;
  over: boolean;
  left: boolean;
  notices: string[];
};
export type Shown = Sat & { view: View; room?: CallRoom | null };
/** What a look gives when nothing has changed. */
export type Glance = Pick<Sat, "version" | "now_ms" | "next_ms" | "clock" | "sent"> & { view?: undefined };

export type LineName = { Number: number };
export type Query = { name?: string; username?: string; age?: string; town?: string; telephone?: string };
export type Deed =
  | { Ask: string }
  | { Choose: number | null }
  | { Say: string }
  | { Mark: [LineName, string] }
  | { Unmark: [LineName, string] }
  | { Search: [System, Query, string] }
  | { Open: [number, number] }
  | { LogTrace: [number, number] }
  | { Write: string }
  | { Quote: LineName }
  | { Strike: number }
  | { Advise: string }
  | { Grade: [string, string | null] }
  | { Refer: [string, string, string] }
  | { Challenge: [LineName[], [number, number][], string] }
  | "AskColleague"
  | "Hold"
  | "Resume"
  | "Wait"
  | "Submit"
  | "Accept"
  | "End"
  | "Leave";

/** A turn of a recording, as far as it was heard; when it began is told of those that are heard now. */
export type HeardTurn = {
  speaker: "caller" | "handler";
  said_ms: number;
  text: string;
  cut: boolean;
  from_ms: number | null;
  recording: string | null;
};
export type LogPart = { heading: string; lines: string[] };
export type ReviewedLog = {
  no: number;
  handler: string;
  own: boolean;
  standing: string;
  opened: boolean;
  who: string;
  parts: LogPart[];
  done: { at_ms: number; text: string }[];
  left_ms: number;
  may_hear: boolean;
  heard: HeardTurn[];
  orders: { no: number; words: string }[];
};
export type Hearing = { log: number; since_ms: number; until_ms: number };
export type ReviewView = {
  you: { name: string; number: string };
  colleague: string;
  hearing: Hearing | null;
  logs: ReviewedLog[];
};
export type Reviewed = Sat & { view: ReviewView; room?: CallRoom | null };
export type Act =
  | { SendBack: string }
  | { Order: [number, string | null] }
  | { Escalate: [string, string] }
  | { Refer: [string, string, string] }
  | { Close: string }
  | { Agree: string | null }
  | "PassOn";
export type ReviewDeed = { Open: number } | { Hear: number } | { Do: [number, Act] } | "Stop" | "Wait" | "End" | "Leave";

export type TapeLine = { from_ms: number; until_ms: number; speaker: string; text: string; recording: string | null };
export type Debrief = {
  call: string;
  scenario: string;
  title: string;
  seat: Seat;
  html: string;
  left: boolean;
  passed: boolean;
  lines: TapeLine[];
};

/** Words as they are, or a message of the screens' language and what is put in its blanks. */
export type Told = string | { words: string } | { message: [key: string, blanks: [name: string, value: string][]] };
export type Step = { no: number; begins_ms?: number; at_ms: number; what: Told; note: string | null };
export type Film = {
  scenario: string;
  title: string;
  play: string;
  seed: number;
  length_ms: number;
  steps: Step[];
  lines?: { from_ms: number; until_ms: number; speaker: string }[];
};
export type Heard = { from_ms: number; text: string; marked: boolean; signs: { name: string; strong: boolean }[] };
export type Frame = { now_ms: number; next_ms: number | null; over: boolean; view: View; heard?: Heard[] };

/** When something is shown to trainees. */
export type When = { after_call: boolean; at_end: boolean };
export type Pace = "own" | "together";
export type Timing = Timers | "Own";
/** What an instructor chose for a session. */
export type Plan = {
  title: string;
  calls: string[];
  seeds: number[];
  pace: Pace;
  mode: Mode;
  timing: Timing;
  showing: { score: When; debrief: When; room: When };
  language: string;
};
export type Answers = "questions" | "marks" | "grades" | "referrals";
export type RoomPhase = "lobby" | "running" | "ended";
/** Where a session is. */
export type Standing = {
  phase: RoomPhase;
  step: number;
  paused: boolean;
  locked: boolean;
  hint: string | null;
  hints: number;
  revealed: Answers[];
  led: string | null;
  asked: number;
};
/** What an instructor does with a whole session. */
export type Order =
  | "Start"
  | "Pause"
  | "GoOn"
  | "Lock"
  | "Unlock"
  | { Hint: string }
  | "MoveOn"
  | { Reveal: [Answers, boolean] }
  | "End";
/** What an instructor does with one trainee's seat. */
export type SeatOrder = { rename?: string; remove?: true; hint?: string; back?: true };

export type RoomCard = {
  room: string;
  title: string;
  code: string | null;
  phase: RoomPhase;
  pace: Pace;
  seats: number;
  made: string;
  keep_until: string;
};
export type Instructor = { signed_in: boolean; rooms?: RoomCard[]; calls?: Card[] };
export type AuditRow = { no: number; at: string; who: string; did: string; what: string };
export type Audit = { rows: AuditRow[]; whole: boolean };

/** How one trainee is getting on in a call. Nothing of it is a score. */
export type Progress = {
  phase: string;
  at_ms: number;
  last: string;
  done: number;
  heard: number[];
  marks: [line: number, sign: string][];
  enquiries: number;
  log: number;
  advised: number;
  grade: string | null;
  referrals: [route: string, urgency: string][];
  submitted: boolean;
  over: boolean;
  left: boolean;
};
export type BoardSeat = {
  no: number;
  name: string;
  here: boolean;
  removed: boolean;
  left: boolean;
  step: number;
  call_title: string | null;
  progress: Progress | null;
  quiet_s: number | null;
  not_heard: string[];
  over: number;
  hint: string | null;
};
export type Counts = { seats: number; here: number; playing: number; over: number };
/** What a session answered, in counts and without names. */
export type RoomAnswers = {
  questions: { text: string; meaning: string | null; count: number }[];
  marks: { line: number; text: string; sign: string; name: string; count: number }[];
  grades: { grade: string; name: string; count: number }[];
  referrals: { route: string; name: string; count: number }[];
  of: number;
};
export type Board = {
  room: string;
  code: string | null;
  join: string[];
  qr: string;
  plan: Plan;
  titles: string[];
  standing: Standing;
  made: string;
  keep_until: string;
  whole: boolean;
  seats: BoardSeat[];
  counts: Counts;
  answers: RoomAnswers | null;
  warnings: string[];
  version: number;
};
/** What is projected: never a name, and never what one trainee did. */
export type Wall = {
  title: string;
  code: string | null;
  join: string[];
  qr: string;
  standing: Standing;
  pace: Pace;
  titles: string[];
  counts: Counts;
  answers: RoomAnswers | null;
  shown: Shown | null;
  debrief: string | null;
};
export type RoomDebrief = { html: string; whole?: object };

export type Join = { code: string | null; suggested: string };
export type SeatCall = {
  title: string;
  scenario: string;
  seat: Seat;
  care_note: string | null;
  minutes: number;
  state: "waiting" | "ready" | "open" | "over";
  call: string | null;
};
export type SeatPast = { step: number; title: string; call: string; total: number | null; passed: boolean | null; debrief: boolean };
/** A session as one trainee sees it. */
export type SeatView = {
  room: string;
  title: string;
  name: string;
  no: number;
  pace: Pace;
  standing: Standing;
  step: number;
  steps: number;
  removed: boolean;
  call: SeatCall | null;
  hint: { words: string; no: number; to_all: boolean } | null;
  asked: string | null;
  answers: RoomAnswers | null;
  past: SeatPast[];
  room_debrief: boolean;
  care: Support[];
  version: number;
};
/** The session a call belongs to; `led`: it is the call that the instructor plays for everybody. */
export type CallRoom = { room: string; pace: Pace; led: boolean; title: string };
