// What SQL of a world may use up. Steps of SQLite's virtual machine are counted, not time, so that a program ends
// with the same result on every machine; time is the limit behind that, for steps that each take long.

/**
 * In one call of a tool. Of 17,320 calls of grown worlds, half took fewer than 450, and none more than 25,000. The limit
 * is reached after a few tenths of a second, during which a run does not hear Ctrl-C.
 */
export const mostSteps = 5_000_000;

/** How often the budget is looked at, in steps. */
export const stepsPerLook = 100;

/** In one call, beside what the worlds of the thread hold: a quarter of the engine's memory. */
export const mostMemory = 64 * 2 ** 20;

/**
 * In milliseconds that pass, and that the process computes. Within its steps, a call takes this long only if most of them
 * process long texts.
 */
export const mostTime = 10_000;

/** A tool answers an agent, who cannot use more rows than this; a wrong join makes millions. */
export const mostRows = 5000;

/** In bytes, of one text: an agent's context ends before. The longer a text is, the longer a step may take. */
export const longestText = 250_000;

/** In characters, of all texts of one query. */
export const mostText = 1_000_000;

/** In pages of 4 KB: 8 MB. A world of thirty rows a table takes some dozens. */
export const mostPages = 2048;

/** SQL of a world was stopped because it used up more than it may. The message says what, as part of a sentence. */
export class LimitError extends Error {
  override readonly name = 'LimitError';
}

export const tooMuchMemory = `it needed more than ${mostMemory / 2 ** 20} MB of memory`;
