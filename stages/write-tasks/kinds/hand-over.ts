// hand_over: a case that somebody else has to decide or do, as the system prompt says: a policy forbids it and a
// specialist may allow it, the user wants a person, or a service stays down.

import type { Random } from '../../../pipeline/hash.ts';
import { isObject } from '../../../pipeline/json/json-schema.ts';
import type { Desk } from '../../../schemas/desk.ts';
import type { Policy } from '../../../schemas/policy.ts';
import type { Tool } from '../../../schemas/tool.ts';
import type { ToolResult } from '../../../schemas/trajectory.ts';
import { deskOf, receiverFor } from '../../worlds/desk.ts';
import { readsOnPolicy, showsWhy } from '../evidence-reads.ts';
import { isOutage, planWithoutWay } from '../faults/lasting-plan.ts';
import { tablesWritten } from '../gate/scripts.ts';
import { planGoal } from '../goal.ts';
import { handedOver, isForDesk } from '../hand-overs.ts';
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
  odds: 0.5,
  isLive: false,
  hasFaults: 'sometimes',
  draft(material, random) {
    const desk = deskOf(material.agent);
    if (!desk) return undefined;
    const others = random.shuffle([person, outage]);
    // Few calls go against a policy, so an exception is looked for first where there may be one.
    const exceptions = random.shuffle([exception, exception, refused]);
    for (const way of random.chance(0.7) ? [...exceptions, ...others] : [...others, ...exceptions])
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

/** The tool refuses it, because of a policy that the system prompt states. */
const refused: Way = (material, desk, random) => {
  const { scratch, agent } = material;
  const policies = scratch.policies.filter(
    (policy) => isForDesk(policy, agent) && agent.systemPrompt.includes(policy.prose),
  );
  const policyOf = ({ ok, value }: ToolResult): Policy | undefined => {
    const error = !ok && isObject(value) && isObject(value.error) ? value.error : {};
    return policies.find((policy) => policy.error.code === error.code);
  };
  if (policies.length === 0) return undefined;
  const goal = planGoal(
    scratch,
    {
      admits: ({ effect }) => effect === 'write',
      outcome: (result) => policyOf(result) !== undefined,
      lookups: 'sometimes',
    },
    random,
  );
  const policy = goal && policyOf(goal.result);
  if (!goal || policy?.check.on !== 'change') return undefined;
  const { table, violation } = policy.check;
  const receiver = receiverFor(desk, { when: 'exception', table });
  const plan = oneTurn({ plans: [goal], request: goal.say }, material, random);
  const calls = plan.calls.map((call, at) =>
    at === plan.calls.length - 1 ? { ...call, refused: true as const } : call,
  );
  const reason = { prose: policy.prose, violation };
  return (
    receiver &&
    handedOver(
      { ...plan, calls },
      { desk, why: 'exception', receiver, goal, policy: reason },
      { scratch, random },
    )
  );
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
