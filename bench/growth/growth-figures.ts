// How much was grown, in which time, and how much of it is alike. The goals for time and memory are those of
// twenty thousand tools.
import type { Growth } from '../../schemas/map.ts';
import { type Figure, none } from '../figure.ts';

const fullSize = 20_000;

export function growthFigures({
  growth,
  copies,
  seconds,
  peak,
}: {
  growth: Growth | undefined;
  copies: number;
  seconds: number;
  peak: number;
}): Figure[] {
  if (!growth) return [none('runs that grew no tool', ['this one'], 'run')];
  const { tools, worlds, alike } = growth;
  return [
    below('seconds of growth', seconds, {
      limit: 120,
      unit: 's',
      of: `for ${tools} tools of ${worlds} worlds`,
    }),
    below('memory of growth', peak, { limit: 600, unit: 'MB', of: 'at most' }),
    {
      name: 'tools',
      measured: `${tools.toLocaleString('en-US')} of ${worlds.toLocaleString('en-US')} worlds`,
      goal: `>= ${fullSize.toLocaleString('en-US')}`,
      isMet: tools >= fullSize,
      examples: [],
    },
    below('exact duplicates', copies, { limit: 0.5, unit: 'tools', of: '' }),
    below('tools above 0.92 from their nearest', 100 * alike.above092, { limit: 2, unit: '%', of: '' }),
    below('tools above 0.85 from their nearest', 100 * alike.above085, { limit: 10, unit: '%', of: '' }),
  ];
}

const below = (
  name: string,
  value: number,
  { limit, unit, of }: { limit: number; unit: string; of: string },
): Figure => ({
  name,
  measured: `${Number(value.toFixed(1)).toLocaleString('en-US')} ${unit} ${of}`.trim(),
  goal: limit < 1 ? '0' : `< ${limit} ${unit}`,
  isMet: value < limit,
  examples: [],
});
