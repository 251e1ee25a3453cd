// Ground: the environments of an agent, opened once, on which a task is executed and played again and again.
// They are deterministic, so a call that was made in some state is not executed again in that state.
import type { Reader } from '../../pipeline/store.ts';
import type { Agent } from '../../schemas/agent.ts';
import type { Table } from '../../schemas/world.ts';
import type { Session, Staged } from '../environments/environment.ts';
import { openAgent } from '../environments/joined.ts';
import { type PolicyRecord, policyRecordOf, type RecordedSteps } from '../judge/policy-record.ts';
import { reportColumns, reportTable } from '../libraries/report.ts';
import { type LoadedSimulation, simulationsOf } from '../simulations/simulation.ts';
import { remembering } from './remembering.ts';
import { openScratch, type Scratch } from './scratch.ts';

export interface Ground extends AsyncDisposable {
  readonly agent: Agent;
  /** The worlds as they are when a play starts. Calls on it are to be undone. */
  readonly scratch: Scratch;
  /** The servers that a model simulates. Each call that nobody has made before is asked of it. */
  readonly simulations: readonly LoadedSimulation['simulation'][];
  /** A session at the start of a play. One play at a time: dispose of it before the next is opened. */
  open(): Promise<Session>;
  /** What the policies of the agent's worlds say about recorded steps. */
  policiesOn(steps: RecordedSteps): Promise<PolicyRecord>;
  /** A table that calls of a tool change; undefined where that is no table of a world or of a simulation. */
  tableOf(tool: string, table: string): Table | undefined;
}

export async function openGround(
  { plants, tape, workspace, ...agent }: Agent & Staged,
  store: Reader,
  signal: AbortSignal,
): Promise<Ground> {
  const scratch = await openScratch(agent, store);
  const worlds = new Map(scratch.tools.map((tool) => [tool.name, tool]));
  // A project is a tree in memory, and its programs see nothing else.
  const closed = new Set([
    ...worlds.keys(),
    ...agent.parts.flatMap((part) => (part.environment === 'workspace' ? part.tools : [])),
  ]);
  const sessions = remembering(
    () => openAgent({ ...agent, plants, tape, workspace }, store, signal),
    // A live server may change what its files do not show.
    (tool, { changes }) => closed.has(tool) && changes.length === 0,
  );
  const simulations = await simulationsOf(agent.parts, store);
  const simulated = new Map(simulations.flatMap(({ tables }) => Object.entries(tables)));
  const records = new Map<string, Promise<PolicyRecord>>();
  return {
    agent,
    scratch,
    simulations,
    open: () => sessions.open(),
    policiesOn(steps) {
      const key = JSON.stringify(steps.map(({ call, result }) => [call.name, result.changes]));
      const record = records.get(key) ?? policyRecordOf(steps, agent, store);
      records.set(key, record);
      return record;
    },
    tableOf(name, table) {
      if (table === reportTable) return reportColumns;
      const tool = worlds.get(name);
      return tool ? scratch.databaseOf(tool).world.tables[table] : simulated.get(table);
    },
    async [Symbol.asyncDispose]() {
      scratch[Symbol.dispose]();
      await sessions[Symbol.asyncDispose]();
    },
  };
}
