// What stages asked of the world outside, other than models: a line for each, so that a kill loses none. The
// sums are for people; nothing that a run makes depends on them.
import { z } from 'zod';
import { messageOf, UsageError } from './errors.ts';
import { appendLog } from './files/append-log.ts';
import { lineFile } from './files/line-file.ts';

export interface Counts {
  add(stage: string, what: string): void;
  close(): void;
}

export const noCounts: Counts = { add() {}, close() {} };

const lineSchema = z.tuple([z.string(), z.string()]);

export async function openCounts(path: string): Promise<Counts> {
  const file = await lineFile(path, () => {});
  return { add: (stage, what) => file.write(JSON.stringify([stage, what])), close: () => file.close() };
}

export type CountSums = { readonly [stage: string]: Readonly<Record<string, number>> };

/** Reads what a run has counted, also while another process writes it. */
export async function readCounts(path: string): Promise<CountSums> {
  const sums: Record<string, Record<string, number>> = {};
  const log = await appendLog(path, false, (line, _, number) => {
    const [stage, what] = parsed(line, path, number);
    const ofStage = sums[stage] ?? {};
    ofStage[what] = (ofStage[what] ?? 0) + 1;
    sums[stage] = ofStage;
  }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined; // a run that asked nobody
    throw error;
  });
  await log?.close();
  return sums;
}

function parsed(line: string, path: string, number: number): [string, string] {
  try {
    return lineSchema.parse(JSON.parse(line));
  } catch (cause) {
    throw new UsageError(
      `${path}:${number}: not a line of counts (${messageOf(cause).split('\n')[0]}); remove the file, nothing depends on it`,
      { cause },
    );
  }
}

export function countsText(sums: CountSums): string {
  const lines = Object.entries(sums).map(([stage, counts]) => {
    const parts = Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1));
    return `  ${stage}: ${parts.map(([what, count]) => `${what} ${count.toLocaleString('en')}`).join(', ')}`;
  });
  return lines.length === 0 ? '' : `\nasked outside:\n${lines.join('\n')}\n`;
}
