/** @typedef {{ name: string, start: number, days: number }} Task days from 0; a milestone has no days */

/**
 * Reads a plan, one task per line: a name, a colon, and the number of days (0 for a milestone), followed by
 * `after` and the names of other tasks with commas between them, or by `on` and a day.
 *
 *     roof: 5
 *     windows: 3 after roof
 *     keys: 0 after windows, kitchen
 *
 * A task starts on the day after the last of the others has ended, on its day, or on day 0. A milestone falls on
 * the day on which its last task ended (day 0 if that is a milestone on day 0). Tasks may be named before they
 * are defined. Empty lines are skipped.
 *
 * @param {string} text
 * @returns {Task[]} in the order of the lines
 * @throws {SyntaxError} with the number of a line of another form, or one that repeats a name
 * @throws {Error} `There is no task X.`, or `X waits for itself.` for a circle
 */
export function parsePlan(text) {
  /** @type {Map<string, { days: number, after: string[], on: number }>} */
  const lines = new Map();
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const match = /^([^:]+):\s*(\d+)(?:\s+after\s+(\S.*)|\s+on\s+(\d+))?$/.exec(line.trim());
    const name = match?.[1].trim() ?? '';
    if (!match || lines.has(name))
      throw new SyntaxError(`Line ${index + 1} is not a new task: ${line.trim()}`);
    const after = match[3]?.split(',').map((part) => part.trim()) ?? [];
    lines.set(name, { days: Number(match[2]), after, on: Number(match[4] ?? 0) });
  }

  /** @type {Map<string, Task>} */
  const tasks = new Map();
  /** @type {(name: string, path: string[]) => Task} */
  const taskFor = (name, path) => {
    const known = tasks.get(name);
    if (known) return known;
    const line = lines.get(name);
    if (!line) throw new Error(`There is no task ${name}.`);
    if (path.includes(name)) throw new Error(`${name} waits for itself.`);
    const ends = line.after.map((other) => endOf(taskFor(other, [...path, name])));
    const first = Math.max(line.on, ...ends);
    const start = line.days === 0 && ends.length > 0 ? Math.max(0, first - 1) : first;
    const task = { name, start, days: line.days };
    tasks.set(name, task);
    return task;
  };
  return [...lines.keys()].map((name) => taskFor(name, []));
}

/**
 * The first day after a task; a milestone counts as its day.
 *
 * @param {Task} task
 */
export function endOf({ start, days }) {
  return days === 0 ? start + 1 : start + days;
}
