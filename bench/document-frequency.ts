// Counts in how many tool descriptions each word occurs, from records on standard input, and prints the table
// that the offline embedder weighs words with. Run when the seeds or the harvested servers have changed much:
//   (toolloom cat specs; toolloom cat tools) | npm run -s bench -- document-frequency.js > data/seeds/document-frequency.yaml
import { createInterface } from 'node:readline';
import { stringify } from 'yaml';
import { wordsOf } from '../pipeline/models/offline.ts';
import { embeddingText } from '../stages/embed.ts';

/** Rarer words weigh the most anyway, and leaving them out keeps the table short. */
const fewest = 4;

const counts = new Map<string, number>();
let documents = 0;
for await (const line of createInterface({ input: process.stdin })) {
  documents += 1;
  for (const word of new Set(wordsOf(embeddingText(JSON.parse(line)))))
    counts.set(word, (counts.get(word) ?? 0) + 1);
}
const words = Object.fromEntries(
  [...counts].filter(([, count]) => count >= fewest).sort(([a], [b]) => (a < b ? -1 : 1)),
);
process.stdout.write(stringify({ documents, words }));
