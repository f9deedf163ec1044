// What a call of a session has beside any other. Only such a call loads it.

export { leading } from "./leading.js";
export { nextQuestion } from "./next.js";
export { overhead } from "./overhead.js";
