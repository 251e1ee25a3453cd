// Proofs that a task's checks notice a defect are made of defects alone: what another record justifies is none.
import { beforeAll, expect, it } from 'vitest';
import { canonicalJson, randomFor } from '../../pipeline/hash.ts';
import { isObject } from '../../pipeline/json/json-schema.ts';
import type { Store } from '../../pipeline/store.ts';
import type { Task } from '../../schemas/task.ts';
import { sceneFor } from '../../stages/write-tasks/gate/playing.ts';
import type { ProofScene } from '../../stages/write-tasks/gate/proof.ts';
import { neighborField } from '../../stages/write-tasks/gate/proofs/neighbor-field.ts';
import { wrongArgument } from '../../stages/write-tasks/gate/proofs/wrong-argument.ts';
import { openGround } from '../../stages/write-tasks/ground.ts';
import { all, offlineRun } from '../support/offline-run.ts';

const signal = new AbortController().signal;
let store: Store;
let tasks: Task[];
beforeAll(async () => {
  const evolve = { categories: ['logistics', 'manufacturing'], worlds: 4 };
  const stages = { harvest: { packages: { servers: [] } }, evolve };
  ({ store } = await offlineRun({ until: 'write-tasks', config: { target: 24, stages } }));
  const withoutLong = (await all(store.read('tasks'))).filter(({ oracle }) => oracle.calls.length < 30);
  tasks = withoutLong.filter(({ expected }) => expected === 'fulfil');
});

async function forEachScene(visit: (scene: ProofScene) => Promise<void> | void): Promise<void> {
  for (const task of tasks) {
    const agent = await store.get('agents', task.agent);
    await using ground = await openGround({ ...agent, plants: task.plants }, store, signal);
    await visit(await sceneFor({ task, ground }));
  }
}

/** The same play after a search that lists every number of the last result under the name of every other one. */
function withAllGiven(oracle: ProofScene['oracle']): ProofScene['oracle'] {
  const last = oracle.steps.at(-1);
  if (!last || !isObject(last.result.value)) return oracle;
  const numbers = Object.entries(last.result.value).filter(([, value]) => typeof value === 'number');
  const rows = numbers.flatMap(([name]) => numbers.map(([, value]) => ({ [name]: value })));
  return { ...oracle, steps: [{ ...last, result: { ...last.result, value: { rows } } }, ...oracle.steps] };
}

it('a number is told under the name of another field, but not where another row has it there', async () => {
  let told = 0;
  await forEachScene(async ({ oracle, ...scene }) => {
    const proof = async (of: ProofScene['oracle']) =>
      await neighborField.play({ ...scene, oracle: of, random: randomFor('field') });
    const played = await proof(oracle);
    if (!played) return;
    told += 1;
    expect(canonicalJson(played.messages)).not.toBe(canonicalJson(oracle.messages));
    expect(await proof(withAllGiven(oracle)), scene.task.kind).toBeUndefined();
  });
  expect(told).toBeGreaterThan(2);
});

it('a wrong value of a read finds something else than the right one', async () => {
  let reads = 0;
  await forEachScene(async (scene) => {
    for (const number of [0, 1, 2]) {
      const played = await wrongArgument.play({ ...scene, random: randomFor('argument', number) });
      const [step, right] = [played?.steps.at(-1), scene.oracle.steps.at(-1)];
      if (!step?.result.ok || !right || step.result.changes.length + right.result.changes.length > 0)
        continue;
      reads += 1;
      expect(canonicalJson(step.result.value), scene.task.kind).not.toBe(canonicalJson(right.result.value));
    }
  });
  expect(reads).toBeGreaterThan(3);
});
