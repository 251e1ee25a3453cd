// permanent_failure: the tool that the goal needs is out for good, and nothing else reaches it. The right response
// is to try sensibly and then to say what could not be done.
import { deskOf, receiverFor } from '../../worlds/desk.ts';
import { isOutage, planWithoutWay } from '../faults/lasting-plan.ts';
import { planGoal } from '../goal.ts';
import { oneTurn, type TaskKind } from './kind.ts';

/** Most plans have no other way. */
const attempts = 5;

export const permanentFailure: TaskKind = {
  name: 'permanent_failure',
  brief:
    'The one tool that could fulfill the request is out of service or refused to the agent. The agent ' +
    'finds out, tries again only where that may help, and then says what it could not do, why, and that ' +
    'nothing was changed.',
  difficulty: 4,
  isLive: false,
  hasFaults: true,
  draft(material, random) {
    const { scratch, agent } = material;
    const desk = deskOf(agent);
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const goal = planGoal(scratch, { admits: () => true, lookups: 'sometimes' }, random);
      const plan = goal && oneTurn({ plans: [goal], request: goal.say }, material, random);
      const failing = plan && planWithoutWay(plan, { scratch, random });
      // What a desk takes over is not for the agent to report as undone.
      if (failing && !(isOutage(failing) && desk && receiverFor(desk, { when: 'outage' })))
        return { ...failing, expected: 'decline', communicate: [] };
    }
    return undefined;
  },
};
