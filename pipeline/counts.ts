// Requests that stages sent to the outside world, other than to models. One line each, so a kill loses none.
// The sums are shown to people; nothing that a run makes depends on them.
import { z } from 'zod';
import { messageOf, UsageError } from './errors.ts';
import { lineFile, readLines } from './files/line-file.ts';

export interface Counts {
  add(stage: string, what: string): void;
  /** What was counted is durable once this is over. */
  close(): void | Promise<void>;
}

export const noCounts: Counts = { add() {}, close() {} };

/** A request of this process, or a number of requests that was taken over from a database. */
const lineSchema = z.union([
  z.tuple([z.string(), z.string()]),
  z.tuple([z.string(), z.string(), z.int().positive()]),
]);
type CountLine = z.infer<typeof lineSchema>;

export async function openCounts(path: string): Promise<Counts> {
  const file = await lineFile(path);
  return { add: (stage, what) => file.write(JSON.stringify([stage, what])), close: () => file.close() };
}

type CountSums = { readonly [stage: string]: Readonly<Record<string, number>> };

/** Adds up what a run has counted, also while another process writes it. */
export const readCounts = (path: string): Promise<CountSums> => sumsOf(path, () => true);

/** Of what was taken over from a database alone. */
export const mirroredSums = (path: string): Promise<CountSums> =>
  sumsOf(path, ([, , taken]) => taken !== undefined);

async function sumsOf(path: string, isMeant: (line: CountLine) => boolean): Promise<CountSums> {
  const sums: Record<string, Record<string, number>> = {};
  await readLines(path, (text, at) => {
    const line = parseCount(text, path, at);
    if (!isMeant(line)) return;
    const [stage, what, number = 1] = line;
    const ofStage = sums[stage] ?? {};
    ofStage[what] = (ofStage[what] ?? 0) + number;
    sums[stage] = ofStage;
  });
  return sums;
}

function parseCount(line: string, path: string, number: number): CountLine {
  try {
    return lineSchema.parse(JSON.parse(line));
  } catch (cause) {
    throw new UsageError(
      `${path}:${number}: this line holds no count (${messageOf(cause).split('\n')[0]}); ` +
        'delete the file: nothing depends on it',
      { cause },
    );
  }
}

export function countsText(sums: CountSums): string {
  const lines = Object.entries(sums).map(([stage, counts]) => {
    const parts = Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1));
    return `  ${stage}: ${parts.map(([what, count]) => `${what} ${count.toLocaleString('en')}`).join(', ')}`;
  });
  return lines.length === 0 ? '' : `\nRequests to the outside:\n${lines.join('\n')}\n`;
}
