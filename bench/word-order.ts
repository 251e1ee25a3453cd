// Reads sentences of people on standard input, one message a line, counts which kinds of words stand side by
// side, and prints the table by which the judge tells a message from a jumble of words. The present one was counted in
// 224,000 turns of the Schema-Guided Dialogue dataset (CC BY-SA 4.0) and in prose of package documentation:
//   npm run -s bench -- word-order.js < messages.txt > table.ts && mv table.ts stages/judge/word-order-table.ts
import { createInterface } from 'node:readline';
import { chance, orderTokens, orderVocabulary } from '../stages/judge/word-order.ts';

/** Nothing counts for more than this: a pair that the sentences lack may be rare and not wrong. */
const most = 3;

const pairs = new Map<string, number>();
const first = new Map<string, number>();
const second = new Map<string, number>();
let all = 0;
const add = (counts: Map<string, number>, key: string): void =>
  void counts.set(key, (counts.get(key) ?? 0) + 1);
for await (const line of createInterface({ input: process.stdin })) {
  const tokens = orderTokens(line);
  for (const [at, word] of tokens.entries()) {
    const before = tokens[at - 1];
    if (before === undefined) continue;
    add(pairs, `${before} ${word}`);
    add(first, before);
    add(second, word);
    all += 1;
  }
}

function digitFor(before: string, word: string): string {
  const expected = ((first.get(before) ?? 0) * (second.get(word) ?? 0)) / all;
  const score = Math.log2(((pairs.get(`${before} ${word}`) ?? 0) + 1) / (expected + 1));
  return String(chance + Math.max(-chance, Math.min(most, Math.round(score))));
}

process.stdout.write(
  '// How much more often than by chance a kind of word (the columns) stands behind another (the rows): 4 is as\n' +
    '// often, 5 twice as often, 3 half as often. Columns are in the order of orderVocabulary.\n' +
    '// Written by bench/word-order.ts.\n' +
    'export const pairScores: Readonly<Record<string, string>> = {\n',
);
for (const before of orderVocabulary)
  process.stdout.write(
    `  ${JSON.stringify(before)}: '${orderVocabulary.map((word) => digitFor(before, word)).join('')}',\n`,
  );
process.stdout.write('};\n');
