// Lines that an agent gets wrong.
import type { Random } from '../../../pipeline/hash.ts';

/** One of the items changed; where `fits` is given, one that it holds for, or the first. */
export function withOne<Item>(
  items: readonly Item[],
  { random, fits = () => true }: { readonly random: Random; fits?(item: Item): boolean },
  change: (item: Item) => Item,
): Item[] {
  const fit = items.flatMap((item, index) => (fits(item) ? [index] : []));
  const at = fit.length > 0 ? random.pick(fit) : 0;
  return items.map((item, index) => (index === at ? change(item) : item));
}

/** With another name in it. */
export const staleLine = (line: string): string => {
  const other = line.replace(/[A-Za-z_]{2,}/, (name) =>
    name.startsWith('old_') ? `${name}_before` : `old_${name}`,
  );
  return other === line ? `${line}old` : other;
};

/** Lines that stand in the file more than once, and say something. */
export const repeatedLines = (file: readonly string[]): string[] =>
  [...new Set(file)].filter(
    (line) => line.trim() !== '' && file.filter((other) => other === line).length > 1,
  );
