// Other ways to work on a project, which its task holds with their outcome: the script with calls in place of some.
import type { OtherWay } from '../../schemas/development.ts';
import type { Item, Script } from './script.ts';

/** The script in which the calls of a way stand where the first call that they replace stood. */
export function byWay(script: Script, { instead, calls }: Pick<OtherWay, 'instead' | 'calls'>): Script {
  const first = Math.min(...instead);
  let index = -1;
  return script.flatMap((item): Item[] => {
    if (item.kind !== 'calls') return [item];
    let isFirst = false;
    const kept = item.calls.filter(() => {
      index += 1;
      isFirst ||= index === first;
      return !instead.includes(index);
    });
    const own = kept.length > 0 ? [{ ...item, calls: kept }] : [];
    const others = isFirst ? calls.map((call): Item => ({ ...item, calls: [call] })) : [];
    return [...others, ...own];
  });
}
