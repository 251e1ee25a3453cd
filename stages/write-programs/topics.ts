// What programs are written about: an area of programming with a brief, and a domain of the taxonomy. Domains are dealt
// out to areas, so that no two programs of a run share one while there are enough.
import { z } from 'zod';
import { BugError } from '../../pipeline/errors.ts';
import type { Random } from '../../pipeline/hash.ts';
import type { Language } from '../../schemas/program.ts';
import { domainsOf, taxonomySchema } from '../evolve/taxonomy.ts';
import { readSeed } from '../seeds.ts';

const areasSchema = z.record(z.string(), z.array(z.string()).min(2));

/** What is asked for; how long a program may be at all is another matter. */
export const sizes = {
  small: '30 to 70 lines in one file',
  medium: '70 to 140 lines in two or three files',
  large: '140 to 260 lines in three to five files',
};

export interface Topic {
  readonly area: string;
  readonly brief: string;
  readonly domain: string;
  readonly things: readonly string[];
  readonly language: Language;
  readonly size: keyof typeof sizes;
  readonly withFeature: boolean;
}

/** One for each area, in an order that does not depend on the seed; `count` says how many programs. */
export interface AreaShare {
  readonly area: string;
  /** Of all areas. */
  readonly place: number;
  readonly count: number;
}

export async function areaShares(programs: number): Promise<AreaShare[]> {
  const areas = Object.keys(await readSeed('program-areas.yaml', areasSchema));
  return areas.flatMap((area, place) => {
    const count = Math.floor(programs / areas.length) + (place < programs % areas.length ? 1 : 0);
    return count > 0 ? [{ area, place, count }] : [];
  });
}

/** A feature takes half as many words again. */
const features = 0.5;
const shares: Readonly<Record<keyof typeof sizes, number>> = { small: 0.4, medium: 0.4, large: 0.2 };

export async function topicsOf(
  { area, place, count }: AreaShare,
  { languages, random }: { readonly languages: readonly Language[]; readonly random: Random },
): Promise<Topic[]> {
  const areas = await readSeed('program-areas.yaml', areasSchema);
  const all = Object.keys(areas).length;
  const domains = random.shuffle((await everyDomain()).filter((_, at) => at % all === place));
  const briefs = random.shuffle(areas[area] ?? []);
  return Array.from({ length: count }, (_, number) => {
    const chance = random.fork(`topic ${number}`);
    const domain = inTurn(domains, number);
    return {
      area,
      brief: inTurn(briefs, number),
      domain: domain.name,
      things: chance.shuffle(domain.nouns.map(({ noun }) => noun)).slice(0, 3),
      language: inTurn(languages, place + number),
      size: sizeBy(chance.next()),
      withFeature: chance.chance(features),
    };
  });
}

async function everyDomain() {
  const taxonomy = await readSeed('taxonomy.yaml', taxonomySchema);
  return Object.keys(taxonomy).flatMap((category) => domainsOf(taxonomy, category));
}

function inTurn<Item>(items: readonly Item[], turn: number): Item {
  const item = items[turn % items.length];
  if (item === undefined) throw new BugError('there is nothing to take in turn');
  return item;
}

function sizeBy(drawn: number): keyof typeof sizes {
  if (drawn < shares.small) return 'small';
  return drawn < shares.small + shares.medium ? 'medium' : 'large';
}
