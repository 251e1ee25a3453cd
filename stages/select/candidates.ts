// The accepted plays as the selection compares them: a few hundred bytes for each, whatever its length.
import { hashOf } from '../../pipeline/hash.ts';
import { compareIds, type Reader } from '../../pipeline/store.ts';
import type { Judgement } from '../../schemas/judgement.ts';
import type { Message } from '../../schemas/message.ts';
import type { Trajectory } from '../../schemas/trajectory.ts';
import type { Overlaps, SeenPlay, Why } from './overlaps.ts';
import { qualityOf } from './quality.ts';
import { type Sketch, sketchOf } from './sketch.ts';

export interface Candidate {
  readonly judgement: string;
  readonly trajectory: string;
  readonly task: string;
  readonly quality: number;
  /** Hash of everything that was said and called. */
  readonly content: string;
  /** Of what the user and the agent say and call. */
  readonly dialogue: Sketch;
  /** Of the first message of the user. */
  readonly opening: Sketch;
  /** Why it repeats a benchmark. */
  readonly overlap?: Why;
}

/** Plays that are held in memory at once. */
const playsAtOnce = 200;

/** Best first; where two are as good, by the ID of the trajectory, which is a content hash. */
export async function candidatesIn(store: Reader, overlaps: Overlaps | undefined): Promise<Candidate[]> {
  const candidates: Candidate[] = [];
  let read: Play[] = [];
  const flush = async (): Promise<void> => {
    const found = await overlaps?.of(read.map(({ trajectory }) => seenIn(trajectory)));
    for (const [index, play] of read.entries()) candidates.push(candidateFrom(play, found?.[index]));
    read = [];
  };
  for await (const judgement of store.read('judgements')) {
    read.push({ judgement, trajectory: await store.get('trajectories', judgement.trajectory) });
    if (read.length === playsAtOnce) await flush();
  }
  await flush();
  return candidates.sort((a, b) => b.quality - a.quality || compareIds(a.trajectory, b.trajectory));
}

interface Play {
  readonly judgement: Judgement;
  readonly trajectory: Trajectory;
}

const seenIn = ({ agent, messages }: Trajectory): SeenPlay => ({
  agent,
  said: messages.flatMap(({ role, content }) => (role === 'user' ? [content] : [])),
});

function candidateFrom(
  { judgement, trajectory: { id, messages } }: Play,
  overlap: Why | undefined,
): Candidate {
  return {
    judgement: judgement.id,
    trajectory: id,
    task: judgement.task,
    quality: qualityOf(judgement),
    content: hashOf(messages.map(withoutIds)),
    dialogue: sketchOf(messages.flatMap(wordsIn).join('\n')),
    opening: sketchOf(messages.find(({ role }) => role === 'user')?.content ?? ''),
    ...(overlap ? { overlap } : {}),
  };
}

const withoutIds = ({ toolCallId: _, received: __, toolCalls, ...message }: Message): object => ({
  ...message,
  toolCalls: toolCalls?.map(({ name, arguments: given }) => ({ name, given })),
});

/** System prompts and results say what agents and worlds are like, and many plays have those in common. */
function wordsIn({ role, content, toolCalls = [] }: Message): string[] {
  if (role === 'system' || role === 'tool') return [];
  return [content, ...toolCalls.map((call) => `${call.name} ${JSON.stringify(call.arguments)}`)];
}
