// Whether an outline can become tables.
import type { Thing } from '../../schemas/application.ts';
import type { Archetypes } from '../synthesize-tools/archetype.ts';

/**
 * What keeps it from that: two things of one name, an unknown archetype, an owner that is not there, a
 * circle.
 */
export function outlineFault(things: readonly Thing[], archetypes: Archetypes): string | undefined {
  const nouns = new Set(things.map((thing) => thing.noun));
  if (nouns.size < things.length) return 'two things have one noun';
  const strange = things.find((thing) => !archetypes[thing.is]);
  if (strange) return `${strange.noun} has the unknown archetype ${strange.is}`;
  const lost = things.find((thing) => thing.of.some((noun) => !nouns.has(noun)));
  if (lost) return `${lost.noun} belongs to ${lost.of.join(', ')}, not all of which are there`;
  let waiting = [...things];
  while (waiting.length > 0) {
    const left = waiting.filter((thing) =>
      thing.of.some((noun) => waiting.some((other) => other.noun === noun)),
    );
    if (left.length === waiting.length) return `${left[0]?.noun} belongs to itself in a circle`;
    waiting = left;
  }
  return undefined;
}
