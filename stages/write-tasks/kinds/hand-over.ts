// hand_over: a case that somebody else has to decide or do, as the system prompt says: a policy forbids it and a
// specialist may allow it, the user wants a person, or a service stays down.
import type { Random } from '../../../pipeline/hash.ts';
import type { Desk } from '../../../schemas/desk.ts';
import type { Tool } from '../../../schemas/tool.ts';
import { deskOf, receiverFor } from '../../worlds/desk.ts';
import { readsOnPolicy, showsWhy } from '../evidence-reads.ts';
import { isOutage, planWithoutWay } from '../faults/lasting-plan.ts';
import { tablesWritten } from '../gate/scripts.ts';
import { planGoal } from '../goal.ts';
import { handedOver } from '../hand-overs.ts';
import type { TaskPlan } from '../plan.ts';
import { askingForPerson } from '../wanting-a-person.ts';
import { callsOf, type Material, oneTurn, type TaskKind } from './kind.ts';

/** A plan that no route is about is drawn again. */
const attempts = 4;

type Way = (material: Material, desk: Desk, random: Random) => TaskPlan | undefined;

export const handOver: TaskKind = {
  name: 'hand_over',
  brief:
    'A request that the system prompt sends to somebody else: a policy forbids it and a specialist may allow ' +
    'it, the user asks for a person, or a service stays down. The agent finds the record, hands the case over ' +
    'to the right receiver with everything that they need to know, and tells the user who takes over.',
  difficulty: 3,
  suits: ({ agent }) => deskOf(agent)?.routes.some(({ when }) => when !== 'other') ?? false,
  isLive: false,
  hasFaults: 'sometimes',
  draft(material, random) {
    const desk = deskOf(material.agent);
    if (!desk) return undefined;
    const others = random.shuffle([person, outage]);
    // Few calls go against a policy, so an exception is looked for first where there may be one.
    for (const way of random.chance(0.7) ? [exception, ...others] : [...others, exception])
      for (let attempt = 0; attempt < attempts; attempt += 1) {
        const plan = way(material, desk, random);
        if (plan) return plan;
      }
    return undefined;
  },
};

const exception: Way = (material, desk, random) => {
  const { scratch } = material;
  const tables = desk.routes.flatMap((route) => route.tables ?? []);
  const admits = (tool: Tool): boolean => tablesWritten(tool).some((table) => tables.includes(table));
  const goal = planGoal(scratch, { admits, lookups: 'sometimes', breaksPolicy: true }, random);
  const [policy] = goal?.breaks ?? [];
  if (!goal || !policy || policy.check.on !== 'change') return undefined;
  const receivers = goal.breaks.map(({ check }) =>
    check.on === 'change' ? receiverFor(desk, { when: 'exception', table: check.table }) : undefined,
  );
  const [receiver] = receivers;
  if (!receiver || receivers.some((other) => other?.id !== receiver.id)) return undefined;
  const reads = readsOnPolicy(goal, policy, scratch);
  if (!showsWhy(reads, policy, scratch)) return undefined;
  const plan = {
    ...oneTurn({ plans: [goal], request: goal.say }, material, random),
    calls: reads,
    forbidden: { policy: policy.id, prose: policy.prose, tool: goal.main.name, arguments: goal.arguments },
  };
  const { violation } = policy.check;
  const reason = { prose: policy.prose, violation };
  return handedOver(plan, { desk, why: 'exception', receiver, goal, policy: reason }, { scratch, random });
};

const person: Way = (material, desk, random) => {
  const { scratch } = material;
  const receiver = receiverFor(desk, { when: 'person' });
  const goal =
    receiver &&
    planGoal(scratch, { admits: ({ effect }) => effect === 'write', lookups: 'sometimes' }, random);
  if (!goal || !receiver) return undefined;
  const request = askingForPerson(goal.say, random);
  const plan = {
    ...oneTurn({ plans: [{ ...goal, say: request }], request }, material, random),
    calls: callsOf([goal], 0, 0).slice(0, -1),
  };
  return handedOver(plan, { desk, why: 'person', receiver, goal }, { scratch, random });
};

const outage: Way = (material, desk, random) => {
  const { scratch } = material;
  const receiver = receiverFor(desk, { when: 'outage' });
  const goal =
    receiver &&
    planGoal(scratch, { admits: ({ effect }) => effect === 'write', lookups: 'sometimes' }, random);
  if (!goal || !receiver) return undefined;
  const plan = planWithoutWay(oneTurn({ plans: [goal], request: goal.say }, material, random), {
    scratch,
    random,
  });
  return plan && isOutage(plan)
    ? handedOver(plan, { desk, why: 'outage', receiver, goal }, { scratch, random })
    : undefined;
};
