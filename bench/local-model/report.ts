// What a model made of every prompt, as a table in Markdown: per role how many replies could be used at once, how many
// after the repair, and what was wrong with the others, with tokens and seconds per reply; then what was rejected, by
// stage and reason. All of it is read from the trace, the ledger, and the units of a run.
// Usage: npm run -s bench -- local-model/report.js RUN
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { readLines } from '../../pipeline/files/line-file.ts';
import { type LedgerEntry, ledgerEntrySchema } from '../../pipeline/money/spending.ts';
import { ledgerFile, readRunStore, traceFile } from '../../pipeline/run.ts';
import { stages } from '../../stages/index.ts';
import { roles } from '../../stages/roles.ts';
import { countInto, mostFrequent, percent } from '../figure.ts';

const callSchema = z.looseObject({
  error: z.string().optional(),
  attributes: z.looseObject({ 'toolloom.role': z.string() }),
  events: z.array(z.looseObject({ name: z.string(), fault: z.string().optional() })).default([]),
});
type Call = z.infer<typeof callSchema>;

const run = process.argv[2];
if (run === undefined)
  throw new Error('name the folder of a run: npm run -s bench -- local-model/report.js RUN');
// The script is compiled into .bench/bench; RUN is relative to the project.
const folder = resolve(import.meta.dirname, '../../..', run);
const print = (line: string): void => void process.stdout.write(`${line}\n`);

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

const columns =
  'role,asked,used at once,after repair,unusable,faults of replies,prompt,from cache,reply,seconds'.split(
    ',',
  );
print(`| ${columns.join(' | ')} |
| ${columns.map(() => '---').join(' | ')} |`);
for (const name of Object.keys(roles)) print(roleLine(name, calls.get(name) ?? [], replies.get(name) ?? []));
print('\n| stage | rejected because | records |\n| --- | --- | --- |');
await using store = await readRunStore(folder);
for (const { name: stage } of stages)
  for (const [reason, count] of Object.entries(store.tally(stage).reasons))
    print(`| ${stage} | ${reason} | ${count} |`);

function roleOf({ attributes }: Call): string {
  return attributes['toolloom.role'];
}

/** Calls that never got a reply, because the server or the run was stopped, count as nothing but asked. */
function roleLine(name: string, asked: readonly Call[], received: readonly LedgerEntry[]): string {
  const isSentBack = ({ events }: Call): boolean => events.some(({ name }) => name === 'repair');
  const failed = asked.filter((call) => call.error !== undefined && isSentBack(call));
  const used = asked.filter(({ error }) => error === undefined);
  const mended = used.filter(isSentBack);
  const faults = new Map<string, number>();
  for (const { events } of asked)
    for (const event of events)
      if (event.name === 'repair' && event.fault !== undefined) countInto(faults, event.fault);
  const mean = (of: (entry: LedgerEntry) => number): number =>
    received.length === 0 ? 0 : received.reduce((sum, entry) => sum + of(entry), 0) / received.length;
  const share = (part: number): string =>
    asked.length === 0 ? '' : `${part} (${percent(part, asked.length)})`;
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
  const cells = asked.length === 0 ? figures.map(() => '') : figures;
  return `| ${[name, asked.length, ...cells].join(' | ')} |`;
}
