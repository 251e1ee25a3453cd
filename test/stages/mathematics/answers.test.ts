// Answers to problems of mathematics, in sentences.
import { expect, it } from 'vitest';
import { randomFor } from '../../../pipeline/hash.ts';
import { guessSentences } from '../../../stages/simulate/answers/mathematics.ts';

it('gives figures the decimals that were asked for, and names one of several as the user does', () => {
  const answers = [
    { goal: 0, call: 0, name: 'lowest price per kilogram', value: '$16.5', decimals: 3 },
    { goal: 0, call: 0, name: 'cheapest pack', value: '2.5 kg', decimals: 3, among: ['1.5 kg', '2.5 kg'] },
  ];
  for (let seed = 0; seed < 40; seed += 1) {
    const [price, pack] = guessSentences(answers, randomFor('answers', seed));
    expect(price).toContain('$16.500');
    expect(pack).toContain('2.5 kg');
    expect(pack).not.toContain('2.500');
  }
});
