// Whether an outline can become tables, and is what was asked for.
import type { Thing } from '../../schemas/application.ts';
import type { Noun } from '../synthesize-tools/archetype.ts';

/**
 * What keeps it from that: two things of one name, an unknown archetype, an owner that is not there, a
 * circle.
 */
export function outlineFault(
  things: readonly Thing[],
  archetypes: Readonly<Record<string, unknown>>,
): string | undefined {
  const nouns = new Set(things.map((thing) => thing.noun));
  if (nouns.size < things.length) return 'two things have one noun';
  const strange = things.find((thing) => !Object.hasOwn(archetypes, thing.is));
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

/** What keeps it from being the application that was asked for: one without its subject, or what another keeps. */
export function briefFault(
  things: readonly Thing[],
  { around, taken }: { readonly around: readonly Noun[]; readonly taken: readonly string[] },
): string | undefined {
  const nouns = things.map(({ noun }) => noun);
  const missing = around.find(({ noun }) => !nouns.includes(noun));
  if (missing) return `it has no ${missing.noun}, around which it must be built`;
  const repeated = nouns.find((noun) => taken.includes(noun) && !around.some((each) => each.noun === noun));
  if (repeated) return `another application of the domain already keeps the ${repeated}`;
  return things.every(({ of }) => of.length === 0) ? 'none of its things belongs to another' : undefined;
}
