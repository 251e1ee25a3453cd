// A process that commits and withdraws units is killed at any moment: nothing that was durable is lost, the index says what a
// recount says, and digests say what the records say.
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { randomFor } from '../../pipeline/hash.ts';
import { readFileStore } from '../../pipeline/store/file-store.ts';
import { digests } from '../../schemas/digests.ts';
import { all } from '../support/offline-run.ts';
import { moduleUrl, startScript } from '../support/script.ts';
import { recount, stateIn } from '../support/store-state.ts';
import { tempDir } from '../support/temp-dir.ts';

/** Says what became durable, in the order of the changes. */
const script = `import { openFileStore } from ${moduleUrl('pipeline/store/file-store.ts')};
  import { randomFor } from ${moduleUrl('pipeline/hash.ts')};
  import { changeAtRandom } from ${moduleUrl('test/support/random-commits.ts')};
  const [directory, seed] = process.argv.slice(1);
  const store = await openFileStore(directory);
  const random = randomFor(seed);
  console.log('open');
  for (let number = 0; ; number += 1) console.log(JSON.stringify(await changeAtRandom(store, random, number)));`;

/** Returns the units that were finished, as far as the process could say. */
async function killedAfter(
  milliseconds: number,
  directory: string,
  seed: string,
  before: ReadonlySet<string>,
) {
  const writer = await startScript(script, [directory, seed]);
  const finished = new Set(before);
  const ended = once(writer, 'close');
  if (!writer.stdout) throw new Error('it has no output');
  createInterface({ input: writer.stdout }).on('line', (line) => {
    if (!line.startsWith('{')) return;
    const change = JSON.parse(line) as { finished?: string; owed?: string[] };
    if (change.finished !== undefined) finished.add(change.finished);
    for (const unit of change.owed ?? []) finished.delete(unit);
  });
  await sleep(milliseconds);
  writer.kill('SIGKILL');
  await ended;
  return finished;
}

it('nothing is lost, kill after kill', { timeout: 120_000 }, async () => {
  await using directory = await tempDir();
  const random = randomFor('kills');
  let finished: ReadonlySet<string> = new Set();
  for (let kill = 0; kill < 12; kill += 1) {
    finished = await killedAfter(random.integer(0, 250), directory.path, `s${kill}`, finished);
    const counted = await recount(directory.path);
    expect(await stateIn(directory.path)).toEqual(counted);
    await using store = await readFileStore(directory.path);
    expect(await all(store.digests('rejects'))).toEqual((await all(store.rejects())).map(digests.rejects));
    const found = ['embed', 'evolve'].flatMap((stage) =>
      [...store.finished(stage)].map((unit) => `${stage}/${unit}`),
    );
    // The last change may be durable, and not said.
    const differing = differenceOf(found, finished);
    expect(differing.size).toBeLessThanOrEqual(3);
    finished = new Set(found);
  }
});

function differenceOf(found: readonly string[], said: ReadonlySet<string>): Set<string> {
  return new Set([
    ...found.filter((unit) => !said.has(unit)),
    ...[...said].filter((unit) => !found.includes(unit)),
  ]);
}
