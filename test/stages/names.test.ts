// What things, applications, and tools are called: by names that people say.
import { beforeAll, describe, expect, it } from 'vitest';
import { randomFor } from '../../pipeline/hash.ts';
import { lowerFirst, singular, withArticle } from '../../stages/english.ts';
import { thingsAround } from '../../stages/evolve/operators.ts';
import { mostWords, satelliteNoun, satellitesOf } from '../../stages/evolve/satellites.ts';
import { taxonomySchema } from '../../stages/evolve/taxonomy.ts';
import { titleAndSummary, titlesSchema } from '../../stages/evolve/titles.ts';
import { readSeed } from '../../stages/seeds.ts';
import type { Noun } from '../../stages/synthesize-tools/archetype.ts';
import { buildTools } from '../../stages/synthesize-tools/build-tools.ts';
import { namingStyle } from '../../stages/synthesize-tools/naming-style.ts';
import { nounFor } from '../../stages/synthesize-tools/processes/support.ts';
import { shortName } from '../../stages/synthesize-tools/short-names.ts';
import { archetypes, drawn, growthSeeds } from '../support/grown.ts';

const taxonomy = await readSeed('taxonomy.yaml', taxonomySchema);
const titles = await readSeed('titles.yaml', titlesSchema);
const domains = Object.values(taxonomy).flatMap((category) => Object.entries(category));
const nouns: Noun[] = domains.flatMap(([, kept]) => kept);
const satellites = nouns.flatMap(({ noun, is }) => satellitesOf(noun, archetypes[is]?.satellites ?? []));

const wordsOf = (noun: string): string[] => noun.split(' ').map((word) => singular(word.toLowerCase()));

/** What is wrong with a noun; nothing for most. */
function faultsOf(noun: string): string[] {
  const words = wordsOf(noun);
  return [
    ...(words.length > mostWords ? [`${noun}: too many words`] : []),
    ...(new Set(words).size < words.length ? [`${noun}: a word twice`] : []),
    // "an SMS campaign": abbreviations are written as such, and what is written small is read as a word.
    ...(/\b(?:sms|sim|api|vpn|dna|vat|url|x-ray)\b/.test(noun) ? [`${noun}: abbreviation`] : []),
  ];
}

describe('nouns', () => {
  it('have three words at most, none of them twice, in the taxonomy and with what belongs to them', () => {
    expect(nouns.length).toBeGreaterThan(2000);
    expect(satellites.length).toBeGreaterThan(5000);
    expect([...nouns, ...satellites].flatMap(({ noun }) => faultsOf(noun))).toEqual([]);
    expect(faultsOf('swim course revision request')).toHaveLength(1);
    expect(faultsOf('sms sender')).toHaveLength(1);
    expect(faultsOf('report review report')).toHaveLength(1);
  });

  it('of what belongs to a thing do not repeat its own', () => {
    expect(nounFor('task reminder', 'notice', {})).toBe('reminder notice');
    expect(nounFor('closure notice', 'notice', {})).toBe('notice');
    expect(nounFor('closure notice', 'notice', { notice: {} as never })).toBe('closure notice');
  });

  it('name archetypes that exist and that titles know', () => {
    for (const { noun, is } of [...nouns, ...satellites]) {
      expect(archetypes[is], `${noun} is a ${is}`).toBeDefined();
      expect(titles.by[is], `titles for ${is}`).toBeDefined();
    }
  });

  it('leave each thing something that belongs to it, but for nouns with "of" in them', () => {
    const bare = nouns.filter(
      ({ noun, is }) => satellitesOf(noun, archetypes[is]?.satellites ?? []).length < 2,
    );
    expect(bare.filter(({ noun }) => !noun.includes(' of '))).toEqual([]);
  });

  it.each([
    ['swim course', 'revision request', 'course revision request'],
    ['swim course', 'revision', 'swim course revision'],
    ['lost parcel report', 'note', 'report note'],
    ['review report', 'report', undefined],
    ['lift inspector', 'inspection', undefined],
    ['bill of lading', 'comment', undefined],
  ])('of a %s, a %s is called %s', (owner, satellite, called) => {
    expect(satelliteNoun(owner, satellite)).toBe(called);
  });

  it.each([
    ['SMS campaign', 'an SMS campaign'],
    ['SIM card', 'a SIM card'],
    ['X-ray image', 'an X-ray image'],
    ['API key', 'an API key'],
  ])('%s takes the article of its sound and keeps its capitals', (noun, said) => {
    expect(withArticle(noun)).toBe(said);
    expect(lowerFirst(noun)).toBe(noun);
  });
});

describe('titles of grown applications', () => {
  const applications = domains.flatMap(([domain, kept]) =>
    [0, 2, 4].map((first) => {
      const random = randomFor('titles', domain, first);
      const things = thingsAround(kept.slice(first, first + 2), archetypes, random);
      return { domain, ...titleAndSummary({ domain, things }, { titles, taken: [] }, random) };
    }),
  );
  const share = (matches: (application: (typeof applications)[number]) => boolean): number =>
    applications.filter(matches).length / applications.length;

  it('rarely end in a word for any application', () => {
    expect(applications.length).toBeGreaterThan(1000);
    expect(share(({ title }) => /(?:manager|desk|board|office|register|system)$/i.test(title))).toBeLessThan(
      0.1,
    );
  });

  it('follow many patterns, none of them for more than one in twenty', () => {
    const lasts = new Map<string, number>();
    for (const { title } of applications) {
      const last = title.toLowerCase().split(' ').at(-1) ?? '';
      lasts.set(last, (lasts.get(last) ?? 0) + 1);
    }
    const most = Math.max(...lasts.values());
    expect(most / applications.length).toBeLessThan(0.05);
  });

  it('are short, and their summaries have many plans and no open slot', () => {
    const plans = new Map<string, number>();
    for (const { title, summary } of applications) {
      expect(title.length).toBeLessThanOrEqual(42);
      expect(`${title} ${summary}`).not.toMatch(/[<>]|undefined|\s\s/);
      const plan = summary.split(' ').slice(0, 1).join(' ');
      plans.set(plan, (plans.get(plan) ?? 0) + 1);
    }
    expect(Math.max(...plans.values()) / applications.length).toBeLessThan(0.1);
  });
});

describe('names of tools', () => {
  let names: string[][];
  beforeAll(() => {
    names = Array.from({ length: 200 }, (_, seed) => {
      const random = randomFor('tool names', seed);
      const { blueprint } = drawn(random);
      return buildTools(blueprint, growthSeeds, random.fork('tools')).map(({ name }) => name);
    });
  });

  it('have 40 characters at most, mostly 30, and occur once in an application', () => {
    const all = names.flat();
    expect(all.length).toBeGreaterThan(2500);
    expect(all.filter((name) => name.length > 40)).toEqual([]);
    expect(all.filter((name) => name.length > 30).length / all.length).toBeLessThan(0.05);
    for (const own of names) expect(new Set(own).size).toBe(own.length);
  });

  it.each([
    ['revise', 'swim course revision', 'revise_revision'],
    ['get', 'swim course', 'get_course'],
    ['get', 'swim lane', 'get_swim_lane'],
  ])('%s a %s by %s where no other noun ends in the same words', (verb, noun, name) => {
    const style = { ...namingStyle(randomFor('style')), nounWords: 1 };
    const plain = {
      ...style,
      toolName: (said: string, object: string) => `${said}_${object}`.replaceAll(' ', '_'),
    };
    const known = ['swim course', 'swim course revision', 'swim lane', 'dive lane'];
    expect(shortName([verb, noun], { nouns: known, style: plain })).toBe(name);
  });
});
