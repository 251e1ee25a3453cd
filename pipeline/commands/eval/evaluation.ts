// What the command `eval` needs from the stages: the tasks of a split, the stages that play and judge them, and the
// plays that were judged.
import type { CollectionName } from '../../../schemas/index.ts';
import type { EvalSettings, Split } from '../../evals/eval-file.ts';
import type { EvalPlay, EvalTask } from '../../evals/plays.ts';
import type { AnyStage } from '../../stage.ts';
import type { Reader } from '../../store.ts';

/** Options of the stages, by stage. */
export type StageSettings = Readonly<Record<string, unknown>>;

export interface Baseline {
  readonly name: string;
  readonly summary: string;
}

/** What is played, and by whom. */
export type Playing = Pick<EvalSettings, 'model' | 'tasks' | 'trials'>;

export interface Evaluation {
  /** Name in `--kind`. */
  readonly kind: string;
  readonly summary: string;
  /** The split that is played if none is given; the only one where there are no others. */
  readonly splits: readonly [Split, ...Split[]];
  /** The role that is evaluated. */
  readonly role: string;
  /** Every role that the stages may ask. */
  readonly roles: readonly string[];
  /** Under the names that they have in a run, so that records and journals look alike. */
  stages(playing: Playing): readonly AnyStage[];
  /** What these stages write, and everything that is made from it. */
  readonly own: readonly CollectionName[];
  /** Players that need no model. */
  readonly baselines: readonly Baseline[];
  /** The tasks of a split, as the files of the run are split. */
  tasks(store: Reader, split: Split, settings: StageSettings): Promise<readonly EvalTask[]>;
  /** The settings of the run that an eval needs, without what only helps to make data. */
  settings(settings: StageSettings, playing: { trials: number; baseline: string | undefined }): StageSettings;
  plays(store: Reader): Promise<readonly EvalPlay[]>;
  /** What it measures beside the plays that pass: a text for people, and figures for programs. */
  measures?(store: Reader): Promise<{ readonly text: string; readonly figures: object }>;
}

/** The kind that an eval is of without `--kind`. */
export const usualKind = 'plays';

/** The baseline of this name, if there is one. */
export const baselineNamed = (
  name: string,
  { baselines }: Pick<Evaluation, 'baselines'>,
): string | undefined => baselines.find((baseline) => baseline.name === name)?.name;
