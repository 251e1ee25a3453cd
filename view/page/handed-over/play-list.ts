// Lists of the plays in a file: what the server does with an index, for a few hundred plays in memory.
import type { HandedOver } from '../../contract/handed-over.ts';
import type { PlayDetail } from '../../contract/play.ts';
import type { FacetCount, Facets, FilterName, Neighbors, PlayLine } from '../../contract/plays.ts';

interface Play {
  readonly line: PlayLine;
  readonly detail: PlayDetail;
}

/** In the wanted order. */
export function listed({ lines, details }: HandedOver, query: URLSearchParams): PlayLine[] {
  const found = lines.filter((line) => {
    const detail = details[line.id];
    return detail !== undefined && fits({ line, detail }, query);
  });
  return sorted(found, query.get('sort') ?? 'made');
}

function fits(play: Play, query: URLSearchParams): boolean {
  const words = (query.get('q') ?? '')
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return (
    words.every((word) => textOf(play.detail).includes(word)) &&
    Object.entries(tests).every(([name, test]) => {
      const wanted = query.get(name);
      return wanted === null || wanted === '' || test(play, wanted);
    })
  );
}

const tests: Readonly<Record<Exclude<FilterName, 'q'>, (play: Play, wanted: string) => boolean>> = {
  kind: ({ line }, wanted) => line.kind === wanted,
  verdict: ({ line }, wanted) => (line.verdict ?? 'not judged') === wanted,
  rule: ({ detail }, wanted) => rulesOf(detail).includes(wanted),
  reason: ({ line }, wanted) => line.reason === wanted,
  tool: ({ detail }, wanted) => toolsOf(detail).includes(wanted),
  setting: ({ line }, wanted) => line.settings.includes(wanted),
  difficulty: ({ line }, wanted) => String(line.difficulty) === wanted,
  ending: ({ line }, wanted) => line.ending === wanted,
  selected: ({ line }, wanted) => line.isSelected === (wanted === 'yes'),
  audit: ({ line }, wanted) => isAudited(line, wanted),
  minCalls: ({ line }, wanted) => line.calls >= Number(wanted),
  maxCalls: ({ line }, wanted) => line.calls <= Number(wanted),
};

function isAudited({ audit, verdict, isVisited }: PlayLine, wanted: string): boolean {
  if (wanted === 'none') return audit === undefined;
  if (wanted === 'unread') return audit === undefined && !isVisited;
  if (wanted === 'differs') return audit !== undefined && (audit === 'accepted') !== (verdict === 'accepted');
  return audit === wanted;
}

const rulesOf = ({ judgement }: PlayDetail): string[] => [
  ...new Set((judgement?.findings ?? []).map(({ rule }) => rule)),
];
const toolsOf = ({ trajectory }: PlayDetail): string[] => [
  ...new Set(trajectory.steps.map(({ call }) => call.name)),
];

const texts = new WeakMap<PlayDetail, string>();

function textOf(detail: PlayDetail): string {
  const known = texts.get(detail) ?? JSON.stringify(detail.trajectory.messages).toLowerCase();
  texts.set(detail, known);
  return known;
}

const measures: Readonly<Record<string, (line: PlayLine) => number | undefined>> = {
  calls: ({ calls }) => calls,
  characters: ({ characters }) => characters,
  difficulty: ({ difficulty }) => difficulty,
  score: ({ score }) => score,
};

/** `-calls` puts the largest first. Plays without a score come last. */
function sorted(lines: PlayLine[], sort: string): PlayLine[] {
  const measure = measures[sort.replace(/^-/, '')];
  const sign = sort.startsWith('-') ? -1 : 1;
  if (!measure) return sign === 1 ? lines : lines.toReversed();
  const last = Number.POSITIVE_INFINITY;
  const placeOf = (line: PlayLine): number => {
    const value = measure(line);
    return value === undefined ? last : sign * value;
  };
  return lines.toSorted((a, b) => placeOf(a) - placeOf(b) || 0);
}

const choices: Readonly<Partial<Record<FilterName, (play: Play) => readonly string[]>>> = {
  verdict: ({ line }) => [line.verdict ?? 'not judged'],
  kind: ({ line }) => [line.kind],
  rule: ({ detail }) => rulesOf(detail),
  reason: ({ line }) => (line.reason ? [line.reason] : []),
  setting: ({ line }) => line.settings,
  tool: ({ detail }) => toolsOf(detail),
  difficulty: ({ line }) => [String(line.difficulty)],
  ending: ({ line }) => [line.ending],
};

export function facetsIn(handed: HandedOver, query: URLSearchParams): Facets {
  const facets = Object.entries(choices).map(([filter, valuesOf]) => {
    const others = new URLSearchParams(query);
    others.delete(filter);
    const counts = new Map<string, number>();
    for (const line of listed(handed, others)) {
      const detail = handed.details[line.id];
      for (const name of detail ? valuesOf({ line, detail }) : [])
        counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    return [filter, byCount(counts)];
  });
  return { facets: Object.fromEntries(facets) };
}

const byCount = (counts: ReadonlyMap<string, number>): FacetCount[] =>
  [...counts]
    .map(([name, count]) => ({ name, count }))
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));

export function neighborsIn(handed: HandedOver, id: string, query: URLSearchParams): Neighbors | undefined {
  const lines = listed(handed, query);
  const index = lines.findIndex((line) => line.id === id);
  if (index === -1) return undefined;
  const [previous, next] = [lines[index - 1], lines[index + 1]];
  return {
    ...{ index, total: lines.length },
    ...(previous ? { previous: previous.id } : {}),
    ...(next ? { next: next.id } : {}),
  };
}
