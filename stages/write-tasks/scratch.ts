// Where calls are tried while a task is planned: the worlds of an agent, with calls that leave no trace and
// calls that do.

import { BugError } from '../../pipeline/errors.ts';
import type { Reader } from '../../pipeline/store.ts';
import type { Agent } from '../../schemas/agent.ts';
import type { JsonObject } from '../../schemas/json.ts';
import type { Policy } from '../../schemas/policy.ts';
import type { Tool } from '../../schemas/tool.ts';
import type { StateChange, ToolResult } from '../../schemas/trajectory.ts';
import { loadedParts } from '../environments/world.ts';
import { remedyOf } from '../judge/policy-record.ts';
import { LimitError, leaseWorld, type State, type WorldDatabase } from '../worlds/database.ts';
import { tryCall } from '../worlds/known-results.ts';
import type { Mark } from '../worlds/marks.ts';
import { type Breach, breachesIn } from '../worlds/policies.ts';
import { callProgram } from '../worlds/program.ts';

export interface Scratch extends Disposable {
  readonly tools: readonly Tool[];
  /** Those of all its worlds. */
  readonly policies: readonly Policy[];
  databaseOf(tool: Tool): WorldDatabase;
  /**
   * Makes the call and undoes its effect. The result is shared: nobody may change it. Throws a LimitError, as `keep` and
   * `breaches` do, where SQL of the world used up more than it may.
   */
  probe(tool: Tool, given: JsonObject): ToolResult;
  /** Makes the call and keeps its effect. The result of a read is shared. */
  keep(tool: Tool, given: JsonObject): ToolResult;
  /** Undoes the kept calls of an attempt that comes to nothing. */
  attempt<Result>(plan: () => Result | undefined): Result | undefined;
  /** Whether a policy watches a table that the tool writes to. */
  isWatched(tool: Tool): boolean;
  /** The policies that a probed call breaks, whatever is said or read before it. */
  breaches(tool: Tool, probed: ToolResult): Policy[];
  /** Whether a policy demands the user's consent before a probed call. */
  needsConsent(tool: Tool, probed: ToolResult): boolean;
  /** The keys of rows that must be read before a probed call, by table. */
  mustRead(tool: Tool, probed: ToolResult): { table: string; key: string }[];
}

export async function openScratch(agent: Agent, store: Reader): Promise<Scratch> {
  const worlds = new Map<string, WorldDatabase>();
  const policies = new Map<string, readonly Policy[]>();
  const tools: Tool[] = [];
  const primary = agent.parts.filter((part) => part.primary);
  for (const { part, loaded } of await loadedParts(primary, store)) {
    policies.set(loaded.world.id, loaded.world.policies);
    worlds.set(loaded.world.id, await leaseWorld(loaded.world, part.clock));
    tools.push(...part.tools.flatMap((name) => loaded.tools.get(name) ?? []));
  }
  const databaseOf = (tool: Tool): WorldDatabase => {
    const database = worlds.get(tool.world);
    if (!database) throw new BugError(`${tool.name} belongs to no world of this agent`);
    return database;
  };
  const brokenBy = breachesBy(databaseOf, policies);
  const attempts = nestedAttempts();
  return {
    tools,
    policies: [...policies.values()].flat(),
    databaseOf,
    probe: (tool, given) => finished(tool, tryCall(tool, databaseOf(tool), given)),
    keep(tool, given) {
      const database = databaseOf(tool);
      if (tool.effect === 'read') return finished(tool, tryCall(tool, database, given));
      attempts.willChange(database);
      return finished(tool, callProgram(tool, database, given));
    },
    attempt: attempts.attempt,
    isWatched: ({ world, program }) =>
      (policies.get(world) ?? []).some(
        ({ check }) =>
          check.on === 'change' && program.statements.some((sql) => sql.includes(`"${check.table}"`)),
      ),
    breaches: (tool, { changes }) =>
      brokenBy(tool, changes).flatMap(({ policy }) => (remedyOf(policy) ? [] : [policy])),
    needsConsent: (tool, { changes }) =>
      brokenBy(tool, changes).some(({ policy }) => remedyOf(policy) === 'confirmed'),
    mustRead: (tool, { changes }) =>
      changes.filter((change) => brokenBy(tool, [change]).some(({ policy }) => remedyOf(policy) === 'read')),
    [Symbol.dispose]: () => {
      for (const database of worlds.values()) database[Symbol.dispose]();
    },
  };
}

/** A plan cannot rest on a call that was stopped. */
function finished({ name }: Tool, result: ToolResult): ToolResult {
  if (result.broken !== undefined) throw new LimitError(`${name}: ${result.broken}`);
  return result;
}

type BrokenBy = (tool: Tool, changes: readonly StateChange[]) => Breach[];

/** The policies that changes of a tool break. Those who plan ask several questions about the same changes. */
function breachesBy(
  databaseOf: Scratch['databaseOf'],
  policies: ReadonlyMap<string, readonly Policy[]>,
): BrokenBy {
  const known = new WeakMap<readonly StateChange[], { readonly state: State; readonly breaches: Breach[] }>();
  return (tool, changes) => {
    const database = databaseOf(tool);
    const state = database.snapshot();
    const before = known.get(changes);
    if (before?.state === state) return before.breaches;
    const breaches = breachesIn(database, policies.get(tool.world) ?? [], changes);
    known.set(changes, { state, breaches });
    return breaches;
  };
}

interface Attempts {
  /** To be called before a change that an attempt which comes to nothing must undo. */
  willChange(database: WorldDatabase): void;
  attempt<Result>(plan: () => Result | undefined): Result | undefined;
}

/** How a database was before it was changed. */
interface Kept {
  readonly state: State;
  readonly mark: Mark;
}

/** Attempts may stand within each other. Most change nothing, so a mark is set when it is needed. */
function nestedAttempts(): Attempts {
  const open: Map<WorldDatabase, Kept>[] = [];
  return {
    willChange(database) {
      for (const before of open) {
        if (before.has(database)) continue;
        before.set(database, { state: database.snapshot(), mark: database.mark() });
      }
    },
    attempt(plan) {
      const before = new Map<WorldDatabase, Kept>();
      open.push(before);
      const result = plan();
      open.pop();
      for (const [database, { state, mark }] of before) {
        if (result === undefined) mark.undo();
        mark.end();
        if (result === undefined) database.rewindTo(state);
      }
      return result;
    },
  };
}
