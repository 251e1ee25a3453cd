// The verdicts of people: lines that are only ever appended to audit.jsonl in the directory of the run, so that a
// kill loses none and a later session goes on where this one stopped. Taking a verdict back is a line as well:
//   {"trajectory":"5aa…","verdict":"rejected","reason":"side_effects","blind":true}
//   {"trajectory":"5aa…","verdict":"undone"}
import { join } from 'node:path';
import { z } from 'zod';
import { messageOf, UsageError } from '../../errors.ts';
import { lineFile, readLines } from '../../files/line-file.ts';
import { auditFile } from '../../run.ts';

const blind = z.boolean().describe("false if the judge's verdict on the play had been shown before");
const givenSchema = z.discriminatedUnion('verdict', [
  z.strictObject({ trajectory: z.string(), verdict: z.literal('accepted'), blind }),
  z.strictObject({
    trajectory: z.string(),
    verdict: z.literal('rejected'),
    reason: z.string().describe("the name of a rule of the judge, or the person's own words"),
    blind,
  }),
]);
export type HumanVerdict = z.infer<typeof givenSchema>;

const undoneSchema = z.strictObject({ trajectory: z.string(), verdict: z.literal('undone') });
const lineSchema = z.discriminatedUnion('verdict', [givenSchema, undoneSchema]);
type Line = z.infer<typeof lineSchema>;

/** By trajectory, as they stand after everything that was taken back. */
export type Verdicts = ReadonlyMap<string, HumanVerdict>;

export interface VerdictLog extends Disposable {
  readonly verdicts: Verdicts;
  accept(trajectory: string): void;
  reject(trajectory: string, reason: string): void;
  undo(trajectory: string): void;
}

export async function readVerdicts(directory: string): Promise<Verdicts> {
  const path = join(directory, auditFile);
  const verdicts = new Map<string, HumanVerdict>();
  await readLines(path, (text, number) => take(lineFrom(text, `${path}:${number}`), verdicts));
  return verdicts;
}

interface VerdictLogOptions {
  /** Whether the verdicts of the judge are in sight, so that none of a person is blind. */
  readonly isJudgeShown?: boolean;
}

export async function openVerdictLog(
  directory: string,
  { isJudgeShown = false }: VerdictLogOptions = {},
): Promise<VerdictLog> {
  const path = join(directory, auditFile);
  const verdicts = new Map<string, HumanVerdict>();
  const shown = new Set<string>(); // once a play had a verdict, that of the judge was shown
  const note = (line: Line): void => {
    take(line, verdicts);
    shown.add(line.trajectory);
  };
  const file = await lineFile(path, (text, number) => note(lineFrom(text, `${path}:${number}`)));
  const append = (line: Line): void => {
    file.write(JSON.stringify(line));
    note(line);
  };
  const isBlind = (trajectory: string): boolean => !isJudgeShown && !shown.has(trajectory);
  return {
    verdicts,
    accept: (trajectory) => append({ trajectory, verdict: 'accepted', blind: isBlind(trajectory) }),
    reject: (trajectory, reason) =>
      append({ trajectory, verdict: 'rejected', reason, blind: isBlind(trajectory) }),
    undo: (trajectory) => append({ trajectory, verdict: 'undone' }),
    [Symbol.dispose]: () => file.close(),
  };
}

function lineFrom(text: string, place: string): Line {
  try {
    return lineSchema.parse(JSON.parse(text));
  } catch (cause) {
    const why =
      cause instanceof z.ZodError ? z.prettifyError(cause).replaceAll(/\s+/g, ' ') : messageOf(cause);
    throw new UsageError(`${place} is not a verdict (${why}); correct or remove the line`, { cause });
  }
}

function take(line: Line, verdicts: Map<string, HumanVerdict>): void {
  if (line.verdict === 'undone') verdicts.delete(line.trajectory);
  else verdicts.set(line.trajectory, line);
}
