// What the policies of an agent's worlds say about the steps of a play: which recorded changes break one, and
// which values are not to be told.
import type { Reader } from '../../pipeline/store.ts';
import type { Agent } from '../../schemas/agent.ts';
import type { ChangeCheck, Policy } from '../../schemas/policy.ts';
import type { StateChange, Step, ToolResult } from '../../schemas/trajectory.ts';
import { worldWithTools } from '../environments/world.ts';
import { LimitError, leaseWorld, type WorldDatabase } from '../worlds/database.ts';
import { applyChanges, breachesIn, secretsOf } from '../worlds/policies.ts';

export interface PolicyRecord {
  readonly breaches: readonly {
    readonly policy: Policy;
    /** Index of the step. */
    readonly step: number;
    readonly change: StateChange;
  }[];
  readonly secrets: readonly { readonly policy: Policy; readonly values: readonly string[] }[];
  /** Why they could not be evaluated to the end, which is the world's fault. */
  readonly stopped?: string;
}

export const noPolicies: PolicyRecord = { breaches: [], secrets: [] };

export type RecordedSteps = readonly (Pick<Step, 'result'> & {
  readonly call: Pick<Step['call'], 'name'>;
})[];

/** What makes a change right that would otherwise break the policy. */
export const remedyOf = ({ check }: Policy): ChangeCheck['unless'] =>
  check.on === 'change' ? check.unless : undefined;

/** True if one of the results shows the row of a change by its key. */
export const isShown = (
  { key }: StateChange,
  results: readonly Pick<ToolResult, 'ok' | 'value'>[],
): boolean => results.some(({ ok, value }) => ok && JSON.stringify(value).includes(JSON.stringify(key)));

/** Puts the changes of each world back into its rows, one step after another, and evaluates its policies. */
export async function policyRecordOf(
  steps: RecordedSteps,
  agent: Pick<Agent, 'tools' | 'parts'>,
  store: Reader,
): Promise<PolicyRecord> {
  const parts = agent.parts.filter(({ environment }) => environment === 'world');
  const records = await Promise.all(parts.map((part) => recordOfWorld(part, steps, { agent, store })));
  const stopped = records.find((record) => record.stopped !== undefined)?.stopped;
  return {
    ...(stopped === undefined ? {} : { stopped }),
    breaches: records.flatMap(({ breaches }) => breaches).sort((a, b) => a.step - b.step),
    secrets: records.flatMap(({ secrets }) => secrets),
  };
}

async function recordOfWorld(
  { of, clock, primary }: Agent['parts'][number],
  steps: RecordedSteps,
  { agent, store }: { agent: Pick<Agent, 'tools'>; store: Reader },
): Promise<PolicyRecord> {
  const { world, tools } = await worldWithTools(store, of);
  const ids = new Set([...tools.values()].map(({ id }) => id));
  const own = new Set(agent.tools.filter(({ origin }) => ids.has(origin.id)).map(({ name }) => name));
  const changing = steps.flatMap(({ call, result }, step) =>
    own.has(call.name) && result.changes.length > 0 ? [{ step, changes: result.changes }] : [],
  );
  const isSilent = world.policies.every(({ check }) => check.on === 'change');
  if ((changing.length === 0 && isSilent) || world.policies.length === 0 || !primary) return noPolicies;
  using database = await leaseWorld(world, clock);
  try {
    return evaluated(database, world.policies, changing);
  } catch (error) {
    if (error instanceof LimitError) return { ...noPolicies, stopped: `${world.name}: ${error.message}` };
    throw error;
  }
}

function evaluated(
  database: WorldDatabase,
  policies: readonly Policy[],
  changing: readonly { readonly step: number; readonly changes: readonly StateChange[] }[],
): PolicyRecord {
  const secrets = policies.flatMap((policy) => {
    const values = secretsOf(database, policy);
    return values.length > 0 ? [{ policy, values }] : [];
  });
  const breaches = changing.flatMap(({ step, changes }) => {
    const found = breachesIn(database, policies, changes);
    applyChanges(database, changes);
    return found.map((breach) => ({ ...breach, step }));
  });
  return { breaches, secrets };
}
