// Runs the tests of a program in a sandbox. A runner of ours goes into the tree beside the program, prints what a
// developer would see, and notes every outcome in a report, which is read from the tree afterwards.
import { z } from 'zod';
import { endingText } from '../ending-text.ts';
import { defaultLimits, type Files, type RunResult, type Sandbox } from '../sandbox.ts';
import type { TestOutcome, TestReport, TestRequest, Version } from './report.ts';
import { runnerFolder, runnerFor, versionsRunner } from './runner.ts';

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
  { language, files, tests, clock, isReversed }: TestRequest,
  signal?: AbortSignal,
): Promise<TestReport> {
  const { entry, files: own } = await runnerFor(language);
  const args = isReversed ? ['--reversed', ...tests] : tests;
  const result = await sandbox.run(
    { language, files: { ...files, ...own }, entry, args, ...(clock === undefined ? {} : { clock }) },
    signal,
  );
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

/**
 * Of a program in Python, each version tried in the interpreter of the one before it: to start one takes longer than
 * most tests. Undefined where nothing is known: after a version that does not end, and, because a program can leave
 * something behind, for all of them if the last one does not pass, which has to be one that does.
 */
export async function runVersions(
  sandbox: Sandbox,
  { files, versions }: { readonly files: Files; readonly versions: readonly Version[] },
  signal?: AbortSignal,
): Promise<(Pick<TestReport, 'tests' | 'problem'> | undefined)[]> {
  const { entry, files: own } = await versionsRunner();
  const list = { [`${runnerFolder}/versions.json`]: JSON.stringify(versions) };
  const result = await sandbox.run(
    { language: 'python', files: { ...files, ...own, ...list }, entry },
    signal,
  );
  const reports = versions.map((_, index) => {
    const notes = notesIn(result.files[`${runnerFolder}/report-${index}.jsonl`] ?? '');
    if (!notes.some((note) => 'done' in note)) return undefined;
    const problem = notes.flatMap((note) => ('problem' in note ? [note.problem] : [])).join('\n');
    const tests = notes.filter((note) => 'name' in note).map(asOutcome);
    return { tests, ...(problem === '' ? {} : { problem }) };
  });
  const last = reports.at(-1);
  const isAsBefore = last?.problem === undefined && last?.tests.every(({ outcome }) => outcome === 'passed');
  const isCut = reports.includes(undefined);
  return isAsBefore || isCut ? reports : reports.map(() => undefined);
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
