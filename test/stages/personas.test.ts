// Users differ, their styles show in the text, and a style never touches a value.
import { describe, expect, it } from 'vitest';
import { randomFor } from '../../pipeline/hash.ts';
import { personaSchema, styleSchema } from '../../schemas/persona.ts';
import { readSeed } from '../../stages/seeds.ts';
import { styleText } from '../../stages/write-tasks/in-style.ts';
import { drawPersona, personaSeedsSchema } from '../../stages/write-tasks/personas.ts';

const seeds = await readSeed('personas.yaml', personaSeedsSchema);

it('10,000 drawn personas are nearly all distinct, and every style occurs', () => {
  const drawn = Array.from({ length: 12_000 }, (_, seed) => drawPersona(seeds, randomFor(seed)));
  expect(new Set(drawn.map(({ manner }) => manner)).size).toBeGreaterThan(10_000);
  expect(new Set(drawn.map(({ style }) => style))).toEqual(new Set(styleSchema.options));
  for (const persona of drawn.slice(0, 100)) expect(personaSchema.parse(persona)).toEqual(persona);
});

const values = [
  'Ana Silva',
  '2025-05-03',
  'May 3, 2025',
  '412.50',
  'out of the box',
  'could have more',
  'HP-20418',
  '+33 563 504684',
  'a.b(c)[d]{e}|f\\g',
];
const text =
  "I'm checking something. Could you please move Ana Silva's booking HP-20418 to May 3, 2025? The price is 412.50, " +
  'the phone is +33 563 504684, the code is a.b(c)[d]{e}|f\\g, ' +
  'and the note is "I\'m coming with the whole family". ' +
  'The reason is out of the box and the remark could have more. ' +
  'It\'s for the course "Please Thank You" in Room Could. I\'d like to know what Katya Fujita said about /docs/The plan.md.';
const kept = [
  ...values.filter((value) => text.includes(value)),
  '"I\'m coming with the whole family"',
  '"Please Thank You"',
  'Katya Fujita',
  'Room Could',
  '/docs/The',
];

describe.each(styleSchema.options)('the style %s', (style) => {
  const texts = Array.from({ length: 200 }, (_, seed) => styleText({ text, values }, style, randomFor(seed)));

  it('keeps every value as it is', () => {
    for (const styled of texts) for (const value of kept) expect(styled).toContain(value);
  });

  it(style === 'plain' ? 'changes nothing' : 'shows in the text', () => {
    if (style === 'plain') expect(new Set(texts)).toEqual(new Set([text]));
    else expect(texts.filter((styled) => styled === text).length).toBeLessThan(60);
  });
});

it.each(['+353 (0)21 0311', 'a|b', 'C++ [old]', 'x.y?', 'back\\slash'])(
  'takes the value %s literally, whatever its characters mean in a pattern',
  (value) => {
    const sentence = `Could you please write ${value} on the label?`;
    for (const style of styleSchema.options)
      expect(styleText({ text: sentence, values: [value, 'xzy'] }, style, randomFor(1))).toContain(value);
  },
);

it.each([
  ['lower_case', "I'd like to know. What's new? Ana came.", 'id like to know. whats new? Ana came.'],
  [
    'formal',
    "I'd like to know what's new. Can't you tell?",
    'I would like to know what is new. Cannot you tell?',
  ],
  ['terse', 'Could you please cancel the visit? Thanks.', 'Cancel the visit. Thanks.'],
  ['texting', 'Could you please cancel the visit? Thanks.', 'could u pls cancel the visit? thx'],
] as const)('%s turns "%s" into "%s"', (style, plain, styled) => {
  expect(styleText({ text: plain, values: ['Ana'] }, style, randomFor(1))).toBe(styled);
});

it.each(['chatty', 'hesitant'] as const)(
  'a request in the style %s begins once: no lead stands before a conjunction',
  (style) => {
    for (let seed = 0; seed < 40; seed += 1)
      for (const text of ['And could you cancel it?', 'But can you find it?', 'So would you check it?']) {
        const styled = styleText({ text, values: [] }, style, randomFor(seed));
        expect(styled).not.toMatch(/\b(?:and|but|so),? (?:and|but|so)\b/i);
        expect(styled).toMatch(/(?:could|can|would) you/);
      }
  },
);
