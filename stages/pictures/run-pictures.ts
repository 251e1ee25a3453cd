// The pictures of a run: what a dataset card and `toolloom inspect --plots` show.
import type { Spending } from '../../pipeline/money/spending.ts';
import type { Reader } from '../../pipeline/store.ts';
import { type ClassRates, calibrationOf } from '../calibrate/report.ts';
import { nearest } from '../cluster/nearest.ts';
import { decodeVector } from '../vectors.ts';
import { barChart } from './bars.ts';
import { histogram } from './histogram.ts';
import { barsOf, wholeBars } from './histogram-bars.ts';
import { intervalChart } from './intervals.ts';
import { scatter } from './scatter.ts';
import { colors } from './svg.ts';

export interface Picture {
  /** Of its file, without extension. */
  readonly name: string;
  /** What it shows, for those who do not see it. */
  readonly alt: string;
  readonly svg: string;
}

/** Bars that a reader looks through. The note says what is not shown. */
const mostBars = 40;

export async function funnelPicture(store: Reader): Promise<Picture> {
  const [tasks, plays, judged] = ['tasks', 'trajectories', 'judgements'].map(
    (name) => store.count(name as 'tasks'), // each is a collection
  ) as [number, number, number];
  const selected = store.count('selections');
  const turnedAway = store.tally('write-tasks').rejects;
  const bars = [
    { label: 'tasks written', values: [tasks, turnedAway] },
    { label: 'plays', values: [plays, 0] },
    { label: 'plays judged', values: [judged, store.tally('judge').rejects] },
    { label: 'accepted plays, selection', values: [selected, Math.max(0, judged - selected)] },
  ].map((bar) => ({ ...bar, text: keptText(bar.values as [number, number]) }));
  const title = 'From tasks to training data';
  const note = 'What each step kept, and what it turned down or left out';
  const parts = [['kept', colors.blue] as const, ['turned down or left out', colors.orange] as const];
  const unit = 'tasks, then plays of them';
  return { name: 'funnel', alt: `${title}: ${note}`, svg: barChart({ title, note, parts, bars, unit }) };
}

const keptText = ([kept, lost]: readonly [number, number]): string =>
  lost === 0 ? String(kept) : `${kept} of ${kept + lost}`;

export interface KindCounts {
  readonly name: string;
  /** One number for each part. */
  readonly values: readonly number[];
}

interface Parts {
  readonly note: string;
  readonly parts: readonly (readonly [name: string, color: string])[];
}

export function kindsPicture(kinds: readonly KindCounts[], { note, parts }: Parts): Picture | undefined {
  if (kinds.length === 0) return undefined;
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  const isUsed = (part: number): boolean => kinds.some(({ values }) => (values[part] ?? 0) > 0);
  const sorted = kinds.toSorted((a, b) => sum(b.values) - sum(a.values) || (a.name < b.name ? -1 : 1));
  const bars = sorted.slice(0, mostBars).map(({ name, values }) => ({
    label: name.replaceAll('_', ' '),
    values: values.filter((_, part) => isUsed(part)),
  }));
  const rest = sorted.slice(mostBars);
  const restNote =
    rest.length === 0
      ? ''
      : `; ${rest.length} more kinds with ${sum(rest.flatMap(({ values }) => values))} plays are not shown`;
  const title = 'Plays by kind of task';
  const alt = `${title}: ${note}${restNote}`;
  const used = parts.filter((_, part) => isUsed(part));
  const svg = barChart({ title, note: `${note}${restNote}`, parts: used, bars, unit: 'plays' });
  return { name: 'kinds', alt, svg };
}

export function lengthsPicture(calls: readonly number[]): Picture | undefined {
  if (calls.length === 0) return undefined;
  // A few very long plays would leave no room for all the others.
  const most = calls.toSorted((a, b) => a - b)[Math.ceil(0.97 * (calls.length - 1))] ?? 0;
  const bars = wholeBars(calls.map((count) => Math.min(count, most)));
  const title = 'Length of plays';
  const longest = calls.reduce((longer, count) => Math.max(longer, count), 0);
  const note = `Tool calls in each of ${calls.length} plays; the longest has ${longest}`;
  const svg = histogram({ title, note, bars, counted: 'plays', by: 'tool calls', isOpen: longest > most });
  return { name: 'lengths', alt: `${title}: ${note}`, svg };
}

