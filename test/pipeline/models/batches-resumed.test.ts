// Batches across restarts: after a kill at any step nothing is sent twice, each result is paid for once, and money stays
// reserved for what is with the provider.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { BudgetError, PostponedError } from '../../../pipeline/errors.ts';
import { batchesOut } from '../../../pipeline/models/batch/batch-log.ts';
import { openJournal } from '../../../pipeline/models/journal/file-journal.ts';
import {
  type BatchService,
  type BatchServiceOptions,
  batchService,
  type ServiceCall,
} from '../../support/batch-service.ts';
import { batchSession, killedCopy } from '../../support/batch-session.ts';
import type { WireRequest } from '../../support/endpoint.ts';
import { place } from '../../support/endpoint-role.ts';
import { tempDir } from '../../support/temp-dir.ts';

const say = ({ messages }: WireRequest) => ({
  content: JSON.stringify({ ...place, city: messages[0]?.content }),
});

const provider = (options: Partial<BatchServiceOptions> = {}): Promise<BatchService> =>
  batchService({ say, life: () => ['completed'], ...options });

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await sleep(10);
}

const inputs = ['a', 'b', 'c'];

/** Asks for everything in a session that ends, and returns what came. */
async function allOf(service: BatchService, directory: string, settings: object = {}) {
  await using session = await batchSession({ service, directory, settings });
  const outputs = await Promise.all(inputs.map((input) => session.ask(input)));
  return { cities: outputs.map(({ output }) => output.city), spending: session.ledger.spending() };
}

/** The request at which the first process is killed, and whether the provider has done what it asked. */
const kills: [string, string, 'before' | 'after'][] = [
  ['before the file is taken', 'POST /files', 'before'],
  ['before the ID of the file is known', 'POST /files', 'after'],
  ['before the batch is created', 'POST /batches', 'before'],
  ['before the ID of the batch is known', 'POST /batches', 'after'],
  ['while the batch is worked on', 'GET /batches/ID', 'before'],
  ['before it is known that the batch is over', 'GET /batches/ID', 'after'],
  ['before the results are here', 'GET /files/ID/content', 'after'],
];

describe.concurrent('a process that is killed', () => {
  it.each(kills)('%s sends no call twice, and pays for each once', async (_, step, side) => {
    let isHanging = true;
    const hang = ({ what, count }: ServiceCall): boolean => isHanging && what === step && count === 1;
    await using service = await provider({ [side]: hang });
    await using directory = await tempDir();
    await using killed = await batchSession({ service, directory: directory.path });
    const lost = Promise.allSettled(inputs.map((input) => killed.ask(input)));
    await until(() => service.asked.includes(step));
    await sleep(50); // what the provider does before it hangs
    await using left = await killedCopy(directory.path);
    isHanging = false;
    const { cities, spending } = await allOf(service, left.path);
    expect(cities).toEqual(inputs);
    expect(service.batches).toHaveLength(1);
    expect(service.worked).toHaveLength(3);
    expect(spending.calls).toBe(3);
    expect(spending.lost).toBe(0);
    expect(spending.cost).toBeCloseTo(service.bill.batched, 8);
    killed.drain.abort();
    await lost;
  });

  it('when all is done asks nothing again', async () => {
    await using service = await provider();
    await using directory = await tempDir();
    await allOf(service, directory.path);
    const asked = service.asked.length;
    expect((await allOf(service, directory.path)).cities).toEqual(inputs);
    expect(service.asked).toHaveLength(asked);
  });

  it('with results that nobody asks for yet pays for them, and has them when somebody does', async () => {
    await using service = await provider({
      life: (batch) => (batch === 1 ? ['in_progress', 'completed'] : []),
    });
    await using directory = await tempDir();
    await using killed = await batchSession({ service, directory: directory.path });
    const lost = Promise.allSettled(inputs.map((input) => killed.ask(input)));
    await until(() => service.batches.length === 1);
    await sleep(50);
    await using left = await killedCopy(directory.path);
    killed.drain.abort();
    await lost;
    {
      await using idle = await batchSession({ service, directory: left.path });
      await until(() => idle.ledger.spending().calls === 3);
      expect(idle.ledger.spending().cost).toBeCloseTo(service.bill.batched, 8);
    }
    const { cities, spending } = await allOf(service, left.path);
    expect(cities).toEqual(inputs);
    expect(spending.calls).toBe(3);
    expect(service.batches).toHaveLength(1);
  });
});

