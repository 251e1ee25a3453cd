// Titles and summaries of the applications that procedures outline, from the patterns of data/seeds/titles.yaml.
import { z } from 'zod';
import { BugError } from '../../pipeline/errors.ts';
import type { Random } from '../../pipeline/hash.ts';
import type { Thing } from '../../schemas/application.ts';
import { andList, plural, singular, upperFirst } from '../english.ts';
import { fillAll, type Words } from '../synthesize-tools/prose.ts';

const patterns = z.array(z.string()).min(1);

export const titlesSchema = z.strictObject({
  by: z.record(z.string(), z.strictObject({ titles: patterns, teams: patterns })),
  common: patterns,
  coined: patterns,
  summaries: patterns,
});
export type Titles = z.infer<typeof titlesSchema>;

/** Of a hundred titles, how many are drawn from each list first; the rest are common ones. */
const shares = { by: 55, coined: 6 };

/** A title with more words or characters would not fit a menu. */
const longest = { words: 5, characters: 42 };

interface Outline {
  readonly domain: string;
  readonly things: readonly Thing[];
}

/** The title, new among those that are taken, and the summary. */
export function titleAndSummary(
  { domain, things }: Outline,
  { titles, taken }: { titles: Titles; taken: readonly string[] },
  random: Random,
): { title: string; summary: string } {
  const [lead, ...rest] = leadFirst(things, random);
  if (!lead) throw new BugError(`an application of ${domain} keeps nothing`);
  const { titles: own = [], teams = ['its users'] } = titles.by[lead.is] ?? {};
  const pluralOf = ({ noun }: Thing): string => plural(noun);
  const words: Words = {
    noun: lead.noun,
    nouns: plural(lead.noun),
    others: rest[0] && plural(rest[0].noun),
    domain: singular(domain),
    first: /^[a-z]{4,}/.exec(lead.noun)?.[0],
  };
  const draw = random.integer(0, 99);
  const preferred = draw < shares.by ? own : draw < shares.by + shares.coined ? titles.coined : titles.common;
  const possible = [preferred, [...own, ...titles.common]].flatMap((list) =>
    random.shuffle(fillAll(list, words)).filter(isSaid),
  );
  const said = {
    main: plural(lead.noun),
    rest: andList(rest.map(pluralOf)),
    things: andList(things.map(pluralOf)),
    team: random.pick(teams),
    domain,
  };
  return {
    title: possible.find((title) => !taken.includes(title)) ?? possible[0] ?? upperFirst(domain),
    summary: random.pick(fillAll(titles.summaries, said)),
  };
}

/** Most applications are named after what happens in them, the others after whom or what it happens to. */
function leadFirst(things: readonly Thing[], random: Random): Thing[] {
  const [first, second, ...others] = things;
  if (!first || !second || !random.chance(0.6)) return [...things];
  return [second, first, ...others];
}

/** False where a title is too long, or says a word twice. */
function isSaid(title: string): boolean {
  const words = title.toLowerCase().split(/[ &]+/).map(singular);
  const stems = new Set(words.map((word) => word.slice(0, 6)));
  return words.length <= longest.words && title.length <= longest.characters && stems.size === words.length;
}
