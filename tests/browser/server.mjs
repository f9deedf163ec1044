// The real program, serving the shipped scenarios from a folder of its own.

import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

export const REPOSITORY = fileURLToPath(new URL("../../", import.meta.url));
const PROGRAM = resolve(process.env.WARNING_SIGNS ?? join(REPOSITORY, "target/debug/warning-signs"));
const SCENARIOS = join(REPOSITORY, "scenarios");

/** What is still to be ended when the tests end, however they end. */
const running = new Set();
process.on("exit", () => running.forEach((child) => child.kill("SIGKILL")));

/** Runs the program to its end, as in a terminal. */
export function inTerminal(...words) {
  const ran = spawnSync(PROGRAM, [...words, "--scenarios", SCENARIOS], { encoding: "utf8", maxBuffer: 1 << 26 });
  if (ran.error) throw ran.error;
  return ran;
}

export class Server {
  /** Starts a server with nothing kept yet. Any free port does, unless one is named. */
  static async start(port = 0) {
    const data = await mkdtemp(join(tmpdir(), "warning-signs-"));
    const server = new Server(data, port);
    await server.begin();
    return server;
  }

  constructor(data, port) {
    this.data = data;
    this.port = port;
  }

  async begin() {
    const words = ["serve", "--address", `127.0.0.1:${this.port}`, "--data", this.data, "--scenarios", SCENARIOS];
    this.child = spawn(PROGRAM, words, { stdio: ["ignore", "pipe", "inherit"] });
    running.add(this.child);
    this.ended = once(this.child, "exit");
    const lines = createInterface({ input: this.child.stdout });
    const told = new Promise((resolve) => {
      let all = "";
      lines.on("line", (line) => {
        all += `${line}\n`;
        const [, address, key] = /(http:\/\/[^/ ]+)\/instructor#key=(\w+)/.exec(all) ?? [];
        if (key) resolve({ address, key });
      });
    });
    const failed = this.ended.then(() => { throw new Error(`${PROGRAM} ended before it served`); });
    // The key lets whoever has it in as the instructor.
    ({ address: this.address, key: this.key } = await Promise.race([told, failed]));
    failed.catch(() => {});
  }

  /** Ends it as a power cut does: nothing is put away first. */
  async kill() {
    this.child.kill("SIGKILL");
    await this.ended;
    running.delete(this.child);
  }

  /** Ends it, and takes away what it kept. */
  async end() {
    await this.kill();
    await rm(this.data, { recursive: true, force: true });
  }
}

/** A port that nobody listens at just now. */
export async function freePort() {
  const listener = createServer().listen(0, "127.0.0.1");
  await once(listener, "listening");
  const { port } = listener.address();
  listener.close();
  await once(listener, "close");
  return port;
}
