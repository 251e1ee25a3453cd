// Policies as data: one predicate says which recorded changes break a policy, and it guards the tools that
// enforce it.
import { describe, expect, it } from 'vitest';
import { randomFor } from '../../pipeline/hash.ts';
import type { Policy } from '../../schemas/policy.ts';
import { buildTools } from '../../stages/synthesize-tools/build-tools.ts';
import { buildWorld } from '../../stages/synthesize-tools/build-world.ts';
import { draftFaultsOf } from '../../stages/synthesize-tools/validation/policy-proof.ts';
import { openWorld } from '../../stages/worlds/database.ts';
import { applyChanges, breachesIn, policyFaults, secretsOf } from '../../stages/worlds/policies.ts';
import { callProgram, rehearse } from '../../stages/worlds/program.ts';
import { sampleArguments } from '../../stages/worlds/sample-arguments.ts';
import { stateHash } from '../../stages/worlds/state.ts';
import { drafted, growthSeeds, lexicon } from '../support/grown.ts';
import { reprice, shop } from '../support/shop.ts';

const policy = (check: Policy['check'], enforcedBy: Policy['enforcedBy'] = 'agent'): Policy => ({
  id: 'no-high-prices',
  about: 'limit',
  enforcedBy,
  check,
  error: { code: 'NOT_ALLOWED', message: 'Not allowed.' },
  prose: 'This is not allowed.',
});
const onOrders = (violation: string): Policy => policy({ on: 'change', table: 'orders', violation });

/** The IDs of the policies that a call breaks. */
async function brokenBy(policies: readonly Policy[], given: { order_id: string; price: number }) {
  using database = await openWorld(shop);
  const { ok, changes } = rehearse(reprice, database, given);
  expect(ok).toBe(true);
  return breachesIn(database, policies, changes).map(({ policy: { id }, change: { key } }) => `${id} ${key}`);
}

describe('the predicate of a policy', () => {
  it('compares a row after the call with the row before it', async () => {
    const doubled = onOrders('changed.new_price > 2 * changed.old_price');
    expect(await brokenBy([doubled], { order_id: 'O-1', price: 51 })).toEqual(['no-high-prices O-1']);
    expect(await brokenBy([doubled], { order_id: 'O-1', price: 50 })).toEqual([]);
    expect(await brokenBy([doubled], { order_id: 'O-2', price: 51 })).toEqual([]);
  });

  it('is about the rows of its own table', async () => {
    const onPeople = policy({ on: 'change', table: 'people', violation: '1' });
    expect(await brokenBy([onPeople], { order_id: 'O-1', price: 51 })).toEqual([]);
    expect(await brokenBy([onOrders('1')], { order_id: 'O-1', price: 51 })).toHaveLength(1);
  });

  it('sees the other rows as they were before the call', async () => {
    const highest = onOrders('changed.new_price > (SELECT MAX(price) FROM orders)');
    expect(await brokenBy([highest], { order_id: 'O-1', price: 41 })).toEqual(['no-high-prices O-1']);
    expect(await brokenBy([highest], { order_id: 'O-1', price: 40 })).toEqual([]);
  });

  it('tells new and removed rows from changed ones', async () => {
    using database = await openWorld(shop);
    const row = { id: 'O-3', person_id: 'P-1', price: 5, note: null, seen: 0 };
    const made = [{ table: 'orders', key: 'O-3', before: null, after: row }];
    const removed = [{ table: 'orders', key: 'O-3', before: row, after: null }];
    const kinds = ['insert', 'delete', 'update'].map((kind) => onOrders(`changed.kind = '${kind}'`));
    expect(kinds.map((each) => breachesIn(database, [each], made).length)).toEqual([1, 0, 0]);
    expect(kinds.map((each) => breachesIn(database, [each], removed).length)).toEqual([0, 1, 0]);
    const isNew = onOrders('changed.key IS NULL AND changed.old_price IS NULL AND changed.new_price = 5');
    expect(breachesIn(database, [isNew], made)).toHaveLength(1);
    expect(breachesIn(database, [isNew], removed)).toEqual([]);
  });

  it('counts the rows that one call changes together', async () => {
    using database = await openWorld(shop);
    const crowded = onOrders(
      '(SELECT COUNT(*) FROM changed_rows WHERE new_person_id = changed.new_person_id) > 1',
    );
    const made = ['O-3', 'O-4'].map((id) => ({
      table: 'orders',
      key: id,
      before: null,
      after: { id, person_id: 'P-1', price: 5, note: null, seen: 0 },
    }));
    expect(breachesIn(database, [crowded], made)).toHaveLength(1);
    expect(breachesIn(database, [crowded], made.slice(1))).toEqual([]);
  });
});

