// Runs the tests of a program in a sandbox. A runner of ours goes into the tree beside the program, prints what a
// developer would see, and notes every outcome in a report, which is read from the tree afterwards.
import { z } from 'zod';
import { endingText } from '../ending-text.ts';
import { defaultLimits, type RunResult, type Sandbox } from '../sandbox.ts';
import type { TestOutcome, TestReport, TestRequest } from './report.ts';
import { runnerFolder, runnerFor } from './runner.ts';

const outcomeSchema = z.object({
  name: z.string(),
  outcome: z.enum(['passed', 'failed', 'error']),
  message: z.string().optional(),
});

/** A line of the report. */
const noteSchema = z.union([
  z.object({ start: z.string() }),
  z.object({ problem: z.string() }),
  z.object({ done: z.literal(true) }),
  outcomeSchema,
]);
type Note = z.infer<typeof noteSchema>;

/** Throws what `sandbox.run` throws; whatever the program does is in the report. */
export async function runTests(
  sandbox: Sandbox,
  { language, files, tests }: TestRequest,
  signal?: AbortSignal,
): Promise<TestReport> {
  const { entry, files: own } = await runnerFor(language);
  const result = await sandbox.run({ language, files: { ...files, ...own }, entry, args: tests }, signal);
  const notes = notesIn(result.files[`${runnerFolder}/report.jsonl`] ?? '');
  const problem = problemOf(notes, result);
  // The runner says itself what it could, and does not know that it was stopped.
  const isStopped = problem !== undefined && !notes.some((note) => 'done' in note);
  const { stdout, sandbox: ranIn } = result;
  return {
    tests: notes.filter((note) => 'name' in note).map(asOutcome),
    output: isStopped ? `${stdout}\nERROR: ${problem}\n` : stdout,
    ...(problem === undefined ? {} : { problem }),
    sandbox: ranIn,
  };
}

const asOutcome = ({ name, outcome, message }: z.infer<typeof outcomeSchema>): TestOutcome => ({
  name,
  outcome,
  ...(message === undefined ? {} : { message }),
});

/** A program may write there too: what is not a note says nothing. */
function notesIn(text: string): Note[] {
  return text.split('\n').flatMap((line) => {
    try {
      const { data } = noteSchema.safeParse(JSON.parse(line));
      return data ? [data] : [];
    } catch {
      return [];
    }
  });
}

function problemOf(notes: readonly Note[], { ended, stderr }: RunResult): string | undefined {
  const told = notes.flatMap((note) => ('problem' in note ? [note.problem] : []));
  if (told.length > 0) return told.join('\n');
  if (notes.some((note) => 'done' in note)) return undefined;
  const finished = new Set(notes.flatMap((note) => ('name' in note ? [note.name] : [])));
  const running = notes.flatMap((note) => ('start' in note ? [note.start] : [])).at(-1);
  const what = running === undefined || finished.has(running) ? 'the run' : running;
  if (ended === 'time') return `${what} does not end`;
  const last = stderr.trim().split('\n').at(-1) ?? '';
  const why =
    ended === 'exit'
      ? `ended early${last === '' ? '' : `: ${last}`}`
      : `was ${endingText(ended, defaultLimits)}`;
  return `${what} ${why}`;
}
