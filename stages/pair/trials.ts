// Pairs of two plays of one task: both continuations go on to the end of their plays.
import { canonicalJson, withId } from '../../pipeline/hash.ts';
import type { NewRecord } from '../../pipeline/stage.ts';
import type { Reader } from '../../pipeline/store.ts';
import type { Message } from '../../schemas/message.ts';
import type { Pair } from '../../schemas/pair.ts';
import type { Trajectory } from '../../schemas/trajectory.ts';
import { declaredTools } from '../catalog/catalog.ts';
import { callSchema } from '../judge/rules/call-schema.ts';
import { neutralPlay } from '../neutral-play.ts';
import { type AcceptedPlay, isExemplary, isPlain, sharedLength } from './continuations.ts';
import type { RejectedPlay } from './judged-tasks.ts';

interface Trials {
  readonly rejected: readonly RejectedPlay[];
  readonly store: Reader;
  readonly most: number;
}

/** Those with the longest context come first: they tell most about the turn in which the plays part. */
export async function trialPairs(
  plays: readonly AcceptedPlay[],
  { rejected, store, most }: Trials,
): Promise<NewRecord<'pairs'>[]> {
  if (most === 0) return [];
  const pairs: NewRecord<'pairs'>[] = [];
  for (const spoiled of rejected) {
    if (hasOtherInvalidCalls(spoiled)) continue;
    const trajectory = neutralPlay(await store.get('trajectories', spoiled.trajectory));
    if (!isPlain(trajectory)) continue;
    const [closest] = longestFirst(plays.flatMap((play) => pairOf(play, { ...spoiled, trajectory }) ?? []));
    if (closest) pairs.push(closest);
  }
  return longestFirst(pairs).slice(0, most);
}

const longestFirst = (pairs: readonly NewRecord<'pairs'>[]): NewRecord<'pairs'>[] =>
  pairs.toSorted((a, b) => b.context.length - a.context.length);

/** A call that no tool takes teaches something only where it is what the play is rejected for. */
const hasOtherInvalidCalls = ({ blamed, reason }: RejectedPlay): boolean =>
  reason !== callSchema.name && blamed.some(({ rule }) => rule === callSchema.name);

type SpoiledPlay = Omit<RejectedPlay, 'trajectory'> & { readonly trajectory: Trajectory };

function pairOf(
  { judgement, trajectory, shown: { task, agent } }: AcceptedPlay,
  spoiled: SpoiledPlay,
): NewRecord<'pairs'> | undefined {
  const isShownAlike =
    canonicalJson(trajectory.face ?? null) === canonicalJson(spoiled.trajectory.face ?? null);
  const at = sharedLength(trajectory.messages, spoiled.trajectory.messages);
  if (!isShownAlike || at === undefined) return undefined;
  const chosen = trajectory.messages.slice(at);
  const rejected = spoiled.trajectory.messages.slice(at);
  const blamed = spoiled.blamed.map(({ message }) => message - at).filter((index) => index >= 0);
  const diverging = divergence(chosen, rejected, blamed);
  if (!isExemplary(judgement, at + diverging.chosen)) return undefined;
  return withId({
    from: [task.id, trajectory.id, judgement.id, spoiled.trajectory.id, spoiled.judgement],
    task: task.id,
    kind: task.kind,
    source: { of: 'trials' as const, chosen: trajectory.id, rejected: spoiled.trajectory.id },
    tools: declaredTools(agent, task.withheld),
    context: trajectory.messages.slice(0, at),
    chosen,
    rejected,
    diverging,
    reason: spoiled.reason,
    because: spoiled.because,
  });
}

/**
 * The first turn of the agent in which the plays call something else, or which the judge blames. `blamed`: indexes of
 * messages in `rejected`. Where there is neither, it is the first turn, whose words differ; where the accepted play ends
 * before, it is its last one.
 */
function divergence(
  chosen: readonly Message[],
  rejected: readonly Message[],
  blamed: readonly number[],
): Pair['diverging'] {
  const [right, wrong] = [turnsIn(chosen), turnsIn(rejected)];
  const place = wrong.findIndex(
    ({ index, calls }, at) => blamed.includes(index) || calls !== right[at]?.calls,
  );
  const at = Math.max(Math.min(place, right.length - 1), 0);
  return { chosen: right[at]?.index ?? 0, rejected: wrong[at]?.index ?? 0 };
}

/** The turns of the agent, each with what it calls. */
const turnsIn = (messages: readonly Message[]): { readonly index: number; readonly calls: string }[] =>
  messages.flatMap(({ role, toolCalls = [] }, index) => {
    const calls = toolCalls.map(({ name, arguments: given }) => ({ name, given }));
    return role === 'assistant' ? [{ index, calls: canonicalJson(calls) }] : [];
  });
