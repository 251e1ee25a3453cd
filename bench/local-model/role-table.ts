// What a model made of every prompt, as a table in Markdown: per role how many replies could be used at once, how many
// after the repair, and what was wrong with the others, with tokens and seconds per reply. Read from the trace and the
// ledger that calls leave in a folder.
import { join } from 'node:path';
import { z } from 'zod';
import { readLines } from '../../pipeline/files/line-file.ts';
import { type LedgerEntry, ledgerEntrySchema } from '../../pipeline/money/spending.ts';
import { ledgerFile, traceFile } from '../../pipeline/run.ts';
import { roles } from '../../stages/roles.ts';
import { countInto, mostFrequent, percent } from '../figure.ts';

const callSchema = z.looseObject({
  error: z.string().optional(),
  attributes: z.looseObject({ 'toolloom.role': z.string() }),
  events: z.array(z.looseObject({ name: z.string(), fault: z.string().optional() })).default([]),
});
type Call = z.infer<typeof callSchema>;

const columns =
  'role,asked,used at once,after repair,unusable,faults of replies,prompt,from cache,reply,seconds'.split(
    ',',
  );

export async function roleTable(folder: string): Promise<string[]> {
  const calls = new Map<string, Call[]>();
  await readLines(join(folder, traceFile), (line) => {
    const call = callSchema.safeParse(JSON.parse(line)).data;
    if (call) calls.set(roleOf(call), [...(calls.get(roleOf(call)) ?? []), call]);
  });
  const replies = new Map<string, LedgerEntry[]>();
  await readLines(join(folder, ledgerFile), (line) => {
    const entry = ledgerEntrySchema.safeParse(JSON.parse(line)).data; // reservations are lines of their own
    if (entry && !entry.lost) replies.set(entry.role, [...(replies.get(entry.role) ?? []), entry]);
  });
  return [
    `| ${columns.join(' | ')} |`,
    `| ${columns.map(() => '---').join(' | ')} |`,
    ...Object.keys(roles)
      .filter((name) => calls.has(name))
      .map((name) => roleLine(name, calls.get(name) ?? [], replies.get(name) ?? [])),
  ];
}

function roleOf({ attributes }: Call): string {
  return attributes['toolloom.role'];
}

/** Calls that never got a reply, because the server or the run was stopped, count as nothing but asked. */
function roleLine(name: string, asked: readonly Call[], received: readonly LedgerEntry[]): string {
  const isSentBack = ({ events }: Call): boolean => events.some(({ name: event }) => event === 'repair');
  const failed = asked.filter((call) => call.error !== undefined && isSentBack(call));
  const used = asked.filter(({ error }) => error === undefined);
  const mended = used.filter(isSentBack);
  const faults = new Map<string, number>();
  for (const { events } of asked)
    for (const event of events)
      if (event.name === 'repair' && event.fault !== undefined) countInto(faults, event.fault);
  const mean = (of: (entry: LedgerEntry) => number): number =>
    received.length === 0 ? 0 : received.reduce((sum, entry) => sum + of(entry), 0) / received.length;
  const share = (part: number): string => `${part} (${percent(part, asked.length)})`;
  const figures = [
    share(used.length - mended.length),
    share(mended.length),
    share(failed.length),
    mostFrequent(faults)
      .map(([fault, count]) => `${fault} ${count}`)
      .join(', '),
    Math.round(mean(({ input }) => input)),
    Math.round(mean(({ cachedInput }) => cachedInput)),
    Math.round(mean(({ output }) => output)),
    Math.round(mean(({ seconds }) => seconds)),
  ];
  return `| ${[name, asked.length, ...figures].join(' | ')} |`;
}
