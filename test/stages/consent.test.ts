// Asking for consent and giving it: each phrase has a sentence that it matches and a close one that it spares.
import { describe, expect, it } from 'vitest';
import { randomFor } from '../../pipeline/hash.ts';
import { agreeingPhrases, askingPhrases, asksConsent, consents } from '../../stages/consent.ts';
import { agreement, consentQuestion } from '../../stages/simulate/consent-question.ts';

describe.each([...askingPhrases, ...agreeingPhrases])(
  'the phrase $pattern',
  ({ pattern, matches, spares }) => {
    it('matches its sentence and spares the one close to it', () => {
      expect(matches).toMatch(pattern);
      expect(spares).not.toMatch(pattern);
    });
  },
);

it('holds back where a person agrees to half of it', () => {
  expect(consents('Yes, go ahead.')).toBe(true);
  expect(consents('Yes, but not today.')).toBe(false);
  expect(consents('Sure, wait a second.')).toBe(false);
  expect(consents('What would that cost?')).toBe(false);
});

it('is recognized in everything that the procedures say', () => {
  const call = { tool: 'delete_note', arguments: {}, purpose: 'to delete note NT-1004' };
  for (let seed = 0; seed < 200; seed += 1) {
    const question = consentQuestion([call], randomFor('question', seed));
    expect(question).toMatch(/^[A-Z].*[?.]$/);
    expect(question.toLowerCase()).toMatch(/delet(?:e|ing) note nt-1004/);
    expect(asksConsent(question), question).toBe(true);
    expect(consents(agreement(randomFor('answer', seed)))).toBe(true);
  }
});
