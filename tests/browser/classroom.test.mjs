// A session from the instructor's link to what is taken away of it: at everybody's own pace, and together.

import assert from "node:assert/strict";
import { test } from "node:test";
import { asLearner, server } from "./browser.mjs";
import { asClass } from "./class.mjs";
import { entriesOf } from "./archive.mjs";
import { faultsIn } from "./faults.mjs";
import { Hand } from "./hand.mjs";
import { Instructor } from "./instructor.mjs";
import { LOOKS } from "./looks.mjs";
import { Server, freePort } from "./server.mjs";
import { Trainee } from "./trainee.mjs";

const { light, dark, large, narrow } = LOOKS;
/** The looks that tell most of what can be wrong: what a rule finds in large text it finds in a narrow window too. */
const TELLING = { light, dark, large: { ...large, rules: null }, narrow };
const QUESTION = "How does the server work, who decides who plays on it?";
const MARKUP = "<img src=x onerror=alert(1)>";
/** What the console says of what is refused on purpose. */
const REFUSED = [/status of (401|403|404|409|410|423|422) .*\/api\//];
/** And of a server that goes away. */
const AWAY = [/net::ERR_/];

/** Whether the page can be used however it is looked at. */
async function fits(page, name) {
  assert.deepEqual(await faultsIn(page, TELLING), [], name);
}

/** Until the page reads so. */
function reads(page, at, words) {
  return page.waitForFunction(([at, words]) => document.querySelector(at)?.textContent.includes(words), [at, words]);
}

test("a session is prepared, joined, played and ended by keyboard alone", async () => {
  const instructor = await Instructor.enter(await server());
  const hand = await new Hand(instructor.page).begin();
  await hand.tabTo("New session");
  await hand.press("Enter");
  await instructor.page.waitForSelector("#set-up");
  instructor.room = instructor.page.url().split("/").at(-1);
  assert.equal((await hand.at()).tag, "H1");
  await hand.tabTo("#session-title");
  await hand.write("By keyboard");
  await hand.tabTo("#add-call");
  await hand.press("Enter");
  await hand.type("server owner");
  await hand.send("Enter", /\/plan$/);
  assert.equal((await hand.at()).name, "Add a call");
  await hand.tabTo((it) => it.id.startsWith("session-timing-"));
  await hand.until("ArrowDown", (it) => it.id === "session-timing-Off", 3);
  await reads(instructor.page, ".plan-calls", "The server owner");
  instructor.code = (await instructor.board()).code;

  const trainee = await Trainee.come();
  await trainee.go("/join");
  const theirs = await new Hand(trainee.page).begin();
  await theirs.tabTo("#code");
  await theirs.write(`${instructor.code.slice(0, 3).toLowerCase()} ${instructor.code.slice(3)}`);
  await theirs.tabTo("#name");
  await theirs.write("Anna");
  await theirs.press("Enter");
  await trainee.page.waitForURL("**/room/*");
  await trainee.page.waitForSelector("#where");

  await hand.tabTo("#start", { back: true });
  await hand.send("Enter", /\/order$/);
  await instructor.page.waitForSelector(".board tbody tr");
  await trainee.is("Your call is ready.");
  await theirs.tabTo("#act");
  await theirs.press("Enter");
  await trainee.page.waitForSelector("#question");
  assert.equal((await theirs.at()).tag, "H1");
  await theirs.press("F2");
  await theirs.write(QUESTION);
  await theirs.send("Enter");
  await theirs.press("Escape");
  await theirs.press("Escape");
  await theirs.tabTo("End it and go back to the session");
  await theirs.press("Enter");
  await trainee.is("That was your last call. Well done for seeing it through.");
  assert.equal((await theirs.at()).tag, "H1");

  await reads(instructor.page, ".board", "call over");
  await hand.tabTo("Hint to Anna");
  await hand.press("Enter");
  await hand.type("Well listened.");
  await hand.tabTo("Send the hint");
  await hand.press("Enter");
  await reads(trainee.page, ".hint", "Well listened.");
  await hand.tabTo("End the session…", { back: true });
  await hand.press("Enter");
  await hand.tabTo("End it for everybody");
  await hand.press("Enter");
  await instructor.page.waitForSelector(".room-report h2");
  await hand.tabTo("Spreadsheet");
  await trainee.is("The session is over. Thank you for taking part.");
  await instructor.leave();
  await trainee.leave();
});

test("whoever has the code is let in, unless the instructor lets nobody in", () => asClass({ names: ["Anna"], expects: REFUSED }, async (met) => {
  const { instructor } = met;
  const { page } = instructor;
  await fits(page, "the lobby");
  const ben = await met.join("Ben");
  await reads(page, ".arrivals", "Ben");
  const late = met.came(await Trainee.come({ ...met.wish, address: instructor.address }));
  await late.go(`/join/${instructor.code}`);
  const refused = async (words) => {
    await late.page.click("#join");
    await reads(late.page, ".wrong:not([hidden])", words);
  };
  await late.page.fill("#name", "Anna");
  await refused("has this name already");
  await page.click("#lock");
  await late.page.fill("#name", "Cai");
  await refused("lets nobody new in");
  await page.click("#lock");
  await late.page.fill("#code", "ZZZZZZ");
  await refused("No session has this code");
  await fits(late.page, "coming in");
  // Somebody is taken out, and let back in.
  await page.click('.arrivals li:has-text("Ben") button:has-text("Remove")');
  await page.click("dialog button:has-text('Remove them')");
  await ben.is("You are not in this session any more.");
  await ben.go(`/join/${instructor.code}`);
  await ben.page.click("#join");
  await reads(ben.page, ".wrong:not([hidden])", "Your seat was taken out");
  await page.click('.arrivals li:has-text("Ben") button:has-text("Let back in")');
  await reads(page, ".arrivals li:nth-child(2)", "here");
  await ben.page.click("#join");
  await ben.page.waitForURL("**/room/*");
  // What is the instructor's is not had with a trainee's cookie, nor a session by who is not in it.
  for (const path of ["", "/live", "/wall", "/wall/live", "/debrief", "/report", "/results.xlsx", "/seats/1/export.json"]) {
    const answer = await ben.context.request.get(`${ben.address}/api/rooms/${ben.room}${path}`);
    assert.equal(answer.status(), 403, path);
  }
  for (const [method, path, body] of [["POST", "/order", "End"], ["DELETE", "", undefined], ["POST", "/seats/1", { remove: true }]]) {
    const told = await ben.ask(method, `/api/rooms/${ben.room}${path}`, body);
    assert.match(told.error, /Only the instructor/);
  }
  assert.equal((await late.context.request.get(`${late.address}/api/room/${ben.room}`)).status(), 404);
  await ben.go(`/session/${ben.room}`);
  assert.equal(await ben.page.locator("#secret").count(), 1, "a trainee stands before the instructor's door");
  assert.doesNotMatch(await ben.page.content(), /Anna/);
}));

test("markup in a name, a title or a hint is text everywhere", () => asClass({ plan: { title: MARKUP }, names: [MARKUP] }, async (met) => {
  const { instructor, trainees: [trainee] } = met;
  const wall = await met.wall();
  const { page } = instructor;
  // A picture that is no picture would be asked for, refused, and noticed.
  const reading = async (on, at) => {
    await reads(on, at, MARKUP);
    assert.equal(await on.locator("img:not(.qr, .wall-qr)").count(), 0);
  };
  await reading(trainee.page, "h1");
  await reading(page, "h1");
  await reading(page, ".arrivals");
  await reading(wall, "h1");
  await page.click(".arrivals button:has-text('More')");
  await reading(page, "dialog h2");
  await page.keyboard.press("Escape");
  await instructor.steer("Start the session");
  await trainee.takeCall();
  await reading(page, ".board");
  await instructor.hint(MARKUP, MARKUP);
  await reading(trainee.page, ".hint");
  await reading(trainee.page, ".overhead");
  await trainee.endCall();
  await reading(trainee.page, ".hint");
  await instructor.steer("End the session", "End it for");
  await page.waitForSelector(".room-report h2");
  await reading(page, "#parts");
  for (const at of ["report", "seats/1/report"]) {
    const { bytes } = await instructor.file(at);
    assert.doesNotMatch(bytes.toString(), /<img/i, at);
  }
  await page.click("#parts tbody button");
  await reading(page, "dialog h2");
}));

test("the board, a pause and a hint reach everybody, through a reload and a server that dies", async () => {
  const server = await Server.start(await freePort());
  try {
    await asClass({ plan: { timing: "AsMeant", calls: ["server-owner", "server-coach"] }, names: ["Anna", "Ben"], server, expects: AWAY }, async (met) => {
      const { instructor, trainees: [anna, ben] } = met;
      const { page } = instructor;
      const wall = await met.wall();
      await instructor.steer("Start the session");
      await fits(anna.page, "a call to take");
      await met.takeCalls();
      await anna.say(QUESTION);
      await reads(page, '.board tr:has(.name)', "asked something");
      await instructor.hint("Ask where he is.");
      await instructor.hint("Let her finish.", "Ben");
      await reads(anna.page, ".hint", "Ask where he is.");
      await reads(ben.page, ".hint", "Let her finish.");
      assert.doesNotMatch(await anna.page.textContent(".hint"), /Let her/);
      await instructor.steer("Pause all");
      const clock = () => anna.page.textContent(".band .now");
      for (const it of [anna, ben]) await it.page.waitForSelector(".overhead[data-where=paused]");
      await anna.page.waitForSelector(".band[data-paused]");
      await reads(wall, "main", "Every clock stands still");
      const stood = await clock();
      await fits(anna.page, "a call that is paused");
      await fits(page, "the board");
      // Nothing is lost by a reload, and nothing goes on by it.
      const said = await anna.said();
      await anna.page.fill("#question", "What is his");
      await anna.page.reload();
      await anna.page.waitForSelector(".overhead[data-where=paused]");
      assert.equal(await anna.page.inputValue("#question"), "What is his");
      assert.deepEqual([await anna.said(), await clock()], [said, stood]);
      assert.match(await anna.page.textContent(".hint"), /Ask where he is/);
      await page.reload();
      await page.waitForSelector(".board tbody tr");
      // Nor by a server that dies.
      await server.kill();
      for (const it of [anna.page, page, wall]) await it.waitForFunction(() => document.querySelector(".lost").textContent);
      await server.begin();
      for (const it of [anna.page, page, wall]) await it.waitForFunction(() => !document.querySelector(".lost").textContent);
      await reads(anna.page, ".lines", QUESTION);
      await instructor.steer("Go on");
      await anna.page.waitForFunction(() => !document.querySelector(".overhead").dataset.where);
      // A call goes on from the last thing that happened in it: what was being said then is said once more.
      await reads(anna.page, ".lines", said[2]);
      await anna.say("Where is your son right now? Is he at home with you?");
      await reads(anna.page, ".lines", "Where is your son right now?");
      // Who has not finished is sent on by nobody but the instructor.
      await instructor.steer("On to call 2", "Move everybody on");
      await ben.page.waitForSelector(".overhead[data-where=moved]");
      await ben.page.click(".overhead a");
      await ben.is("Your call is ready.");
      await reads(ben.page, ".call-title", "The server coach");
    });
  } finally {
    await server.end();
  }
});

test("a room that goes together hears one caller, and the wall names nobody", () => {
  const names = ["Quiet Heron", "Amber Wren"];
  return asClass({ plan: { pace: "together" }, names }, async (met) => {
    const { instructor, trainees: [one, other] } = met;
    const { page } = instructor;
    const wall = await met.wall();
    await fits(wall, "the wall before it begins");
    await instructor.steer("Start the session");
    await one.is("Your instructor goes on in a moment.");
    await fits(page, "the board of a room that goes together");
    await page.click("#together button:has-text('Take the call') >> nth=0");
    await page.waitForURL("**/call/*");
    await page.waitForSelector("#question");
    await met.takeCalls();
    // Nobody but the instructor speaks, and everybody says what they would ask.
    assert.equal(await one.page.locator(".moves button:visible").count(), 0);
    await one.say("How old is he?");
    await other.say(QUESTION);
    await reads(page, "#room", QUESTION);
    await fits(page, "the call that is led");
    await page.click("#led-show-questions");
    await reads(wall, ".revealed:not([hidden])", QUESTION);
    await reads(one.page, ".sharing:not([hidden])", QUESTION);
    await page.click(`#room li:has-text("${QUESTION}") button`);
    await reads(page, ".lines", "They have ranks");
    const heard = await page.locator(".lines .words").allTextContents();
    for (const it of [one, other]) await it.hears(heard);
    assert.equal(await other.page.inputValue("#question"), "", "what was asked need not be asked again");
    // Each marks, grades and refers by themselves.
    for (const [grade, it] of [one, other].entries()) await it.decide(grade);
    assert.equal(await wall.locator(".revealed:not([hidden])").count(), 0, "nothing is shown that is not revealed");
    for (const kind of ["marks", "grades", "referrals"]) await page.click(`#led-show-${kind}`);
    await reads(wall, ".revealed:not([hidden])", "1 of 2");
    await reads(one.page, ".sharing:not([hidden])", "Priority");
    await fits(wall, "the wall with all answers");
    await fits(one.page, "a call that follows");
    const told = JSON.stringify(await instructor.ask("GET", `/api/rooms/${instructor.room}/wall`)) + await wall.content();
    for (const name of names) assert.ok(!told.includes(name), `the wall names ${name}`);
    // Each finishes by themselves, whatever the instructor does.
    await one.endCall();
    await page.click(".overhead a");
    await page.waitForSelector(".board tbody tr");
    await reads(page, ".board", "call over");
    await instructor.steer("End the session", "End it for");
    await page.waitForSelector(".room-report h2");
    await one.page.waitForSelector(".room-debrief:not([hidden]) h2");
    await wall.waitForSelector(".wall-over .looking-back");
    await fits(wall, "the wall once it is over");
    const shown = await wall.content() + await page.textContent(".room-report") + await one.page.textContent(".room-debrief");
    for (const name of names.slice(1)) assert.ok(!shown.includes(name), `the debrief names ${name}`);
  });
});

test("what a session came to can be taken away, and a trainee's part of it be erased", () => {
  const names = ["=1+1", "Ben"];
  const always = { after_call: true, at_end: true };
  const showing = { score: always, debrief: always, room: always };
  return asClass({ plan: { showing }, names, expects: REFUSED }, async (met) => {
    const { instructor, trainees: [anna, ben] } = met;
    const { page } = instructor;
    await instructor.steer("Start the session");
    await met.takeCalls();
    for (const [grade, it] of [anna, ben].entries()) {
      await it.say(QUESTION);
      await it.decide(grade);
      await it.endCall();
    }
    await instructor.steer("End the session", "End it for");
    await page.waitForSelector(".room-report h2");
    await fits(page, "the debrief");
    // What was shown once one's own call was over has grown since.
    await reads(anna.page, ".room-debrief", "finished 2 calls");
    await anna.page.click(".past a");
    await anna.page.waitForSelector(".report");
    await anna.page.click("main a:has-text('Back to the session')");
    await reads(anna.page, ".room-debrief", "finished 2 calls");
    await fits(anna.page, "a seat once it is over");
    const [download] = await Promise.all([page.waitForEvent("download"), page.click("#take-away a:has-text('Spreadsheet')")]);
    assert.match(download.suggestedFilename(), /^session-[\d-]+\.xlsx$/);
    await leaves(instructor);
    // A part that is erased is nowhere any more.
    await page.click('#parts tr:has-text("Ben") button');
    await page.click("dialog button:has-text('Erase it')");
    await page.waitForFunction(() => document.querySelectorAll("#parts tbody tr").length === 1);
    assert.equal((await ben.context.request.get(`${ben.address}/api/room/${ben.room}`)).status(), 404);
    await reads(ben.page, "main", "no session here");
    const { bytes } = await instructor.file("results.json?names=1");
    assert.doesNotMatch(bytes.toString(), /Ben/);
    await instructor.go("/instructor");
    await page.click(".audit summary");
    await reads(page, ".audit", "The chain is whole");
    await fits(page, "the instructor's page");
  });
});

/** What is taken away is what its name says, and names somebody only where that was asked for. */
async function leaves(instructor) {
  for (const name of ["report.pdf", "seats/1/report.pdf", "seats/1/certificate.pdf"]) {
    const { bytes, kind } = await instructor.file(name);
    assert.equal(kind, "application/pdf");
    assert.ok(bytes.subarray(0, 5).equals(Buffer.from("%PDF-")), name);
    assert.match(bytes.subarray(-16).toString(), /%%EOF/, name);
  }
  const workbook = await instructor.file("results.xlsx");
  const sheets = entriesOf(workbook.bytes);
  assert.match(sheets.get("xl/workbook.xml"), /<sheet name="Attempts"/);
  assert.doesNotMatch([...sheets.values()].join(), /<f>/, "nothing in it is a formula");
  assert.match([...entriesOf((await instructor.file("results.xlsx?names=1")).bytes).values()].join(), /=1\+1/);
  const [plain, named] = [await instructor.file("results.csv"), await instructor.file("results.csv?names=1")].map((it) => it.bytes.toString());
  assert.ok(plain.startsWith("\ufeffseat,"));
  assert.ok(named.includes(",'=1+1,") && named.includes("Ben"));
  const whole = [plain, (await instructor.file("results.json")).bytes, (await instructor.file("report")).bytes].join();
  for (const name of ["=1+1", "Ben"]) assert.ok(!whole.includes(name), `${name} is named`);
  const part = JSON.parse((await instructor.file("seats/1/export.json")).bytes);
  assert.equal(part.about.name ?? part.name, "=1+1");
}

test("a page of a session that is not there says so, kindly", () => asLearner({ expects: REFUSED, options: { reducedMotion: "reduce" } }, async (learner) => {
  await learner.go("/room/nothing");
  assert.equal(await learner.page.textContent("h1"), "This page cannot be shown");
  await learner.go("/wall/nothing");
  assert.equal(await learner.page.textContent("h1"), "This page cannot be shown");
  await learner.go("/instructor");
  await fits(learner.page, "the instructor's door");
  await learner.page.fill("#secret", "a guess");
  await learner.page.press("#secret", "Enter");
  await reads(learner.page, "#secret-why", "not this server's key");
}));
