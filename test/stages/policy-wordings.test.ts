// Wordings of policies: one rule is said in many ways, and always in the same way about the same entity.
import { describe, expect, it } from 'vitest';
import { withArticle } from '../../stages/english.ts';
import { entitySchema } from '../../stages/synthesize-tools/entity.ts';
import { policyFrom } from '../../stages/synthesize-tools/rules/index.ts';

const nouns = [
  'order',
  'booking',
  'invoice',
  'lease',
  'ticket',
  'visit',
  'claim',
  'grant',
  'session',
  'permit',
];
const entity = (rows: number) =>
  entitySchema.parse({ prefix: 'OR', rows, label: 'id', fields: { requested_on: { date: [-60, 0] } } });
const prose = (name: string, settings: object, { noun, rows }: { noun: string; rows: number }): string => {
  const subject = { noun, entity: entity(rows), entities: {} };
  return policyFrom({ name, settings, enforcedBy: 'agent' }, subject).prose;
};

describe.each([
  ['read_first', {}, /record|looked up|read in the same/],
  ['confirmed_removal', {}, /yes|agreement|consent|confirm|agree/],
  ['confirmed_end', { state: 'status', ends: ['closed'] }, /yes|agree|confirm|consent|ask the user/],
  [
    'first_come',
    { day: 'requested_on', state: 'status', first: 'new', to: ['granted'] },
    /earlier date requested/,
  ],
  ['small_steps', { field: 'price', percent: 20 }, /20 percent/],
  ['highest_value', { field: 'price', most: 1500 }, /1,500.*manager|manager.*1,500/],
])('the rule %s', (name, settings, meaning) => {
  const said = nouns.flatMap((noun) =>
    [10, 11, 12, 13].map((rows) => ({ noun, text: prose(name, settings, { noun, rows }) })),
  );

  it('is said in many ways that mean the same, without a slot', () => {
    const shapes = said.map(({ noun, text }) => text.toLowerCase().replaceAll(withArticle(noun), 'a thing'));
    expect(new Set(shapes).size).toBeGreaterThan(10);
    for (const { text } of said) {
      expect(text).toMatch(meaning);
      expect(text).not.toMatch(/[{}|]| {2}/);
    }
  });

  it('is said in the same way about the same entity', () => {
    for (const noun of nouns)
      expect(prose(name, settings, { noun, rows: 10 })).toBe(prose(name, settings, { noun, rows: 10 }));
  });
});
