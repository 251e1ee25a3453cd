// Proves the policies of a world by calls: one that the tools enforce is never broken, and some call meets it;
// one that binds the agent alone can be broken.
import { messageOf } from '../../../pipeline/errors.ts';
import type { Random } from '../../../pipeline/hash.ts';
import { isObject } from '../../../pipeline/json/json-schema.ts';
import type { Policy } from '../../../schemas/policy.ts';
import type { ToolDraft } from '../../../schemas/tool.ts';
import type { StateChange, ToolResult } from '../../../schemas/trajectory.ts';
import type { WorldDatabase } from '../../worlds/database.ts';
import { breachesIn, policyFaults, secretsOf } from '../../worlds/policies.ts';
import { callProgram, rehearse } from '../../worlds/program.ts';
import { type ArgumentSource, argumentsLikeRow } from '../../worlds/sample-arguments.ts';
import { variedArguments } from '../../worlds/varied-arguments.ts';

/** What the calls so far have shown about the policies of one world. */
export interface PolicyProof {
  /** Notes a call that was made and undone. Returns what is wrong with its tool. */
  note(tool: ToolDraft, result: ToolResult): string[];
  /** Policies that no call has met or broken yet, as far as calls can. */
  unproven(): Policy[];
  /** Tools whose calls have changed a table. */
  writersOf(table: string): ReadonlySet<ToolDraft>;
}

export function policyProof(database: WorldDatabase, policies: readonly Policy[]): PolicyProof {
  const proven = new Set<string>();
  const writers = new Map<string, Set<ToolDraft>>();
  const byCode = (code: string): Policy[] =>
    policies.filter((policy) => policy.enforcedBy === 'tools' && policy.error.code === code);
  return {
    note(tool, { ok, value, changes }) {
      if (!ok) for (const { id } of byCode(codeIn(value))) proven.add(id);
      for (const { table } of changes) writers.set(table, (writers.get(table) ?? new Set()).add(tool));
      return breachesIn(database, policies, changes).flatMap(({ policy, change }) => {
        if (policy.enforcedBy === 'agent') {
          proven.add(policy.id);
          return [];
        }
        return [`breaks the policy ${policy.id} (${policy.prose}): it changes ${textOf(change)}`];
      });
    },
    unproven: () => policies.filter(({ id, check }) => check.on === 'change' && !proven.has(id)),
    writersOf: (table) => writers.get(table) ?? new Set(),
  };
}

const textOf = ({ table, before, after }: StateChange): string =>
  `a row of ${table} from ${JSON.stringify(before)} to ${JSON.stringify(after)}`;

export function codeIn(value: ToolResult['value']): string {
  const error = isObject(value) ? value.error : undefined;
  return isObject(error) ? String(error.code) : 'UNTYPED';
}

/** What is wrong with policies before any tool is called. */
export function draftFaultsOf(database: WorldDatabase, policies: readonly Policy[]): string[] {
  const faults = policyFaults(policies, database.world.tables);
  return faults.length > 0 ? faults : policies.flatMap((policy) => faultsOfPredicate(policy, database));
}

/** Evaluates the predicate once: the database knows best what is wrong with it. */
function faultsOfPredicate(policy: Policy, database: WorldDatabase): string[] {
  try {
    if (policy.check.on === 'answer') secretsOf(database, policy);
    else breachesIn(database, [policy], unchangedRow(policy.check.table, database));
    return [];
  } catch (error) {
    return [`policy ${policy.id}: the database rejects its SQL: ${messageOf(error)}`];
  }
}

function unchangedRow(table: string, { world, initial }: WorldDatabase): StateChange[] {
  const row = initial[table]?.[0] ?? {};
  const values = Object.fromEntries(
    Object.entries(row).map(([column, value]) => [column, value instanceof Uint8Array ? null : value]),
  );
  const key = String(row[world.tables[table]?.key ?? 'id']);
  return [{ table, key, before: values, after: values }];
}

/**
 * Calls for each policy that the trials of the tools have not shown, spread over the tools that may show it. A
 * policy about rare states can stay unproved: the rows of the world hold no case for it.
 */
const furtherCalls = 16;
/** Some policies count rows or times: the same call, made several times, reaches what they allow. */
const chains = { count: 4, calls: 6 };

/** A policy that no call has shown, and what that means for its writer. */
export interface Unproved {
  readonly id: string;
  readonly complaint: string;
}

/**
 * Makes further calls for the policies that were not proved so far. Returns those that stay unproved: either
 * no call ever needs the guard, or no tool can do what the policy forbids.
 */
export function provePolicies(
  proof: PolicyProof,
  tools: readonly ToolDraft[],
  { database, random }: { database: WorldDatabase; random: Random },
): Unproved[] {
  for (const policy of proof.unproven()) {
    const able = random.shuffle(toolsThatMayShow(policy, { tools, proof }));
    const source = { database, state: database.initial, random: random.fork(policy.id) };
    const isOpen = (): boolean => able.length > 0 && proof.unproven().includes(policy);
    for (let number = 0; number < furtherCalls && isOpen(); number += 1) {
      const tool = random.pick(able);
      proof.note(tool, rehearse(tool, database, variedArguments(tool, source, number)));
    }
    for (const tool of able.slice(0, chains.count)) if (isOpen()) tryChain(proof, tool, source);
  }
  return proof.unproven().map(({ id, enforcedBy, error, prose }) => ({
    id,
    complaint:
      enforcedBy === 'tools'
        ? `policy ${id} is never needed: no call is refused with ${error.code}. It says: ${prose}`
        : `policy ${id} binds the agent, but no call can break it. It says: ${prose}`,
  }));
}

/** The same call several times, each on the rows that the one before it left. Leaves the database as it was. */
function tryChain(proof: PolicyProof, tool: ToolDraft, source: ArgumentSource): void {
  const { database } = source;
  const before = database.snapshot();
  const given = argumentsLikeRow({ ...tool, samples: [] }, source);
  const mark = database.mark();
  try {
    for (let call = 0; call < chains.calls; call += 1) {
      proof.note(tool, rehearse(tool, database, given));
      if (!callProgram(tool, database, given).ok) break;
    }
  } finally {
    mark.undo();
    mark.end();
    database.rewindTo(before);
  }
}

function toolsThatMayShow(
  { enforcedBy, check, error }: Policy,
  { tools, proof }: { tools: readonly ToolDraft[]; proof: PolicyProof },
): ToolDraft[] {
  if (enforcedBy === 'tools')
    return tools.filter(({ program }) => program.guards.some((guard) => guard.error.code === error.code));
  return check.on === 'change' ? [...proof.writersOf(check.table)] : [];
}
