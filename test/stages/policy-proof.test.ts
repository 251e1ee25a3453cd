// Validation of policies: it tries to break each of them by calls.
import { describe, expect, it } from 'vitest';
import { randomFor } from '../../pipeline/hash.ts';
import type { Policy } from '../../schemas/policy.ts';
import type { ToolDraft } from '../../schemas/tool.ts';
import { validateWorld } from '../../stages/synthesize-tools/validation/validate.ts';
import { reprice, shop } from '../support/shop.ts';

const highPrice = 'changed.new_price > 50';

const onOrders = (enforcedBy: Policy['enforcedBy'], violation = highPrice, table = 'orders'): Policy => ({
  id: 'price-limit',
  about: 'limit',
  enforcedBy,
  check: { on: 'change', table, violation },
  error: { code: 'PRICE_TOO_HIGH', message: 'No price is above 50.' },
  prose: 'No price is above 50.',
});

const guarded: ToolDraft = {
  ...reprice,
  program: {
    ...reprice.program,
    guards: [
      ...reprice.program.guards,
      { sql: 'SELECT :price <= 50', error: { code: 'PRICE_TOO_HIGH', message: 'too high' } },
    ],
  },
};

const verdictOn = (policy: Policy, tool: ToolDraft) =>
  validateWorld({ ...shop, policies: [policy] }, [tool], { random: randomFor('proof') });

describe('a policy that the tools enforce', () => {
  it('is proved by a tool that refuses what would break it', async () => {
    const { tools, unproved } = await verdictOn(onOrders('tools'), guarded);
    expect(tools[0]?.faults).toEqual([]);
    expect(unproved).toEqual([]);
  });

  it('makes a tool that breaks it faulty', async () => {
    const { tools } = await verdictOn(onOrders('tools'), reprice);
    expect(tools[0]?.faults.join()).toContain('breaks the policy price-limit');
  });

  it('is unproved when no call needs it', async () => {
    const { unproved } = await verdictOn(onOrders('tools', 'changed.new_price > 500'), reprice);
    expect(unproved).toMatchObject([
      { id: 'price-limit', complaint: expect.stringContaining('never needed') },
    ]);
  });
});

describe('a policy that binds the agent alone', () => {
  it('is proved by a tool that lets it be broken, which is no fault of the tool', async () => {
    const { tools, unproved } = await verdictOn(onOrders('agent'), reprice);
    expect(tools[0]?.faults).toEqual([]);
    expect(unproved).toEqual([]);
  });

  it('is unproved when no tool can break it', async () => {
    const { unproved } = await verdictOn(onOrders('agent'), guarded);
    expect(unproved).toMatchObject([
      { id: 'price-limit', complaint: expect.stringContaining('no call can break it') },
    ]);
  });
});

it.each([
  [
    'a column that does not exist',
    onOrders('tools', 'changed.new_colour = 1'),
    'no such column: changed.new_colour',
  ],
  ['SQL that is none', onOrders('tools', 'price >'), 'the database rejects its SQL'],
  ['a table that does not exist', onOrders('tools', '1', 'bills'), 'a table that does not exist'],
])('finds a policy with %s before any tool is tried', async (_, policy, fault) => {
  const { draftFaults, tools } = await verdictOn(policy, guarded);
  expect(draftFaults.join()).toContain(fault);
  expect(tools).toEqual([]);
});
