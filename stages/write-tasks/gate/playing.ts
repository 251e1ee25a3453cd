// Plays the scripts of a task for the gate, by the same loop and the same speakers as any play. As far as a script
// is that of the oracle, the speakers say again what they said in the oracle's play.
import { randomFor } from '../../../pipeline/hash.ts';
import type { Message } from '../../../schemas/message.ts';
import { withoutSearches } from '../../catalog/direct.ts';
import { withFaults } from '../../environments/with-faults.ts';
import { type Played, play, type Speakers } from '../../simulate/play.ts';
import { positionIn } from '../../simulate/position.ts';
import { oracleScript, type Script } from '../../simulate/script.ts';
import { askProcedures, speakersFor } from '../../simulate/speakers.ts';
import type { GateSubject } from './judging.ts';
import type { ProofScene } from './proof.ts';

/** Room for the longest tasks, with a few retries. */
const limits = { messages: 700, calls: 320 };

const gateSeed = 'gate';

/** The play of the oracle, from which the proofs of a task are made. */
export async function sceneFor(subject: GateSubject): Promise<ProofScene> {
  const { task, ground } = subject;
  const script = oracleScript(task);
  const said: Said[] = [];
  const place = (messages: readonly Message[]) =>
    positionIn(script, withoutSearches(messages, ground.agent.catalog)).item;
  const recorded = recording(speakersOf(subject, script, gateSeed), { script, place, said });
  const oracle = await playedBy(recorded, subject, gateSeed);
  return {
    task,
    ground,
    script,
    oracle,
    random: randomFor(gateSeed, task.request),
    play(other, seed = gateSeed) {
      const speakers = speakersOf(subject, other, seed);
      const again = seed === gateSeed ? repeating(speakers, saidBefore(said, script, other)) : speakers;
      return playedBy(again, subject, seed);
    },
  };
}

/** Plays a script, answered by procedures alone. */
export const playScript = (subject: GateSubject, script: Script, seed: string): Promise<Played> =>
  playedBy(speakersOf(subject, script, seed), subject, seed);

const speakersOf = ({ task, ground: { agent } }: GateSubject, script: Script, seed: string): Speakers =>
  speakersFor({ agent, task, script: () => script }, askProcedures(randomFor(seed, task.request)));

async function playedBy(speakers: Speakers, { task, ground }: GateSubject, seed: string): Promise<Played> {
  const random = randomFor(seed, task.request);
  await using session = await ground.open();
  return await play({
    agent: ground.agent,
    task,
    session: withFaults(session, task.faults, random.fork('faults')),
    limits,
    speakers,
  });
}

type Said =
  | { readonly agent: Awaited<ReturnType<Speakers['agent']>>; readonly item: number }
  | { readonly user: Awaited<ReturnType<Speakers['user']>> };

interface Recording {
  readonly script: Script;
  /** The item that is due at the end of a conversation. */
  place(messages: readonly Message[]): Script[number] | undefined;
  readonly said: Said[];
}

function recording(speakers: Speakers, { script, place, said }: Recording): Speakers {
  return {
    async agent(messages) {
      const item = place(messages);
      const agent = await speakers.agent(messages);
      said.push({ agent, item: item ? script.indexOf(item) : script.length });
      return agent;
    },
    async user(messages) {
      const user = await speakers.user(messages);
      said.push({ user });
      return user;
    },
  };
}

/** What was said before the agent came to the first item in which the other script differs. */
function saidBefore(said: readonly Said[], script: Script, other: Script): readonly Said[] {
  const differs = script.findIndex(
    (item, at) => item !== other[at] && JSON.stringify(item) !== JSON.stringify(other[at]),
  );
  const first = differs === -1 ? script.length : differs;
  const end = said.findIndex((turn) => 'agent' in turn && turn.item >= first);
  return end === -1 ? said : said.slice(0, end);
}

function repeating(speakers: Speakers, said: readonly Said[]): Speakers {
  let turn = 0;
  const next = (): Said | undefined => said[turn++];
  return {
    async agent(messages) {
      const known = next();
      return known && 'agent' in known ? known.agent : speakers.agent(messages);
    },
    async user(messages) {
      const known = next();
      return known && 'user' in known ? known.user : speakers.user(messages);
    },
  };
}
