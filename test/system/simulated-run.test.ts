// A run with a simulated server by the command line: killed again and again it asks for nothing twice but what was in
// flight, ends with the same records, and replays a play without a network. Its agent always leaves the paths that the
// simulator has answered before.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { killedWhen } from '../support/cli.ts';
import { depotTools, writtenDepot } from '../support/depot.ts';
import type { Said, WireRequest } from '../support/endpoint.ts';
import { isAgents } from '../support/endpoint-role.ts';
import { type ModelRun, modelRun } from '../support/model-run.ts';
import { records, untilDone } from '../support/model-run-checks.ts';
import { asDepot, isWriters, noOthers, saying } from '../support/simulator.ts';
import { tempDir } from '../support/temp-dir.ts';

const concurrency = 4;

/** Reads a parcel that nobody asked about, marks it, and reads it again. */
function looksElsewhere({ messages }: WireRequest): Said {
  const parcel = { parcel_id: 'P-304' };
  const note = { ...parcel, note: 'Seen.' };
  const steps = [
    ['get_parcel', parcel] as const,
    ['annotate_parcel', note] as const,
    ['get_parcel', parcel] as const,
  ];
  const next = steps[messages.filter(({ role }) => role === 'tool').length];
  if (!next) return { content: 'Parcel P-304 is on shelf C2.' };
  return { calls: [{ name: next[0], arguments: JSON.stringify(next[1]) }] };
}

async function depotRun(folder: string): Promise<ModelRun> {
  const simulates = saying(asDepot);
  return await modelRun(
    {
      latency: 10,
      say(request, count) {
        if (isAgents(request)) return looksElsewhere(request);
        return isWriters(request) ? { content: JSON.stringify(writtenDepot) } : simulates(request, count);
      },
    },
    { concurrency },
    {
      target: 14,
      roles: { 'simulation-writer': 'm', 'tool-simulator': 'm', agent: 'm' },
      stages: {
        harvest: { packages: { servers: [] }, folders: { paths: [folder] } },
        evolve: { categories: ['education'], worlds: 1 },
        'read-documents': { libraries: [] },
        'check-programs': { programs: [] },
        'write-simulations': { servers: 1 },
        'synthesize-agents': { agents: 10 },
        'write-tasks': { perAgent: 8, kinds: noOthers },
      },
    },
  );
}

const kept = ['simulations', 'agents', 'tasks', 'trajectories', 'judgements'] as const;
const recordsOf = (run: ModelRun) => Promise.all(kept.map((collection) => records(run, collection)));

it('killed again and again it asks for nothing twice, and a play is replayed from what was answered', async () => {
  await using directory = await tempDir();
  const folder = join(directory.path, 'depot');
  await mkdir(folder);
  await writeFile(join(folder, 'mcp.json'), JSON.stringify({ tools: depotTools }));
  await using whole = await depotRun(folder);
  await untilDone(whole, '--until', 'judge');
  const asked = whole.endpoint.requests.length;
  expect(asked).toBeGreaterThan(30);

  await using killed = await depotRun(folder);
  const moments = [0.2, 0.6, 0.9].map((share) => Math.round(share * asked));
  for (const moment of moments)
    await killedWhen(
      killed.start('run', '-c', 'c.yaml', '--until', 'judge'),
      () => killed.endpoint.requests.length >= moment,
    );
  await untilDone(killed, '--until', 'judge');
  expect(await recordsOf(killed)).toEqual(await recordsOf(whole));
  expect(killed.endpoint.requests.length).toBeLessThanOrEqual(asked + moments.length * concurrency);

  const plays = await records(whole, 'trajectories');
  const offPath = plays.find(({ provenance }) => provenance.roles['tool-simulator']?.calls === 6);
  expect(offPath?.steps.slice(0, 3)).toMatchObject([
    { result: { ok: true, tier: 'model', value: { shelf: 'C2' }, changes: [] } },
    { result: { ok: true, tier: 'model', changes: [{ table: 'remarks', key: 'R-82', before: null }] } },
    { result: { ok: true, tier: 'model', value: { shelf: 'C2' }, changes: [] } },
  ]);
  await whole.endpoint[Symbol.asyncDispose](); // no network from here on
  const replayed = await whole.toolloom('replay', offPath?.id.slice(0, 8) ?? '');
  expect(replayed.code, replayed.stderr).toBe(0);
  expect(replayed.stdout).toMatch(/nothing sent\nall \d+ bytes agree/);
});

it('a config that asks for simulated servers without a model is refused before anything runs', async () => {
  await using run = await modelRun(
    {},
    {},
    { roles: { agent: 'm' }, stages: { 'write-simulations': { servers: 3 } } },
  );
  const { code, stdout, stderr } = await run.toolloom('validate', '-c', 'c.yaml');
  expect(code).toBe(2);
  expect(stdout + stderr).toContain(
    'stages.write-simulations.servers: no procedure can simulate a server; bind roles.simulation-writer and ' +
      'roles.tool-simulator to a model, or set it to 0',
  );
});
