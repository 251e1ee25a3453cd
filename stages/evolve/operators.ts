// Evolution operators: how the next application of a domain comes about. After WizardLM (Xu et al. 2023) and
// ToolACE's self-evolution of APIs. One starts a domain, one widens it to things that no application keeps yet,
// and one connects it with a neighbor.
import type { Random } from '../../pipeline/hash.ts';
import type { Thing } from '../../schemas/application.ts';
import { plural as pluralised } from '../english.ts';
import type { Archetypes, Noun } from '../synthesize-tools/archetype.ts';
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

/** The chosen nouns, with one or two things that typically belong to them, and which belongs to which. */
export function thingsAround(nouns: readonly Noun[], archetypes: Archetypes, random: Random): Thing[] {
  const [first, second] = [...nouns].sort(
    (a, b) => Number(standsAlone(archetypes, b)) - Number(standsAlone(archetypes, a)),
  );
  if (!first || !second) return [];
  const things: Thing[] = [
    { ...first, of: [] },
    { ...second, of: standsAlone(archetypes, second) ? [] : [first.noun] },
  ];
  const owners = random.shuffle([first, second]);
  for (const owner of owners.slice(0, things[1]?.of.length === 0 ? 2 : random.integer(1, 2))) {
    const satellite = random.pick(archetypes[owner.is]?.satellites ?? []);
    const noun = `${owner.noun} ${satellite.noun}`;
    if (things.some((thing) => thing.noun === noun)) continue;
    const other = owner === first ? second : first;
    const isShared = standsAlone(archetypes, first) && standsAlone(archetypes, second) && random.chance(0.5);
    things.push({ noun, is: satellite.is, of: isShared ? [owner.noun, other.noun] : [owner.noun] });
  }
  return things;
}

export const plurals = (things: readonly Thing[]): string[] => things.map(({ noun }) => pluralised(noun));
