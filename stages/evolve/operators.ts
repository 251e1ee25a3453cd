// Evolution operators: how the next application of a domain comes about. After WizardLM (Xu et al. 2023) and
// ToolACE's self-evolution of APIs. One starts a domain, one widens it to things that no application keeps yet,
// and one connects it with a neighbor.
import type { Random } from '../../pipeline/hash.ts';
import type { Thing } from '../../schemas/application.ts';
import type { Archetypes, Noun } from '../synthesize-tools/archetype.ts';
import { satellitesOf } from './satellites.ts';
import type { Domain } from './taxonomy.ts';

export interface Operator {
  readonly name: 'seed' | 'widen' | 'neighbour';
  /** For the prompt of a model that writes the application. */
  readonly brief: string;
  /** The nouns that the application is built around; undefined if the operator does not apply. */
  choose(place: {
    domain: Domain;
    neighbours: readonly Domain[];
    grown: number;
    random: Random;
  }): Noun[] | undefined;
}

export const operators: readonly Operator[] = [
  {
    name: 'seed',
    brief: 'the first application of the domain, built around the most important things in it',
    choose: ({ domain, grown }) => (grown === 0 ? domain.nouns.slice(0, 2) : undefined),
  },
  {
    name: 'widen',
    brief: 'another application of the domain, built around things that no application keeps yet',
    choose({ domain, grown }) {
      const nouns = domain.nouns.slice(2 * grown, 2 * grown + 2);
      return grown > 0 && nouns.length === 2 ? nouns : undefined;
    },
  },
  {
    name: 'neighbour',
    brief: 'an application that connects the domain with a neighboring one, built around one thing from each',
    choose({ domain, neighbours, grown, random }) {
      const own = domain.nouns[grown % domain.nouns.length];
      const other = neighbours.length > 0 ? random.pick(random.pick(neighbours).nouns) : undefined;
      return 2 * grown >= domain.nouns.length && own && other ? [own, other] : undefined;
    },
  },
];

/** True for things that stand on their own; the others belong to something else. */
const standsAlone = (archetypes: Archetypes, { is }: Noun): boolean => archetypes[is]?.called !== 'id';

/** What two things may have in common: a reservation has a guest and a room, but a license has one holder. */
const connecting = new Set(
  (
    'booking case enrollment inspection loan message offer order payment record request review run shift ' +
    'task trade'
  ).split(' '),
);

/** The chosen nouns, with one or two things that typically belong to them, and which belongs to which. */
export function thingsAround(nouns: readonly Noun[], archetypes: Archetypes, random: Random): Thing[] {
  const [first, second] = [...nouns].sort(
    (a, b) => Number(standsAlone(archetypes, b)) - Number(standsAlone(archetypes, a)),
  );
  if (!first || !second) return [];
  const isPair = standsAlone(archetypes, first) && standsAlone(archetypes, second);
  const things: Thing[] = [
    { ...first, of: [] },
    { ...second, of: standsAlone(archetypes, second) ? [] : [first.noun] },
  ];
  const most = isPair ? 2 : random.integer(1, 2);
  for (const [owner, other] of random.shuffle([[first, second] as const, [second, first] as const])) {
    const satellite = things.length < 2 + most && satelliteOf(owner, { things, archetypes, random });
    if (!satellite) continue;
    const isShared = isPair && connecting.has(satellite.is) && random.chance(0.65);
    things.push({ ...satellite, of: isShared ? [owner.noun, other.noun] : [owner.noun] });
  }
  return things;
}

/** One that the application does not keep yet. */
function satelliteOf(
  owner: Noun,
  { things, archetypes, random }: { things: readonly Thing[]; archetypes: Archetypes; random: Random },
): Noun | undefined {
  const taken = new Set(things.map(({ noun }) => noun));
  const possible = satellitesOf(owner.noun, archetypes[owner.is]?.satellites ?? []).filter(
    ({ noun }) => !taken.has(noun),
  );
  return possible.length > 0 ? random.pick(possible) : undefined;
}