describe.concurrent('an interruption', () => {
  it('ends all waiting at once, and the next session goes on with the same batch', async () => {
    let isOver = false;
    await using service = await provider({ life: () => (isOver ? ['completed'] : ['in_progress']) });
    await using directory = await tempDir();
    {
      const settings = { batch: { size: 3, wait: 30 } };
      await using session = await batchSession({ service, directory: directory.path, settings });
      const asked = Promise.allSettled([...inputs, 'gathered'].map((input) => session.ask(input)));
      await until(() => service.asked.includes('GET /batches/ID'));
      const began = performance.now();
      session.drain.abort();
      for (const { status, ...rest } of await asked)
        expect({ status, ...rest }).toMatchObject({ status: 'rejected', reason: expect.any(PostponedError) });
      expect(performance.now() - began).toBeLessThan(500);
      const message = expect.stringMatching(
        /^model m: 3 calls are in batches with .*; the next run waits for them$/,
      );
      expect(session.events).toContainEqual({ event: 'note', message });
    }
    const out = await batchesOut(join(directory.path, 'batches.jsonl'));
    expect(out).toMatchObject([{ model: 'm', size: 3, id: 'batch_1' }]);
    isOver = true;
    expect((await allOf(service, directory.path)).cities).toEqual(inputs);
    expect(service.batches).toHaveLength(1);
    expect(await batchesOut(join(directory.path, 'batches.jsonl'))).toEqual([]);
  });
});

describe.concurrent('a config without `batch`', () => {
  const lone = { batch: false };

  it('waits for what was sent before, and sends the rest alone', async () => {
    let isOver = false;
    await using service = await provider({ life: () => (isOver ? ['completed'] : ['in_progress']) });
    await using directory = await tempDir();
    {
      await using session = await batchSession({ service, directory: directory.path });
      const asked = Promise.allSettled(inputs.map((input) => session.ask(input)));
      await until(() => service.batches.length === 1);
      session.drain.abort();
      await asked;
    }
    isOver = true;
    await using session = await batchSession({ service, directory: directory.path, settings: lone });
    const outputs = await Promise.all([...inputs, 'd'].map((input) => session.ask(input)));
    expect(outputs.map(({ output }) => output.city)).toEqual([...inputs, 'd']);
    expect(service.batches).toHaveLength(1);
    expect(service.alone).toHaveLength(1);
    expect(session.ledger.spending().cost).toBeCloseTo(service.bill.batched + service.bill.alone, 8);
  });

  it('sends alone what was about to be sent in a batch', async () => {
    let isHanging = true;
    await using service = await provider({ before: ({ what }) => isHanging && what === 'POST /batches' });
    await using directory = await tempDir();
    await using killed = await batchSession({ service, directory: directory.path });
    const lost = Promise.allSettled(inputs.map((input) => killed.ask(input)));
    await until(() => service.asked.includes('POST /batches'));
    await using left = await killedCopy(directory.path);
    isHanging = false;
    const { cities, spending } = await allOf(service, left.path, lone);
    expect(cities).toEqual(inputs);
    expect(service.batches).toHaveLength(0);
    expect(spending).toMatchObject({ calls: 3, lost: 0 });
    killed.drain.abort();
    await lost;
  });
});

describe.concurrent('the budget', () => {
  /** The most that one call of these tests costs in a batch: 100 tokens of output, and the bytes of its request. */
  const most = 0.0005;

  it('counts what is with the provider after a restart, and is never exceeded', async () => {
    await using service = await provider({ life: () => ['in_progress'] });
    await using directory = await tempDir();
    await using killed = await batchSession({ service, directory: directory.path });
    const lost = Promise.allSettled(inputs.map((input) => killed.ask(input)));
    await until(() => service.batches.length === 1);
    await sleep(50);
    await using left = await killedCopy(directory.path);
    killed.drain.abort();
    await lost;
    const lines = (await readFile(join(left.path, 'ledger.jsonl'), 'utf8')).trim().split('\n');
    const reserved = lines.reduce((sum, line) => sum + JSON.parse(line).cost, 0);
    expect(reserved).toBeLessThan(3 * most);
    await using session = await batchSession({ service, directory: left.path, budget: reserved + 0.00001 });
    const waiting = session.ask('d', { isDialogue: true });
    await expect(Promise.race([waiting, sleep(300, 'waits')])).resolves.toBe('waits');
    // Nobody waits for the batch any more, so there will be no room in this session.
    session.drain.abort();
    await expect(waiting).rejects.toThrow(BudgetError);
    expect(service.alone).toHaveLength(0);
  });

  it('sends the first call by itself, until it is known that the endpoint keeps to its limit', async () => {
    await using service = await provider();
    await using directory = await tempDir();
    await using session = await batchSession({ service, directory: directory.path, budget: 1 });
    await Promise.all(inputs.map((input) => session.ask(input)));
    const sizes = service.batches.map(({ file }) => service.files.get(file)?.trim().split('\n').length);
    expect(sizes).toEqual([1, 2]);
  });
});

describe.concurrent('a reply', () => {
  it('that is taken back is asked for again, in another batch', async () => {
    await using service = await provider();
    await using directory = await tempDir();
    await allOf(service, directory.path);
    const entries = await readFile(join(directory.path, 'journal', 'entries.jsonl'), 'utf8');
    {
      await using journal = await openJournal(join(directory.path, 'journal'));
      for (const line of entries.trim().split('\n')) await journal.remove(line.slice(8, 72));
    }
    const { cities, spending } = await allOf(service, directory.path);
    expect(cities).toEqual(inputs);
    expect(service.batches).toHaveLength(2);
    expect(spending.calls).toBe(6);
  });
});
