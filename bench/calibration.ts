// How often the judge errs, as docs/calibration.md: what `toolloom calibrate` measured on runs, class by class, and how
// many plays with a vice were accepted. Name runs whose worlds no rule of the judge was tuned on.
// Usage: npm run -s bench -- calibration.js RUN ... > docs/calibration.md
import { wilson } from '../pipeline/interval.ts';
import { frozenConfigOf, readRunStore } from '../pipeline/run.ts';
import type { Calibration } from '../schemas/calibration.ts';
import { defects } from '../stages/calibrate/defects/index.ts';
import { harmlessChanges } from '../stages/calibrate/harmless/index.ts';
import { type ClassRates, calibrationReport, reportHead, rowOf } from '../stages/calibrate/report.ts';
import { vices } from '../stages/simulate/vices/index.ts';

const runs = process.argv.slice(2);
const calibrations: Calibration[] = [];
const shown = new Map<string, { plays: number; accepted: number }>();
const seeds: unknown[] = [];
for (const run of runs) {
  await using store = await readRunStore(run);
  seeds.push((await frozenConfigOf(run))?.config.seed);
  for await (const each of store.read('calibrations')) calibrations.push(each);
  const accepted = new Set<string>();
  for await (const { trajectory } of store.read('judgements')) accepted.add(trajectory);
  for await (const { id, vice } of store.read('trajectories')) {
    if (vice === undefined) continue;
    const counted = shown.get(vice) ?? { plays: 0, accepted: 0 };
    shown.set(vice, { plays: counted.plays + 1, accepted: counted.accepted + Number(accepted.has(id)) });
  }
}
const report = calibrationReport(calibrations);
const summaries = new Map([...defects, ...harmlessChanges].map(({ name, summary }) => [name, summary]));

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const ratesTable = (classes: readonly ClassRates[]): string[] => [
  row([...reportHead, 'what is planted']),
  row([...reportHead, ''].map(() => '---')),
  ...classes.map((rates) => row([...rowOf(rates), summaries.get(rates.name) ?? ''])),
];
const share = (count: number, of: number): string => {
  const { low, high } = wilson(count, of);
  return `${((100 * count) / of).toFixed(1)} % (${(100 * low).toFixed(1)}-${(100 * high).toFixed(1)})`;
};
const isDefect = (name: string): boolean => vices.find((vice) => vice.name === name)?.isDefect ?? true;
const sorted = [...shown].sort(([a], [b]) => (a < b ? -1 : 1));
const spoiled = sorted.filter(([name]) => isDefect(name)).map(([, counted]) => counted);
const sum = (of: (counted: { plays: number; accepted: number }) => number): number =>
  spoiled.reduce((total, counted) => total + of(counted), 0);

process.stdout.write(
  [
    '# How often the judge errs',
    '',
    '<!-- Written by bench/calibration.ts. -->',
    '',
    `Measured by \`toolloom calibrate\` on ${report.plays} accepted plays of offline runs (seeds ${seeds.join(', ')}),`,
    'in worlds that no rule was tuned on. Each share stands with its 95 % interval (Wilson). The rubric judge is asked',
    'only about plays that code lets pass; in an offline run it is a procedure, so `both` shows little more than `code`.',
    'What few plays have a place for is looked for in more of them, and planted in up to three places of each, which the',
    'intervals take for independent.',
    '',
    '## Defects that were accepted',
    '',
    ...ratesTable([...report.defects, report.falseAccepts]),
    '',
    '## Harmless changes that were rejected',
    '',
    ...ratesTable([...report.harmless, report.falseRejects]),
    '',
    '## Vices that were accepted',
    '',
    'Some plays are told to go wrong from the start. `detour` is a slip, after which a play may be accepted.',
    '',
    row(['vice', 'plays', 'accepted']),
    row(['---', '---', '---']),
    ...sorted.map(([name, { plays, accepted }]) => row([name, String(plays), share(accepted, plays)])),
    row([
      'all but slips',
      String(sum(({ plays }) => plays)),
      share(
        sum(({ accepted }) => accepted),
        sum(({ plays }) => plays),
      ),
    ]),
    '',
  ].join('\n'),
);
