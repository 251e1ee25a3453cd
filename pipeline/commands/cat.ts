// toolloom cat: the records of a collection, one JSON object a line.
import { type CollectionName, collections } from '../../schemas/index.ts';
import { UsageError } from '../errors.ts';
import { readRunStore } from '../run.ts';
import { unknownName } from '../suggestions.ts';
import { defineCommand, exitCodes } from './command.ts';
import { runNamed } from './find-run.ts';
import { runOption } from './options.ts';
import { writeJson } from './output.ts';

const readableCollections: readonly string[] = [...Object.keys(collections), 'rejects'];

export const cat = defineCommand({
  name: 'cat',
  summary: 'print the records of a collection, one JSON object per line',
  arguments: {
    collection: { description: readableCollections.join(', '), completeWith: 'collection' },
  },
  options: { run: runOption },
  examples: ['toolloom cat rejects | head -n 3'],
  async run({ collection }, { run }, { runsFolder, stdout }) {
    if (!readableCollections.includes(collection))
      throw new UsageError(unknownName({ kind: 'collection' }, collection, readableCollections));
    await using store = await readRunStore(await runNamed(run, runsFolder));
    // The name is a key of `collections`, as checked above.
    const records = collection === 'rejects' ? store.rejects() : store.read(collection as CollectionName);
    for await (const record of records) await writeJson(stdout, record);
    return exitCodes.done;
  },
});
