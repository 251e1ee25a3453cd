// How long accepted plays are, how many turns they have, and how many of them use real tools.
import { realServers } from '../../stages/infer-worlds/infer.ts';
import { ascending, at, type Figure, percent } from '../figure.ts';
import { type AcceptedRow, type RowCollector, said } from './accepted-rows.ts';

/** Words that point at something said or found before. */
const backwardWords = [
  'the (?:first|second|third|last|other|same|cheaper|cheapest|earlier|later|latter|former)',
  'that one|this one|those|these|the same|again|it|them|instead',
  'you (?:just|told|said|gave|found)',
];
const backward = new RegExp(`\\b(?:${backwardWords.join('|')})\\b`, 'i');

export function shapeFigures(): RowCollector {
  const calls: number[] = [];
  const tools: number[] = [];
  let several = 0;
  let backwards = 0;
  let real = 0;
  return {
    note(row) {
      const { trajectory, agent, source } = row;
      calls.push(trajectory.steps.length);
      tools.push(agent.tools.length);
      const later = said(row, 'user').slice(1);
      if (later.length > 0) several += 1;
      if (later.some((text) => backward.test(text))) backwards += 1;
      if (source === realServers || trajectory.steps.some(isLive)) real += 1;
    },
    figures() {
      const sorted = ascending(calls);
      const sizes = ascending(tools);
      const share = (of: number): string => String(at(sorted, of));
      return [
        least('calls: median', at(sorted, 0.5), 4),
        least('calls: p90', at(sorted, 0.9), 10),
        least('calls: most', sorted.at(-1) ?? 0, 200),
        shown('calls: p10, p25, p75, p95, p99', [0.1, 0.25, 0.75, 0.95, 0.99].map(share).join(', ')),
        shown('tools in sight: least, median, most', [0, 0.5, 1].map((of) => at(sizes, of)).join(', ')),
        atLeast('plays of several turns', { part: several, whole: calls.length }, 35),
        atLeast('of these, a later turn refers back', { part: backwards, whole: several }, 50),
        atLeast('plays on real tools, live or inferred', { part: real, whole: calls.length }, 30),
      ];
    },
  };
}

const isLive = ({ result }: AcceptedRow['trajectory']['steps'][number]): boolean => result.tier === 'live';

const least = (name: string, value: number, goal: number): Figure => ({
  name,
  measured: String(value),
  goal: `>= ${goal}`,
  isMet: value >= goal,
  examples: [],
});

const shown = (name: string, measured: string): Figure => ({
  name,
  measured,
  goal: '',
  isMet: true,
  examples: [],
});

export const atLeast = (
  name: string,
  { part, whole }: { part: number; whole: number },
  limit: number,
): Figure => ({
  name,
  measured: `${percent(part, whole)} (${part} of ${whole})`,
  goal: `>= ${limit} %`,
  isMet: part >= (limit / 100) * whole,
  examples: [],
});
