// Served episodes: 500 clients at once, each playing a task that it plays right. The memory of the server with all of
// them, after they are gone, and with the next 500; and the time of a call, compared with the same call in process.
// Usage: npm run bench -- serve.js [SESSIONS] [WAVES] [IN_FLIGHT]
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pLimit from 'p-limit';
import { BugError } from '../pipeline/errors.ts';
import { readRunStore } from '../pipeline/run.ts';
import type { Reader } from '../pipeline/store.ts';
import type { Trajectory } from '../schemas/trajectory.ts';
import { sessionBehind } from '../stages/catalog/session.ts';
import { openAgent } from '../stages/environments/joined.ts';
import { facedSession } from '../stages/faces/session.ts';
import { settingOf } from '../stages/faces/setting.ts';
import { OrsClient, type OrsPlay } from '../test/support/ors-client.ts';
import { type PlayedTurn, turnsOf } from '../test/support/served.ts';
import { tempDir } from '../test/support/temp-dir.ts';
import { ascending, at } from './figure.ts';
import { measuredRun } from './measured-run.ts';
import { startServer } from './serve/start-server.ts';

const [sessions = 500, waves = 3, inFlight = 8] = process.argv.slice(2).map(Number);
const line = (name: string, value: string): void =>
  void process.stdout.write(`${name.padEnd(44)} ${value}\n`);

const config = {
  name: 'served',
  target: 60,
  stages: {
    harvest: { packages: { servers: [] } },
    // A play of hundreds of calls would be most of what is measured.
    'write-tasks': { kinds: { long_horizon: 0, for_each: 0 } },
    simulate: { vices: 0 },
  },
};

interface Timings {
  /** Milliseconds of each call of a tool, of each message to the user, and of the last turn, with its judgement. */
  readonly calls: number[];
  readonly messages: number[];
  readonly ends: number[];
  right: number;
}

interface Player {
  readonly session: OrsPlay;
  readonly turns: readonly PlayedTurn[];
}

interface Wave {
  readonly client: OrsClient;
  readonly plays: readonly Trajectory[];
  readonly sessions: number;
  /** Requests at once. */
  readonly inFlight: number;
  watch(what: string): void;
}

/** All sessions are open before the first turn, and all make their first turn before one makes the second. */
async function wave({ client, plays, sessions, inFlight, watch }: Wave): Promise<Timings> {
  const timings: Timings = { calls: [], messages: [], ends: [], right: 0 };
  const limit = pLimit(inFlight);
  const players = await Promise.all(
    Array.from({ length: sessions }, (_, index) =>
      limit(async (): Promise<Player> => {
        const play = plays[index % plays.length];
        if (!play) throw new BugError('there are no plays');
        const session = await client.session({ task_spec: { id: play.task } });
        return { session, turns: turnsOf(play, 'reply_to_user') };
      }),
    ),
  );
  watch('open');
  const longest = Math.max(...players.map(({ turns }) => turns.length));
  for (let turn = 0; turn < longest; turn += 1) {
    await Promise.all(players.map((player) => limit(() => takeTurn(player, turn, timings))));
    if (turn === 3) watch('four turns in');
  }
  watch('over');
  await Promise.all(players.map(({ session }) => limit(() => session.close())));
  return timings;
}

async function takeTurn({ session, turns }: Player, at: number, timings: Timings): Promise<void> {
  const turn = turns[at];
  if (!turn) return;
  const began = performance.now();
  const result = await session.call(turn.name, turn.given);
  const took = performance.now() - began;
  const isLast = at === turns.length - 1;
  const isMessage = turn.name === 'reply_to_user';
  timings[isLast ? 'ends' : isMessage ? 'messages' : 'calls'].push(took);
  if (result.ok && result.output.reward === 1) timings.right += 1;
}

/** Milliseconds of the same calls, each play in a session of its own and nothing around it. */
async function directCalls(plays: readonly Trajectory[], store: Reader): Promise<number[]> {
  const took: number[] = [];
  for (let index = 0; index < sessions; index += 1) {
    const play = plays[index % plays.length];
    if (!play) continue;
    const own = await store.get('agents', play.agent);
    const { agent, task } = await settingOf(play, store);
    await using opened = await openAgent(
      { ...own, plants: task.plants },
      store,
      new AbortController().signal,
    );
    const faced = play.face ? facedSession(opened, agent, play.face) : opened;
    const session = sessionBehind(faced, agent, task.withheld);
    for (const { call } of play.steps) {
      if (!session.tools.includes(call.name)) continue;
      const began = performance.now();
      await session.call(call.name, call.arguments);
      took.push(performance.now() - began);
    }
  }
  return took;
}

const inOrder = (milliseconds: readonly number[]): string => {
  const sorted = ascending(milliseconds);
  return `p50 ${at(sorted, 0.5).toFixed(2)} ms, p95 ${at(sorted, 0.95).toFixed(2)} ms (${sorted.length})`;
};

const ratio = (a: readonly number[], b: readonly number[], share: number): string =>
  `${(at(ascending(a), share) / at(ascending(b), share)).toFixed(0)} x`;

await using directory = await tempDir();
await measuredRun({ directory: directory.path, config, until: 'judge' });
const run = join(directory.path, config.name);
await using store = await readRunStore(run);
const plays: Trajectory[] = [];
for await (const { trajectory } of store.read('judgements'))
  plays.push(await store.get('trajectories', trajectory));
await using server = await startServer(run, sessions);
const memory = (): string => {
  const status = readFileSync(`/proc/${server.pid}/status`, 'utf8');
  return `${(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024).toFixed(0)} MB`;
};
line(
  'accepted plays',
  `${plays.length}, each played by ${(sessions / plays.length).toFixed(1)} clients of a wave`,
);
line('memory before', memory());
const client = new OrsClient(server.url);
const busy: Timings[] = [];
for (let number = 1; number <= waves; number += 1) {
  const seen: string[] = [];
  const watch = (what: string): void => void seen.push(`${what} ${memory()}`);
  const timings = await wave({ client, plays, sessions, inFlight, watch });
  busy.push(timings);
  line(
    `wave ${number}: ${sessions} sessions`,
    `${seen.join(', ')}; closed ${memory()}; right ${timings.right}`,
  );
}
const alone = await wave({ client, plays, sessions: Math.ceil(sessions / 5), inFlight: 1, watch: () => {} });
const direct = await directCalls(plays, store);
line('a call in process', inOrder(direct));
line('a call over HTTP, one request at a time', inOrder(alone.calls));
line(
  'over the call in process',
  `p50 ${ratio(alone.calls, direct, 0.5)}, p95 ${ratio(alone.calls, direct, 0.95)}`,
);
line('a message to the user', inOrder(alone.messages));
line('the last turn, with the judgement', inOrder(alone.ends));
line(`a call over HTTP, ${inFlight} requests at once`, inOrder(busy.flatMap(({ calls }) => calls)));
