// The sentences of desks, in all sorts of wordings: each is whole, names its receiver, and has verbs that agree.
import { describe, expect, it } from 'vitest';
import { randomFor } from '../../pipeline/hash.ts';
import { oneOf } from '../../stages/alternatives.ts';
import { sentencesOf } from '../../stages/evidence.ts';
import { readSeed } from '../../stages/seeds.ts';
import { deskSeedsSchema, farFrom, fillOnDesk } from '../../stages/synthesize-agents/desk-seeds.ts';

const seeds = await readSeed('desks.yaml', deskSeedsSchema);
const about = { things: 'invoices', 'a thing': 'an invoice', others: 'work orders', apps: 'FreightFlow' };
const one = { to: 'the duty manager', s: 's', es: 'es', is: 'is', has: 'has' };
const several = { to: 'the live agents', s: '', es: '', is: 'are', has: 'have' };
const wordings = (template: string, words: Readonly<Record<string, string>>): string[] =>
  Array.from({ length: 40 }, (_, seed) => fillOnDesk(template, words, randomFor(template, seed)));

describe.each(Object.entries(seeds.routes))('a route for %s', (_, templates) => {
  const said = templates.flatMap((template) =>
    [one, several].flatMap((to) => wordings(template, { ...about, ...to, subject: 'calls from reporters' })),
  );

  it('has no slot left and ends as a sentence does', () => {
    for (const text of said) {
      expect(text).not.toMatch(/[{}|]| {2}| [,.;]/);
      expect(text).toMatch(/\.$/);
    }
  });

  it('names its receiver in one sentence', () => {
    for (const text of said)
      expect(sentencesOf(text).filter((each) => /the (?:duty manager|live agents)/i.test(each))).toHaveLength(
        1,
      );
  });

  it('has verbs that agree with the receiver', () => {
    for (const text of said) {
      expect(text).not.toMatch(/live agents (?:is|has|takes|gets|handles|decides|may makes)\b/i);
      expect(text).not.toMatch(/(?<!let the )duty manager (?:are|have|take|get|handle|decide)\b/i);
    }
  });
});

it('what is said about all other cases has no slot left', () => {
  for (const text of seeds.only.flatMap((template) => wordings(template, about)))
    expect(text).not.toMatch(/[{}|]| {2}| [,.;]/);
});

it('subjects of specialists can be said about any application', () => {
  for (const text of seeds.receivers.other.flatMap(({ subject }) => wordings(subject, about)))
    expect(text).not.toMatch(/[{}|]| {2}|[.,]$/);
});

it('specialists on what an application is about come last', () => {
  const table = (noun: string) => ({ noun, plural: `${noun}s`, key: 'id', label: 'name', columns: {} });
  const order = farFrom(
    [{ title: 'Theater', tables: { lost_umbrellas: table('lost umbrella') } }],
    seeds.receivers.other,
  );
  expect(order.at(-1)?.id).toBe('lost_and_found');
  expect(farFrom([{ title: 'Theater', tables: {} }], seeds.receivers.other)).toEqual(seeds.receivers.other);
});

it('alternatives may hold slots and further alternatives', () => {
  const found = Array.from({ length: 60 }, (_, seed) => oneOf('{a|{{x}|b} c}{| {y}}', randomFor(seed)));
  expect(new Set(found)).toEqual(new Set(['a', '{x} c', 'b c', 'a {y}', '{x} c {y}', 'b c {y}']));
  expect(oneOf('no {choice} here', randomFor(1))).toBe('no {choice} here');
});
