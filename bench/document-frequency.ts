// Reads records on standard input, counts the tool descriptions that each word occurs in, and prints the
// table by which the offline embedder weighs words. Run it when the seeds or the harvested servers have
// changed a lot:
//   (toolloom cat specs; toolloom cat tools) | npm run -s bench -- document-frequency.js > frequency.yaml
//   mv frequency.yaml data/seeds/document-frequency.yaml
import { createInterface } from 'node:readline';
import { stringify } from 'yaml';
import { wordsOf } from '../pipeline/models/offline.ts';
import { embeddingText } from '../stages/embed.ts';

/** Rarer words have the highest weight anyway, and leaving them out keeps the table short. */
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
