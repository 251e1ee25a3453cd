// Simulated servers from the harvest to the verdict: records by a writer, tasks whose oracles the simulator has
// answered, and plays that are judged by the same rules as any.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../../pipeline/store.ts';
import type { Trajectory } from '../../schemas/trajectory.ts';
import { calibrate } from '../../stages/calibrate.ts';
import { acceptedPlays } from '../../stages/export/accepted.ts';
import { draftFrom } from '../../stages/write-simulations/draft-faults.ts';
import { writeSimulations } from '../../stages/write-simulations.ts';
import { depot, depotSpecs, depotTools, writtenDepot } from '../support/depot.ts';
import { type TestEndpoint, testEndpoint } from '../support/endpoint.ts';
import { testModels } from '../support/models.ts';
import { all, offlineRun } from '../support/offline-run.ts';
import { asDepot, isWriters, noOthers, type Says, saying } from '../support/simulator.ts';
import { tempDir } from '../support/temp-dir.ts';

const written = writtenDepot;
const { state } = depot;

interface Played {
  readonly store: Store;
  readonly endpoint: TestEndpoint;
  readonly failed: number;
}

async function played(
  says: Says,
  { drafts = [written], until = 'export' }: { drafts?: readonly object[]; until?: string } = {},
): Promise<Played> {
  await using directory = await tempDir();
  const folder = join(directory.path, 'depot');
  await mkdir(folder);
  await writeFile(join(folder, 'mcp.json'), JSON.stringify({ tools: depotTools }));
  let draft = 0;
  const simulates = saying(says);
  const endpoint = await testEndpoint({
    say(request, count) {
      if (!isWriters(request)) return simulates(request, count);
      draft += 1;
      return { content: JSON.stringify(drafts[Math.min(draft, drafts.length) - 1]) };
    },
  });
  await using models = await testModels({ m: { baseURL: endpoint.url, price: { input: 1, output: 2 } } });
  const { store, result } = await offlineRun({
    until,
    config: {
      target: 12,
      roles: { 'simulation-writer': 'm', 'tool-simulator': 'm' },
      stages: {
        harvest: { packages: { servers: [] }, folders: { paths: [folder] } },
        evolve: { categories: ['education'], worlds: 1 },
        'read-documents': { libraries: [] },
        'write-simulations': { servers: 2 },
        'synthesize-agents': { agents: 10 },
        'write-tasks': { perAgent: 8, kinds: noOthers },
        simulate: { vices: 0.2 },
      },
    },
    models: new Map([['m', models.model('m')]]),
  });
  await endpoint[Symbol.asyncDispose]();
  return { store, endpoint, failed: result.stages.reduce((sum, { failed }) => sum + failed, 0) };
}

const ofKind = async (store: Store): Promise<Trajectory[]> => {
  const kinds = new Map((await all(store.read('tasks'))).map(({ id, kind }) => [id, kind]));
  return (await all(store.read('trajectories'))).filter(({ task }) => kinds.get(task) === 'simulated');
};

describe('a server that a model simulates', () => {
  let run: Played;
  beforeAll(async () => {
    run = await played(asDepot);
  });

  it('has records with every rule kept, and answers its first reads once for all', async () => {
    expect(run.failed).toBe(0);
    const [simulation] = await all(run.store.read('simulations'));
    expect(simulation).toMatchObject({ server: 'depot', state, samples: 2 });
    expect(simulation?.known.map(({ tool }) => tool)).toEqual(
      expect.arrayContaining(['list_parcels', 'list_couriers', 'get_parcel']),
    );
    expect(simulation?.known.every(({ ok, changes }) => ok && changes.length === 0)).toBe(true);
    const reasons = (await all(run.store.rejects())).map(({ reason, detail }) => `${reason}: ${detail}`);
    expect(reasons).toContain(
      'tool not simulated: depot.weigh_photo: its answer does not follow from records',
    );
  });

  it('gives agents, whose tasks pass the gate and hold what the simulator has answered', async () => {
    const agents = (await all(run.store.read('agents'))).filter(({ mix }) => mix === 'simulated');
    expect(agents.length).toBeGreaterThan(0);
    const tasks = (await all(run.store.read('tasks'))).filter(({ kind }) => kind === 'simulated');
    expect(tasks.length).toBeGreaterThan(2);
    const changing = tasks.filter(({ oracle }) => oracle.touched.length > 0);
    expect(changing.length).toBeGreaterThan(0);
    for (const { oracle, simulated = [] } of changing)
      for (const call of oracle.calls.filter(({ effect }) => effect === 'write'))
        expect(simulated).toContainEqual(
          expect.objectContaining({ tool: call.tool, arguments: call.arguments, ok: true }),
        );
  });

  it('is exported with the names of the models that stand behind it, and not calibrated', async () => {
    const rows = await all(acceptedPlays(run.store, 'models'));
    const row = rows.find(({ agent }) => agent.mix === 'simulated');
    expect(row?.generators).toMatchObject({ 'simulation-writer': ['m'], 'tool-simulator': ['m'] });
    const id = row?.trajectory.id ?? '';
    const options = calibrate.options(1).parse({});
    const context = { store: run.store, options } as unknown as Parameters<typeof calibrate.work>[1];
    expect(await calibrate.work({ id, rare: false }, context)).toMatchObject({
      rejects: [{ reason: 'not reproducible', detail: expect.stringContaining('a model simulates') }],
    });
  });

  it('is played and judged like any other, and the oracle costs no call', async () => {
    const plays = await ofKind(run.store);
    const accepted = new Set((await all(run.store.read('judgements'))).map(({ trajectory }) => trajectory));
    expect(plays.filter(({ id }) => accepted.has(id)).length).toBeGreaterThan(1);
    for (const { steps, vice, provenance } of plays) {
      const made = steps.filter(({ result }) => result.fault === undefined && result.value !== null);
      if (vice === undefined) {
        expect(made.every(({ result }) => result.tier === 'model')).toBe(true);
        expect(provenance.roles['tool-simulator']).toBeUndefined();
      }
    }
    expect(plays.some(({ steps }) => steps.some(({ result }) => result.changes.length > 0))).toBe(true);
  });
});

