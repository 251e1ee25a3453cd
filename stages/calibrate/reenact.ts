// Plays changed turns again, in a fresh environment with the faults of the task: calls are made for real, so that
// results, changes, and the state at the end are what would have come of them.
import { type Random, randomFor } from '../../pipeline/hash.ts';
import type { Reader } from '../../pipeline/store.ts';
import type { Catalog } from '../../schemas/agent.ts';
import type { Json, JsonObject } from '../../schemas/json.ts';
import type { Message } from '../../schemas/message.ts';
import type { Step, ToolResult, Trajectory } from '../../schemas/trajectory.ts';
import { isSearch, madeCall } from '../catalog/catalog.ts';
import type { Session } from '../environments/environment.ts';
import { openAgent } from '../environments/joined.ts';
import { withFaults } from '../environments/with-faults.ts';
import { messagesBehind } from '../faces/results.ts';
import { facedSession } from '../faces/session.ts';
import type { Setting } from '../faces/setting.ts';
import { literalPattern } from '../pattern-text.ts';
import { type AgentTurn, type Played, play } from '../simulate/play.ts';
import { newTape } from '../simulations/tape.ts';
import type { Turn } from './turns.ts';

/** Room for a few more turns than the longest play has. */
const limits = { messages: 760, calls: 340 };

export interface Enactment {
  readonly trajectory: Trajectory;
  /** As the play shows their tools. */
  readonly shown: Setting;
  readonly store: Reader;
  readonly signal: AbortSignal;
}

export async function reenact(
  turns: readonly Turn[],
  { trajectory, shown, store, signal }: Enactment,
): Promise<Played> {
  const { face, steps, provenance } = trajectory;
  const { catalog } = shown.agent;
  const agent = await store.get('agents', trajectory.agent);
  const { plants, workspace, simulated } = shown.task;
  const staged = { plants, workspace, tape: newTape(simulated) };
  await using opened = await openAgent({ ...agent, ...staged }, store, signal);
  const faced = face ? facedSession(opened, shown.agent, face) : opened;
  const random: Random = randomFor(provenance.seed, `${provenance.stage}/${provenance.unit}`);
  const results: ToolResult[] = [];
  const session = noting(withFaults(faced, shown.task.faults, random.fork('faults')), results);
  const keys = new Map<string, string>();
  const made: (number | undefined)[] = [];
  let next = 1; // the first turn is the request, which the play itself begins with
  const [request] = turns;
  return await play({
    agent: shown.agent,
    task: { ...shown.task, request: request?.content ?? shown.task.request },
    session,
    limits,
    ...(face ? { show: messagesBehind(face, random.fork('messages')) } : {}),
    speakers: {
      async agent(): Promise<AgentTurn> {
        noteNewKeys({ keys, made, results, steps });
        const turn = turns[next];
        next += 1;
        if (turn?.role !== 'assistant') return { content: '', toolCalls: [] };
        const reaching = turn.calls.filter((call) => !isSearch(call, catalog)); // searches reach no environment
        made.push(...reaching.map(({ recorded }) => recorded));
        return spoken(turn, keys, catalog);
      },
      async user() {
        const turn = turns[next];
        if (turn?.role !== 'user')
          return { content: '', end: trajectory.end === 'user_gave_up' ? 'user_gave_up' : 'goal_reached' };
        next += 1;
        return { content: turn.content };
      },
    },
  });
}

/** A session that keeps what its calls gave. */
const noting = (session: Session, results: ToolResult[]): Session => ({
  ...session,
  async call(name, given) {
    const result = await session.call(name, given);
    results.push(result);
    return result;
  },
});

function spoken(
  { content, reasoning, calls }: Turn,
  keys: ReadonlyMap<string, string>,
  catalog: Catalog | undefined,
): AgentTurn {
  return {
    content: renamed(content, keys),
    ...(reasoning === undefined ? {} : { reasoning: renamed(reasoning, keys) }),
    toolCalls: calls.map(({ name, arguments: given }) => {
      const meant = { name, arguments: renamedValue(given, keys) as JsonObject }; // an object stays one
      return madeCall(meant, catalog);
    }),
  };
}

/** Rows that a call creates may have other keys than in the recorded play, if calls before it have changed. */
function noteNewKeys({
  keys,
  made,
  results,
  steps,
}: {
  keys: Map<string, string>;
  made: readonly (number | undefined)[];
  results: readonly ToolResult[];
  steps: readonly Step[];
}): void {
  for (const [at, result] of results.entries()) {
    const recorded = steps[made[at] ?? -1]?.result;
    const [before, now] = [recorded, result].map((each) =>
      (each?.changes ?? []).filter((change) => change.before === null).map(({ key }) => key),
    );
    for (const [index, key] of (before ?? []).entries()) {
      const other = now?.[index];
      if (other !== undefined && other !== key) keys.set(key, other);
    }
  }
}

function renamed(text: string, keys: ReadonlyMap<string, string>): string {
  if (keys.size === 0) return text;
  const pattern = new RegExp(
    `(?<![\\w-])(?:${[...keys.keys()].map(literalPattern).join('|')})(?![\\w-])`,
    'g',
  );
  return text.replaceAll(pattern, (key) => keys.get(key) ?? key);
}

function renamedValue(value: Json, keys: ReadonlyMap<string, string>): Json {
  return keys.size === 0 ? value : (JSON.parse(renamed(JSON.stringify(value), keys)) as Json); // still JSON
}

/** The calls of a play were made again with the same results. */
export const isSamePlay = (
  played: Played,
  { messages, finalState }: { messages: readonly Message[]; finalState: string },
): boolean =>
  played.finalState === finalState && JSON.stringify(played.messages) === JSON.stringify(messages);
