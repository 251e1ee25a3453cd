// error_and_recovery: a tool fails temporarily and works when it is called again.
import { faultKinds } from '../../environments/faults/index.ts';
import { planGoal } from '../goal.ts';
import { oneTurn, type TaskKind } from './kind.ts';

export const errorAndRecovery: TaskKind = {
  name: 'error_and_recovery',
  brief:
    'A task of one to three calls in which a tool fails temporarily, once or twice. The agent tries ' +
    'again and finishes.',
  difficulty: 4,
  weight: 6,
  isLive: false,
  hasFaults: true,
  draft(material, random) {
    const plan = planGoal(material.scratch, { admits: () => true, lookups: 'sometimes' }, random);
    if (!plan) return undefined;
    const task = oneTurn({ plans: [plan], request: plan.say }, material, random);
    const struck = random.pick(task.calls);
    const fault = random.pick(faultKinds.filter((kind) => kind.isTransient)).name;
    const times = random.chance(0.3) ? 2 : 1;
    return {
      ...task,
      faults: Array.from({ length: times }, (_, index) => ({
        fault,
        tool: struck.tool,
        occurrence: index + 1,
      })),
    };
  },
};