describe('a simulator that lies in the middle of a run', () => {
  it('spoils no row: what it cannot decide is kept out, by name', async () => {
    // It answers reads well and lies about each change.
    const lies: Says = (call, count) => {
      const said = asDepot(call, count) as { patch: object[] };
      return said.patch.length > 0 ? { ...said, patch: [], result: { courier: 'Tara Novak' } } : said;
    };
    const { store, failed } = await played(lies, { until: 'write-tasks' });
    expect(failed).toBe(0);
    const tasks = (await all(store.read('tasks'))).filter(({ kind }) => kind === 'simulated');
    expect(tasks.every(({ oracle }) => oracle.touched.length === 0)).toBe(true);
    const rejects = (await all(store.rejects())).filter(({ stage }) => stage === 'write-tasks');
    expect(rejects.map(({ reason }) => reason)).toContain('oracle fails');
  });
});

describe('written records', () => {
  it('are sent back with what is wrong, and kept once they are right', async () => {
    const wrong = structuredClone(written);
    const [first] = wrong.simulation.rows.parcels ?? [];
    if (first) first.courier_id = 'C-77';
    const { store, endpoint } = await played(asDepot, {
      drafts: [wrong, written],
      until: 'write-simulations',
    });
    expect(store.ids('simulations')).toHaveLength(1);
    const asked = endpoint.requests.filter(isWriters);
    expect(asked).toHaveLength(2);
    expect(asked[1]?.messages[1]?.content).toContain('its courier_id names C-77, which is not in couriers');
  });

  it.each([
    [
      'a key that occurs twice',
      (w: Draft) => w.rows.couriers?.push({ id: 'C-11', name: 'X', van: 'Y' }),
      'two rows have the id C-11',
    ],
    [
      'a row against its schema',
      (w: Draft) => Object.assign(w.rows.parcels?.[0] ?? {}, { weight_kg: -1 }),
      'weight_kg',
    ],
    [
      'a label that is no column',
      (w: Draft) => Object.assign(w.tables.parcels ?? {}, { label: 'title' }),
      'label names no column: title',
    ],
    [
      'a read that writes',
      (w: Draft) =>
        Object.assign(toolIn(w, 'get_parcel'), {
          effect: 'write',
          changes: [{ table: 'parcels', may: ['change'] }],
        }),
      'get_parcel: the server says that it only reads',
    ],
    [
      'a removal that the server rules out',
      (w: Draft) =>
        Object.assign(toolIn(w, 'assign_courier'), { changes: [{ table: 'parcels', may: ['remove'] }] }),
      'assign_courier: the server says that it destroys nothing',
    ],
    [
      'a parameter that is none',
      (w: Draft) => Object.assign(toolIn(w, 'get_parcel'), { references: { box: 'parcels' } }),
      'get_parcel: references: there is no parameter box',
    ],
    [
      'values that do not fit',
      (w: Draft) => Object.assign(toolIn(w, 'annotate_parcel'), { samples: [{ note: 7 }] }),
      'annotate_parcel: samples: note',
    ],
    ['too few tools', (w: Draft) => w.tools.splice(2), 'it has 2 tools'],
  ])('are refused for %s', (_, spoil, fault) => {
    const draft = structuredClone(written.simulation) as Draft;
    spoil(draft);
    expect(draftFrom(draft, depotSpecs).faults.join('\n')).toContain(fault);
  });

  it('are right where nothing is wrong with them', () => {
    expect(draftFrom(written.simulation, depotSpecs)).toEqual({ draft: depot, faults: [] });
  });
});

type Draft = Parameters<typeof draftFrom>[0];
const toolIn = ({ tools }: Draft, name: string): object => tools.find((tool) => tool.name === name) ?? {};

describe('without a model', () => {
  const options = writeSimulations.options(60).parse({ servers: 2 });

  it('asking for simulated servers is a problem of the config', async () => {
    expect(await writeSimulations.check?.(options, {}, () => false)).toEqual([
      {
        path: ['servers'],
        message:
          'no procedure can simulate a server; bind roles.simulation-writer and roles.tool-simulator to a model, ' +
          'or set it to 0',
      },
    ]);
    expect(await writeSimulations.check?.(options, {}, (role) => role !== 'tool-simulator')).toMatchObject([
      { message: expect.stringContaining('bind roles.tool-simulator to a model') },
    ]);
  });

  it('none is a run like any other', async () => {
    expect(await writeSimulations.check?.(options, {}, () => true)).toEqual([]);
    const none = writeSimulations.options(60).parse({});
    expect(none.servers).toBe(0);
    expect(await writeSimulations.check?.(none, {}, () => false)).toEqual([]);
  });
});
