// Pairs of an accepted play and its mutants: the same context, then the right turn or a wrong one. The defects are
// those that `calibrate` plants.
import { canonicalJson, hashOf, type Random, withId } from '../../pipeline/hash.ts';
import type { NewRecord } from '../../pipeline/stage.ts';
import type { Reader } from '../../pipeline/store.ts';
import type { Trajectory } from '../../schemas/trajectory.ts';
import { defects } from '../calibrate/defects/index.ts';
import type { Defect } from '../calibrate/plant.ts';
import { type Places, placesFor, plantedPlay } from '../calibrate/planted-play.ts';
import type { Enactment } from '../calibrate/reenact.ts';
import type { Turn } from '../calibrate/turns.ts';
import { declaredTools } from '../catalog/catalog.ts';
import { environments } from '../environments/index.ts';
import { examine } from '../judge/examine.ts';
import { callSchema } from '../judge/rules/call-schema.ts';
import { isFatal } from '../judge/rules/rule.ts';
import { ruleOn } from '../judge/verdict.ts';
import type { Played } from '../simulate/play.ts';
import { type AcceptedPlay, isExemplary, sharedLength } from './continuations.ts';

interface Mutating {
  readonly store: Reader;
  readonly random: Random;
  readonly signal: AbortSignal;
}

/** In half of the pairs the wrong turn makes other calls, in the others it says something else, as far as plays allow. */
export async function mutantPairs(
  plays: readonly AcceptedPlay[],
  { most, random, ...running }: Mutating & { readonly most: number },
): Promise<NewRecord<'pairs'>[]> {
  const pairs: NewRecord<'pairs'>[] = [];
  const bases = plays.filter(isRepeatable).map((play) => baseOf(play, running));
  const [first, second] = random.fork('sort').chance(0.5) ? [true, false] : [false, true];
  for (const { inCalls, upTo } of [
    { inCalls: first, upTo: Math.ceil(most / 2) },
    { inCalls: second, upTo: most },
  ])
    for (const base of bases) {
      const draw = random.fork(base.play.trajectory.id);
      for (const defect of draw.shuffle(wrongs)) {
        if (pairs.length >= upTo) break;
        const pair = await pairWith({ defect, inCalls }, base, draw.fork(defect.name));
        if (pair) pairs.push(pair);
      }
    }
  return pairs;
}

const wrongs = defects.filter(({ wants }) => wants === 'reject');

/** Nothing outside is started or changed once more only to be wrong there. */
const isRepeatable = ({ shown: { agent } }: AcceptedPlay): boolean =>
  agent.parts.every(
    ({ primary, environment }) =>
      !primary || !environments.some(({ name, isOutside }) => name === environment && isOutside),
  );

interface Wrong {
  readonly defect: Defect;
  /** Whether the wrong turn makes other calls than the right one. */
  readonly inCalls: boolean;
}

/** An accepted play in which defects can be planted. */
interface Base {
  readonly play: AcceptedPlay;
  readonly enactment: Enactment;
  readonly places: Places;
}

function baseOf(play: AcceptedPlay, running: Pick<Enactment, 'store' | 'signal'>): Base {
  const enactment = { trajectory: play.trajectory, shown: play.shown, ...running };
  return { play, enactment, places: placesFor(enactment) };
}

async function pairWith(
  { defect, inCalls }: Wrong,
  { play: { trajectory, shown, judgement }, enactment, places: { turns, sceneFor } }: Base,
  random: Random,
): Promise<NewRecord<'pairs'> | undefined> {
  const suits = (changed: readonly Turn[]): boolean => {
    const parted = partedTurns(turns, changed);
    return parted !== undefined && inCalls === (callsIn(parted.right) !== callsIn(parted.wrong));
  };
  const played = await plantedPlay(defect, { sceneFor, enactment, random, suits });
  const at = played && sharedLength(trajectory.messages, played.messages);
  const [right, wrong] = at === undefined ? [] : [trajectory.messages[at], played?.messages[at]];
  if (!played || at === undefined || !right || !wrong || !isExemplary(judgement, at)) return undefined;
  const ruled = await blameFor(at, played, enactment);
  return (
    ruled &&
    withId({
      from: [shown.task.id, trajectory.id, judgement.id],
      task: shown.task.id,
      kind: shown.task.kind,
      source: { of: 'mutant' as const, chosen: trajectory.id, defect: defect.name },
      tools: declaredTools(shown.agent, shown.task.withheld),
      context: trajectory.messages.slice(0, at),
      chosen: [right],
      rejected: [wrong],
      diverging: { chosen: 0, rejected: 0 },
      ...ruled,
    })
  );
}

/**
 * The turns of the agent in which the plays part; undefined where it is not the agent. Both turns think or neither
 * does: that alone must not tell them apart.
 */
function partedTurns(
  turns: readonly Turn[],
  changed: readonly Turn[],
): { readonly right: Turn; readonly wrong: Turn } | undefined {
  const at = turns.findIndex((turn, index) => canonicalJson(turn) !== canonicalJson(changed[index]));
  const [right, wrong] = [turns[at], changed[at]];
  if (right?.role !== 'assistant' || wrong?.role !== 'assistant') return undefined;
  return (right.reasoning === undefined) === (wrong.reasoning === undefined) ? { right, wrong } : undefined;
}

const callsIn = ({ calls }: Turn): string =>
  canonicalJson(calls.map(({ name, arguments: given }) => ({ name, given })));

/** What the judge holds against the very turn in which the plays part; undefined where it does not reject the play. */
async function blameFor(
  at: number,
  played: Played,
  { trajectory, store, signal }: Enactment,
): Promise<{ reason: string; because: string } | undefined> {
  const { vice: _, ...recorded } = trajectory;
  const body = { ...recorded, ...played };
  const mutant: Trajectory = { ...body, id: hashOf(body) };
  const { task, findings, byCode } = await examine(mutant, store, signal);
  const { verdict } = ruleOn({ rubric: task.rubric, findings, scores: byCode, threshold: 0 });
  if (verdict !== 'rejected') return undefined;
  const blamed = findings.filter(
    (finding) => isFatal(finding) && finding.blame === 'agent' && finding.message === at,
  );
  const decisive = blamed.find(({ rule }) => rule === callSchema.name) ?? blamed[0];
  return decisive && { reason: decisive.rule, because: `[${at}] ${decisive.evidence}` };
}
