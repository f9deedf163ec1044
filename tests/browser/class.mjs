// A class: its instructor, its trainees, and the wall, each at a browser of their own.

import { Learner, server as shared } from "./browser.mjs";
import { Instructor } from "./instructor.mjs";
import { Trainee } from "./trainee.mjs";

export class Class {
  /** @param {{plan?: object, names?: string[], server?: import("./server.mjs").Server, expects?: RegExp[]}} wish */
  static async meet({ plan, names = [], server, expects } = {}) {
    const met = new Class();
    // Without motion, a colour is never met half way to another.
    met.wish = { expects, options: { reducedMotion: "reduce" } };
    met.all = [];
    try {
      met.instructor = met.came(await Instructor.enter(server ?? await shared(), met.wish));
      await met.instructor.open(plan);
      met.trainees = [];
      for (const name of names) await met.join(name);
    } catch (why) {
      await met.part();
      throw why;
    }
    return met;
  }

  came(who) {
    this.all.push(who);
    return who;
  }

  async join(name) {
    const trainee = this.came(await Trainee.join(this.instructor, name, this.wish));
    this.trainees.push(trainee);
    return trainee;
  }

  /** The wall, in a window of its own, as on a projector: a browser lets a tab that nobody sees stand still. */
  async wall() {
    const { instructor, wish } = this;
    const options = { ...wish.options, storageState: await instructor.context.storageState() };
    const wall = this.came(await Learner.come({ ...wish, address: instructor.address, options }));
    await wall.go(`/wall/${instructor.room}`);
    return wall.page;
  }

  /** Everybody takes their call. */
  async takeCalls() {
    for (const trainee of this.trainees) await trainee.takeCall();
  }

  /** All go, whatever their pages did. */
  async part() {
    for (const who of this.all) {
      if (who.faults.length) console.error(who.faults.join("\n"));
      await who.context.close();
    }
  }

  /** All go, and whoever's page did what it must not is found out. */
  async leave() {
    for (const who of this.all) await who.leave();
  }
}

/** Runs a test with a class, which parts at its end whether or not it went well. */
export async function asClass(wish, does) {
  const met = await Class.meet(wish);
  let went = false;
  try {
    await does(met);
    went = true;
  } finally {
    if (!went) await met.part();
  }
  await met.leave();
}