export async function mapPicture(store: Reader): Promise<Picture | undefined> {
  for await (const { points } of store.read('maps')) {
    if (points.length === 0) continue;
    const title = 'Map of tools';
    const real = points.filter(({ kind }) => kind === 'spec').length;
    const note = `${points.length - real} grown and ${real} real tools; near ones do alike things; colors are categories`;
    const grouped = points.map(({ x, y, kind, group }) => ({
      x,
      y,
      group: kind === 'spec' ? 'real tools' : group,
    }));
    return { name: 'map', alt: `${title}: ${note}`, svg: scatter({ title, note, points: grouped }) };
  }
  return undefined;
}

/** Undefined where the judge was not measured. */
export async function calibrationPicture(store: Reader): Promise<Picture | undefined> {
  const report = await calibrationOf(store);
  if (!report) return undefined;
  const row =
    (color: string) =>
    ({ name, both }: ClassRates) => ({
      ...{ label: name.replaceAll('_', ' '), color, share: both.share, low: both.low, high: both.high },
      count: both.plays,
    });
  const title = 'How often the judge errs';
  const note =
    'Red: planted defects that it accepted. Blue: harmless changes that it rejected. With 95 % intervals';
  const rows = [
    ...[report.falseAccepts, ...report.defects].map(row(colors.red)),
    ...[report.falseRejects, ...report.harmless].map(row(colors.blue)),
  ].filter(({ count }) => count > 0);
  const unit = 'share of the plays in which it was planted';
  return { name: 'calibration', alt: `${title}: ${note}`, svg: intervalChart({ title, note, rows, unit }) };
}

/** How near the nearest other tool is. Undefined where there are fewer than two vectors. */
export async function likenessPicture(store: Reader): Promise<Picture | undefined> {
  const tools = new Set(store.ids('tools'));
  const vectors: Float32Array[] = [];
  for await (const { of, data } of store.read('vectors')) if (tools.has(of)) vectors.push(decodeVector(data));
  if (vectors.length < 2) return undefined;
  const near = (await nearest(vectors, 1)).map(([first]) => first?.cosine ?? 0);
  const above = (limit: number): string =>
    `${((near.filter((cosine) => cosine > limit).length / near.length) * 100).toFixed(1)} %`;
  const title = 'Near-duplicates among grown tools';
  const note = `Cosine of ${near.length} tools with the nearest other: ${above(0.85)} above 0.85, ${above(0.92)} above 0.92`;
  const svg = histogram({
    ...{ title, note, bars: barsOf(near, 0.02), counted: 'tools', by: 'cosine with the nearest other tool' },
    marks: [
      { at: 0.85, text: '0.85' },
      { at: 0.92, text: '0.92' },
    ].filter(({ at }) => near.some((cosine) => cosine > at)),
  });
  return { name: 'near-duplicates', alt: `${title}: ${note}`, svg };
}

/** Undefined where no model was paid. */
export function costPicture(spending: Spending): Picture | undefined {
  const uses = Object.entries(spending.byUse).sort(([, a], [, b]) => b.cost - a.cost);
  if (spending.cost === 0) return undefined;
  const title = 'Cost by stage and role';
  const note = `$${spending.cost.toFixed(4)} for ${spending.calls.toLocaleString('en')} calls of models`;
  const bars = uses.slice(0, mostBars).map(([use, { cost }]) => ({
    ...{ label: use, values: [cost], text: `$${cost.toFixed(4)}` },
  }));
  const parts = [['cost', colors.blue] as const];
  return { name: 'cost', alt: `${title}: ${note}`, svg: barChart({ title, note, parts, bars, unit: 'USD' }) };
}
