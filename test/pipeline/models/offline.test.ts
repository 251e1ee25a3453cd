// The embedder of a run without models: any word has a weight, and a text has one vector of unit length.
import { expect, it } from 'vitest';
import { offlineModel, wordsOf } from '../../../pipeline/models/offline.ts';
import { testCall } from '../../support/call.ts';

const model = offlineModel({ documents: 100, words: { file: 60, constructor: 3 } });
const embed = async (...texts: string[]) => model.embed(texts, testCall());

it.each(['constructor', 'toString', '__proto__', 'hasOwnProperty valueOf', 'read a file', '中文', '🏘'])(
  '%j has a vector of unit length, or none at all',
  async (text) => {
    const [vector] = await embed(text);
    const length = Math.hypot(...(vector ?? []));
    expect(length).toBeCloseTo(wordsOf(text).length > 0 ? 1 : 0, 5);
  },
);

it('a word of the table weighs by the table, whatever its name', async () => {
  const other = offlineModel({ documents: 100, words: { file: 60, constructor: 90 } });
  const [rare] = await embed('constructor file');
  const [frequent] = await other.embed(['constructor file'], testCall());
  expect(rare).not.toEqual(frequent);
});
