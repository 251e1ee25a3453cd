// What the command line needs for `toolloom eval`: how the tasks of a run are played and judged once more, with another
// model in the role of the agent.
import { z } from 'zod';
import { type Baseline, type Evaluation, usualKind } from '../../pipeline/commands/eval/evaluation.ts';
import { BugError } from '../../pipeline/errors.ts';
import type { CollectionName } from '../../schemas/index.ts';
import { calibrate } from '../calibrate.ts';
import { summarizer } from '../contexts/summarizer.ts';
import { exportStage } from '../export.ts';
import { stages } from '../index.ts';
import { judge as judgeRole } from '../judge/rubric-judge.ts';
import { judge } from '../judge.ts';
import { agent } from '../simulate/agent.ts';
import { user } from '../simulate/user.ts';
import { userCritic } from '../simulate/user-critic.ts';
import { doesNothing } from '../simulate/vices/conduct.ts';
import { simulate } from '../simulate.ts';
import { toolSimulator } from '../simulations/tool-simulator.ts';
import { judgedPlays } from './judged-plays.ts';
import { playOnce } from './play-once.ts';
import { tasksOf } from './tasks.ts';

/** The vice that the agent's procedure shows; none for the oracle. */
const baselines: readonly (Baseline & { readonly only?: string })[] = [
  {
    name: 'oracle',
    summary:
      'makes the calls that are known to reach the goal, and passes; where it does not, a check is wrong',
  },
  {
    name: 'nothing',
    summary: 'answers politely, calls nothing and tells nothing, and passes no task',
    only: doesNothing.name,
  },
];

const splitSchema = z.looseObject({ test: z.number() });

export const modelEvaluation: Evaluation = {
  kind: usualKind,
  summary: 'plays of the tasks of a run, and how many pass',
  splits: ['test', 'train', 'all'],
  role: agent.name,
  roles: [agent, user, userCritic, summarizer, toolSimulator, judgeRole].map(({ name }) => name),
  stages: () => [playOnce, judge],
  own: [...madeFrom(simulate.name), ...calibrate.writes],
  baselines: baselines.map(({ name, summary }) => ({ name, summary })),
  tasks(store, split, settings) {
    const { test } = splitSchema.parse(settings[exportStage.name]);
    return tasksOf(store, { split, share: test });
  },
  settings(settings, { trials, baseline }) {
    const known = baselines.find(({ name }) => name === baseline);
    if (baseline !== undefined && !known) throw new BugError(`there is no baseline ${baseline}`);
    const { only: _, ...asPlayed } = simulate.options(1).parse(settings[simulate.name]);
    const plays = { ...asPlayed, trials, twins: 0, faces: 1, vices: 0 };
    return {
      [simulate.name]: known?.only === undefined ? plays : { ...plays, only: known.only },
      [judge.name]: settings[judge.name],
      [exportStage.name]: settings[exportStage.name],
    };
  },
  plays: judgedPlays,
};

/** What this stage and those after it write. */
function madeFrom(first: string): CollectionName[] {
  const from = stages.findIndex(({ name }) => name === first);
  return [...new Set(stages.slice(from).flatMap(({ writes }) => writes))];
}
