// The forms of values: each finds its examples as wholes, and nothing in the texts that come close.
import { describe, expect, it } from 'vitest';
import { codesIn, idsIn } from '../../stages/evidence.ts';
import { languageOf } from '../../stages/judge/function-words.ts';
import { idForms } from '../../stages/value-forms.ts';

describe.each(idForms.map((form) => [form.name, form] as const))(
  'the form %s',
  (_, { pattern, finds, spares }) => {
    it.each(finds)('finds %s', (text) => {
      expect([...`It is ${text}, as you know.`.matchAll(pattern)].map(([found]) => found)).toEqual([text]);
    });
    it.each(spares)('spares %s', (text) => {
      expect([...`It is ${text}`.matchAll(pattern)].map(([found]) => found)).toEqual([]);
    });
  },
);

it('tells IDs from dates and paths', () => {
  const text = 'OR-1001 is in notes/plan.md since March 3, 2025, at 09:15.';
  expect(codesIn(text)).toEqual(['OR-1001', 'notes/plan.md', '2025-03-03', '09:15']);
  expect(idsIn(text)).toEqual(['OR-1001']);
});

it.each([
  ['Could you please extend the loan until the end of the month?', 'English'],
  ['Bitte verlängern Sie die Ausleihe bis zum Ende des Monats.', 'German'],
  ['Por favor, amplía el préstamo hasta el fin de mes.', 'Spanish'],
  ['Je vous prie de prolonger le prêt, et merci pour votre aide.', 'French'],
  ['LN-1001, March 28', undefined],
])('%s is %s', (text, language) => {
  expect(languageOf(text)).toBe(language);
});