it('lists the values that an answer must not contain', async () => {
  using database = await openWorld(shop);
  const secret = policy({ on: 'answer', values: 'SELECT name FROM people' });
  expect(secretsOf(database, secret)).toEqual(['Ana']);
  expect(secretsOf(database, onOrders('1'))).toEqual([]);
});

describe('what is wrong with the text of a policy', () => {
  const faultsOf = (each: Policy): string => policyFaults([each], shop.tables).join('; ');

  it('is nothing for one that holds', () => {
    expect(faultsOf(onOrders('changed.new_price > 50'))).toBe('');
    expect(faultsOf(policy({ on: 'answer', values: 'SELECT name FROM people' }))).toBe('');
  });

  it('is said of a table that is not there, of SQL that is not allowed, and of a policy that no tool can see', async () => {
    using database = await openWorld(shop);
    const nowhere = policy({ on: 'change', table: 'bills', violation: '1' });
    expect(faultsOf(nowhere)).toMatch(/watches a table that does not exist/);
    const faults = draftFaultsOf(database, [onOrders('random() > 0')]);
    expect(faults.join()).toMatch(/the function random is not available/);
    expect(draftFaultsOf(database, [onOrders('changed.new_price > 50')])).toEqual([]);
    const spoken = policy({ on: 'change', table: 'orders', violation: '1', unless: 'confirmed' }, 'tools');
    expect(faultsOf(spoken)).toMatch(/binds the agent/);
    expect(policyFaults([nowhere, nowhere], shop.tables).join()).toMatch(/two policies have the ID/);
  });
});

it('in grown worlds: both sorts occur, enforced ones hold, others can be broken, and recorded changes replay', async () => {
  const broken = { tools: new Set<string>(), agent: new Set<string>() };
  let bound = 0;
  for (let seed = 0; seed < 12; seed += 1) {
    const random = randomFor('policies', seed);
    const { category, blueprint } = drafted(random);
    const world = buildWorld(blueprint, { category, lexicon }, random.fork('world'));
    const tools = buildTools(blueprint, growthSeeds, random.fork('tools'));
    expect(policyFaults(world.policies, world.tables)).toEqual([]);
    const sorts = new Set(world.policies.map(({ enforcedBy }) => enforcedBy));
    expect([...sorts].sort(), `seed ${seed}`).toEqual(['agent', 'tools']);
    bound += world.policies.filter(
      ({ enforcedBy, check }) => enforcedBy === 'agent' && check.on === 'change',
    ).length;
    using database = await openWorld(world);
    using replayed = await openWorld(world);
    const writers = tools.filter(({ effect }) => effect === 'write');
    for (let call = 0; call < 300; call += 1) {
      const tool = random.pick(writers);
      const given = sampleArguments(tool, { database, state: database.snapshot(), random });
      const { changes } = callProgram(tool, database, given);
      for (const { policy: each } of breachesIn(replayed, world.policies, changes))
        broken[each.enforcedBy].add(`${seed} ${each.id}: ${tool.name}`);
      applyChanges(replayed, changes);
    }
    expect(stateHash(replayed.snapshot(), replayed)).toBe(stateHash(database.snapshot(), database));
  }
  expect([...broken.tools]).toEqual([]);
  const policiesBroken = new Set([...broken.agent].map((each) => each.replace(/:.*/, '')));
  expect(policiesBroken.size).toBeGreaterThan(bound * 0.5);
});
