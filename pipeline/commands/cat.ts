// toolloom cat: the records of a collection, one JSON object a line.
import { once } from 'node:events';
import { type CollectionName, collections } from '../../schemas/index.ts';
import { UsageError } from '../errors.ts';
import { readRunStore } from '../run.ts';
import { runNamed } from './find-run.ts';
import { exitCodes, type Toolbox } from './toolbox.ts';

export const readable = [...Object.keys(collections), 'rejects'];

export async function catCommand(
  collection: string,
  flags: { run?: string },
  { runs, out }: Toolbox,
): Promise<number> {
  if (!readable.includes(collection))
    throw new UsageError(`there is no collection ${collection}; there are ${readable.join(', ')}`);
  await using store = await readRunStore(await runNamed(flags.run, runs));
  const records = collection === 'rejects' ? store.rejects() : store.read(collection as CollectionName); // one of the keys, as checked above
  for await (const record of records) {
    if (out.destroyed) break; // `| head` has seen enough
    if (!out.write(`${JSON.stringify(record)}\n`))
      await Promise.race([once(out, 'drain'), once(out, 'close')]);
  }
  return exitCodes.done;
}
