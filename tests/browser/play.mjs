// A play as its author wrote it, step by step, and what the terminal makes of it.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { REPOSITORY, inTerminal } from "./server.mjs";

/** The steps of a play, without the notes to whoever watches it: the verb, its words, and what is named with `=`. */
export function stepsOf(scenario, name) {
  const source = readFileSync(join(REPOSITORY, "scenarios", scenario, "plays", `${name}.play`), "utf8");
  const lines = source.split("\n").filter((it) => it && !it.startsWith("#") && !it.startsWith("expect "));
  const steps = lines.map((it) => it.slice(it.indexOf(" ") + 1)).filter((it) => !it.startsWith("note "));
  return steps.map((text) => ({ text, words: text.split(" "), rest: text.slice(text.indexOf(" ") + 1), named: named(text) }));
}

/** What a step names, such as reason="…": every name with all that was given under it. */
function named(text) {
  const given = {};
  for (const [, name, quoted, plain] of text.matchAll(/(\w+)=(?:"([^"]*)"|(\S+))/g)) (given[name] ??= []).push(quoted ?? plain);
  return given;
}

/** Plays these steps in the terminal, each as soon as the caller has finished. */
export function playedInTerminal(scenario, steps, seed) {
  const folder = mkdtempSync(join(tmpdir(), "warning-signs-play-"));
  const script = join(folder, "script.play");
  const journal = join(folder, "script.journal");
  writeFileSync(script, steps.map((it) => `then ${it.text}\n`).join(""));
  const ran = inTerminal("play", scenario, "--untimed", "--seed", String(seed), "--json", "--script", script, "--journal", journal);
  if (ran.status !== 0) throw new Error(ran.stderr || ran.stdout);
  const events = readFileSync(journal, "utf8").trim().split("\n").map((it) => JSON.parse(it.slice(it.indexOf("{"))));
  rmSync(folder, { recursive: true });
  return { ...JSON.parse(ran.stdout), events: events.slice(1) };
}

/** The words of the lines a play marks and quotes, in their order. A play may name a line that another one stands for with
 * this seed, and the journal tells which: its lines are numbers, and what was said there was said in the order of the
 * transcript. */
export function linesOf(told) {
  const said = told.events.filter((it) => it.what.Said).map((it) => it.what.Said.line);
  const words = told.transcript.filter((it) => it.line !== null).map((it) => it.text);
  if (said.length !== words.length) throw new Error("the transcript is not what the journal says");
  const of = new Map(said.map((line, place) => [line, words[place]]));
  const all = (pick) => told.events.map((it) => pick(it.what)).filter((it) => it !== undefined).map((it) => of.get(it));
  const challenged = told.events.map((it) => it.what.Challenged).find(Boolean);
  return {
    marked: all((it) => it.Marked?.line),
    quoted: all((it) => it.Quoted),
    brought: (challenged?.quotes ?? []).map((it) => of.get(it)),
    searched: told.events.map((it) => it.what.Searched).filter(Boolean),
  };
}
