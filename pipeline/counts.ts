// Requests that stages sent to the outside world, other than to models. One line each, so a kill loses none.
// The sums are shown to people; nothing that a run makes depends on them.
import { z } from 'zod';
import { messageOf, UsageError } from './errors.ts';
import { lineFile, readLines } from './files/line-file.ts';

export interface Counts {
  add(stage: string, what: string): void;
  close(): void;
}

export const noCounts: Counts = { add() {}, close() {} };

const lineSchema = z.tuple([z.string(), z.string()]);

export async function openCounts(path: string): Promise<Counts> {
  const file = await lineFile(path);
  return { add: (stage, what) => file.write(JSON.stringify([stage, what])), close: () => file.close() };
}

type CountSums = { readonly [stage: string]: Readonly<Record<string, number>> };

/** Adds up what a run has counted, also while another process writes it. */
export async function readCounts(path: string): Promise<CountSums> {
  const sums: Record<string, Record<string, number>> = {};
  await readLines(path, (line, number) => {
    const [stage, what] = parseCount(line, path, number);
    const ofStage = sums[stage] ?? {};
    ofStage[what] = (ofStage[what] ?? 0) + 1;
    sums[stage] = ofStage;
  });
  return sums;
}

function parseCount(line: string, path: string, number: number): [string, string] {
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
