// A server of the user's own: explored by reads alone, and material for tasks whose oracles hold when they are
// played again.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { randomFor } from '../../pipeline/hash.ts';
import { memoryStore } from '../../pipeline/store/memory-store.ts';
import { openAgent } from '../../stages/environments/joined.ts';
import { agentOfServer } from '../../stages/import-tasks/agent-of-server.ts';
import { isReadOnly } from '../../stages/mcp/read-only.ts';
import { gateFault } from '../../stages/write-tasks/gate.ts';
import { openGround } from '../../stages/write-tasks/ground.ts';
import type { Material } from '../../stages/write-tasks/kinds/kind.ts';
import { ownServer } from '../../stages/write-tasks/kinds/own-server.ts';
import { executePlan } from '../../stages/write-tasks/oracle.ts';
import { rowsIn } from '../../stages/write-tasks/own-server/explore.ts';
import { exploredBy } from '../../stages/write-tasks/own-server/explored-part.ts';
import { serverScript } from '../support/harvested.ts';
import { tempDir } from '../support/temp-dir.ts';

const { signal } = new AbortController();
const store = memoryStore();
const persona = {
  name: 'a clerk',
  manner: 'Writes plainly.',
  style: 'plain' as const,
  openings: [''],
  closings: [''],
};
const provenance = { stage: 'synthesize-agents', unit: 'import/1', seed: 1, roles: {} };

async function harborAgent({ log, writes = false }: { log?: string; writes?: boolean } = {}) {
  const server = {
    command: process.execPath,
    args: [serverScript('harbor.mjs'), ...(log === undefined ? [] : [log])],
    env: [],
    network: true,
  };
  const item = { name: 'Harbor office', systemPrompt: 'You help at a harbor.', server, writes };
  return { ...(await agentOfServer({ item, place: 'tasks.yaml:1: agents.0' }, signal)), provenance };
}

it.each([
  ['get_boat', undefined, true],
  ['listBoats', undefined, true],
  ['repaint', undefined, false],
  ['repaint', { readOnlyHint: true }, true],
  ['get_boat', { readOnlyHint: false }, false],
  ['list_boats', { readOnlyHint: true, destructiveHint: true }, false],
])('%s with the annotations %j counts as a read: %s', (name, annotations, expected) =>
  expect(isReadOnly({ name, annotations })).toBe(expected),
);

it('finds the rows of a result wherever they are', () => {
  expect(rowsIn({ page: 1, data: { items: [{ a: 1 }, { a: 2 }] }, tags: [{ b: 1 }] })).toHaveLength(2);
  expect(rowsIn({ id: 1, name: 'Gull' })).toEqual([{ id: 1, name: 'Gull' }]);
  expect(rowsIn('no rows')).toEqual([]);
});

describe('an agent on a server of the user’s own', () => {
  it('gets the tools that read, and exploring calls no other', async () => {
    await using directory = await tempDir();
    const log = join(directory.path, 'calls');
    const agent = await harborAgent({ log });
    expect(agent.tools.map(({ name }) => name)).toEqual(['list_boats', 'get_boat']);
    const explored = await exploredBy(agent, store, signal);
    expect(explored?.map(({ tool }) => tool)).toEqual([
      'list_boats',
      ...Array.from({ length: 4 }, () => 'get_boat'),
    ]);
    expect(new Set((await readFile(log, 'utf8')).trim().split('\n'))).toEqual(
      new Set(['list_boats', 'get_boat']),
    );
  });

  it('gets the others where the user allows it, and a change shows in the state', async () => {
    const agent = await harborAgent({ writes: true });
    expect(agent.tools).toHaveLength(4);
    await using session = await openAgent(agent, store, signal);
    const before = await session.snapshot();
    expect((await session.call('get_boat', { boat_id: 'b-1' })).changes).toEqual([]);
    expect(await session.snapshot()).toEqual(before);
    const moved = await session.call('assign_berth', { boat_id: 'b-1', berth: 'Z9' });
    expect(moved.changes).toHaveLength(1);
    expect(await session.snapshot()).not.toEqual(before);
  });

  it('has tasks that the gate lets through, grounded in what the server returns and not in what it says', async () => {
    const agent = await harborAgent();
    const explored = await exploredBy(agent, store, signal);
    const material = { agent, explored, persona } as unknown as Material; // what this kind reads of it
    const requests = new Set<string>();
    for (let seed = 0; seed < 40; seed += 1) {
      const plan = ownServer.draft(material, randomFor('own', seed));
      expect(JSON.stringify(plan)).not.toMatch(/SYSTEM|sink/);
      if (plan) requests.add(plan.request);
    }
    expect(requests.size).toBeGreaterThan(30);
    for (const seed of [1, 2, 3]) {
      const plan = ownServer.draft(material, randomFor('own', seed));
      if (!plan) throw new Error('there is no plan');
      await using ground = await openGround(agent, store, signal);
      const made = await executePlan(plan, { kind: ownServer, persona, ground });
      if ('fault' in made) throw new Error(made.fault);
      expect(await gateFault({ task: made.task, ground }), plan.request).toBeUndefined();
    }
  });
});
