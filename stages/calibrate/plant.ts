// Plant: a change to an accepted play, either a defect that the judge must notice or a harmless change that it
// must let pass. Where calls change, the play is played again, so that its records are honest.
import type { Random } from '../../pipeline/hash.ts';
import type { Agent } from '../../schemas/agent.ts';
import type { Task } from '../../schemas/task.ts';
import type { Step } from '../../schemas/trajectory.ts';
import { foundIn, isSearch } from '../catalog/catalog.ts';
import { isPassing } from '../environments/faults/fault.ts';
import { faultKinds } from '../environments/faults/index.ts';
import type { Played } from '../simulate/play.ts';
import { lastAnswerOf, type PlacedCall, type Turn, withTurn } from './turns.ts';

export interface PlantScene {
  readonly turns: readonly Turn[];
  /** The calls with what came of them. */
  readonly calls: readonly PlacedCall[];
  readonly steps: readonly Step[];
  /** Both as the play shows their tools. */
  readonly task: Task;
  readonly agent: Agent;
  readonly random: Random;
}

export interface Plant {
  readonly name: string;
  /** What is changed, in one sentence. */
  readonly summary: string;
  /** True where few plays have a place for it: it is looked for in more of them, and in several places of each. */
  readonly isRare?: boolean;
  /** The changed turns; undefined where the play has no place for the change. */
  plant(scene: PlantScene): readonly Turn[] | undefined;
  /** False where the changed play came out as a right one after all; true for all if left out. */
  isReal?(played: Played, scene: PlantScene): boolean;
}

export interface Defect extends Plant {
  /** reject: the play must not be accepted. notice: a finding must point to it, but the play may be accepted. */
  readonly wants: 'reject' | 'notice';
}

/** The play ends in another state than the task asks for. */
export const hasOtherState = (played: Played, { task }: PlantScene): boolean =>
  played.finalState !== task.oracle.finalState;

/** A tool that the agent can call as it is: one that was declared to it, or that a search has returned. */
export const isAtHand = (tool: string, { agent: { catalog }, steps }: PlantScene): boolean =>
  !catalog ||
  steps.some(({ call, result }) => isSearch(call, catalog) && foundIn(result.value, catalog).includes(tool));

/** Every call that was changed or added went through: a refused call would be no subtle defect. */
export const goesThrough = ({ steps }: Played, { steps: recorded }: PlantScene): boolean =>
  steps.filter(({ result }) => !result.ok).length <= recorded.filter(({ result }) => !result.ok).length;

export const isWrongEnd = (played: Played, scene: PlantScene): boolean =>
  hasOtherState(played, scene) && goesThrough(played, scene);

/** A call that failed for a reason that passes. */
export const isPassingFailure = ({ step: { call, result } }: PlacedCall, { task }: PlantScene): boolean =>
  !result.ok &&
  faultKinds.some((kind) => kind.name === result.fault && isPassing(kind)) &&
  !task.faults.some(({ tool, fault, lasting }) => tool === call.name && fault === result.fault && lasting);

/** With one more sentence in the last answer. */
export function withAdded(turns: readonly Turn[], sentence: string): Turn[] | undefined {
  const last = lastAnswerOf(turns);
  return last === -1 ? undefined : withTurn(turns, last, { content: `${turns[last]?.content} ${sentence}` });
}
