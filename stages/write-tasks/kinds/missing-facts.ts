// missing_facts: the user leaves out one to three things that the call needs, in the first request or in a later one.
// The right response is to ask. Some users answer wrongly first and correct themselves, before or after the agent acts.
import type { Random } from '../../../pipeline/hash.ts';
import { propertiesOf, requiredOf } from '../../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../../schemas/json.ts';
import type { Fact } from '../../../schemas/task.ts';
import type { Tool } from '../../../schemas/tool.ts';
import { nameInWords, valueInWords } from '../../values-in-words.ts';
import { factSentence } from '../details.ts';
import { type GoalPlan, planGoal } from '../goal.ts';
import { goingOn } from '../graph/follow-up.ts';
import { nextRequest } from '../graph/next-request.ts';
import type { TaskPlan } from '../plan.ts';
import { correction, lateCorrection, type Slip, saidFirst, slipFor } from '../slips.ts';
import { type Material, severalTurnsOf, type TaskKind, type UserTurn } from './kind.ts';

export const missingFacts: TaskKind = {
  name: 'missing_facts',
  brief:
    'The user leaves out one to three values that a call needs and that no tool can provide, in the ' +
    'opening message or with a later request. They tell them when asked, sometimes wrongly first, and then ' +
    'correct themselves.',
  difficulty: 3,
  suits: ({ tools }) => tools.some((tool) => tool.effect === 'write' && askable(tool).length > 0),
  odds: 0.6,
  isLive: false,
  hasHiddenFact: true,
  draft(material, random) {
    const { scratch } = material;
    const earlier = random.chance(shares.later) ? earlierGoal(material, random) : undefined;
    const known = new Set(earlier?.facts.map(({ name }) => name));
    const hidden = (tool: Tool, given: JsonObject): string[] =>
      hideable(
        askable(tool).filter((name) => given[name] !== undefined && !known.has(nameInWords(name))),
        random,
      );
    const plan = planGoal(
      scratch,
      { admits: (tool) => tool.effect === 'write', lookups: 'sometimes', hidden },
      random,
    );
    if (!plan) return undefined;
    const mended = mendedLater(plan, material, random) ?? { plan };
    const told = mended.after ? mended.plan : withSlip(plan, material, random);
    const turns: UserTurn[] = earlier
      ? [
          { say: earlier.say, plans: [earlier] },
          { say: `${nextRequest(random)} ${plan.say}`, plans: [told] },
        ]
      : [{ say: plan.say, plans: [told] }];
    const task = severalTurnsOf([...turns, ...(mended.after ? [mended.after] : [])], material, random);
    const asked = askedInTime(task, turns.length - 1, random);
    if (mended.after || !scratch.keep(plan.main, plan.arguments).ok) return asked;
    return goingOn(asked, material, { scratch, random });
  },
};

/** Shares of users who ask for something else first, who slip and correct it at once, and who notice it too late. */
const shares = { later: 0.3, slips: 0.3, late: 0.35 };

function earlierGoal({ scratch }: Material, random: Random): GoalPlan | undefined {
  const plan = planGoal(scratch, { admits: () => true, lookups: 'sometimes' }, random);
  if (plan?.main.effect === 'write') scratch.keep(plan.main, plan.arguments);
  return plan;
}

/** Required arguments that cannot be looked up and have no default. */
function askable({ inputSchema, references }: Tool): string[] {
  const required = requiredOf(inputSchema);
  return propertiesOf(inputSchema).flatMap(([name, schema]) => {
    const isPlain = schema.type !== 'boolean' && schema.type !== 'array' && references[name] === undefined;
    return isPlain && required.includes(name) ? [name] : [];
  });
}

/** One to three of them. What the user told with an earlier request, an agent might take to hold still. */
const hideable = (names: readonly string[], random: Random): string[] =>
  random.shuffle(names).slice(0, random.pick([1, 1, 2, 2, 3]));

/** The assistant asks at once, or after it has looked up the records. */
function askedInTime(task: TaskPlan, goal: number, random: Random): TaskPlan {
  const last = task.calls.findLast((call) => call.goal === goal);
  if (!last || random.chance(0.5)) return task;
  const facts = task.facts.map((fact) =>
    fact.disclosed === 'asked' ? { ...fact, before: last.turn } : fact,
  );
  return { ...task, facts };
}

const askedOf = ({ facts }: GoalPlan): Fact[] => facts.filter(({ disclosed }) => disclosed === 'asked');

const parameterOf = ({ main, arguments: given }: GoalPlan, fact: Fact): string | undefined =>
  Object.keys(given).find(
    (name) =>
      nameInWords(name) === fact.name && propertiesOf(main.inputSchema).some(([each]) => each === name),
  );

/** With a slip in one of the facts that are told when asked. */
function withSlip(plan: GoalPlan, { scratch }: Material, random: Random): GoalPlan {
  const asked = askedOf(plan);
  const fact = random.pick(asked);
  const name = parameterOf(plan, fact);
  if (!random.chance(shares.slips) || name === undefined) return plan;
  const slip = slipFor({ tool: plan.main, given: plan.arguments, name }, scratch, random);
  const right = plan.arguments[name];
  if (!slip || right === undefined) return plan;
  const text = correction(slip, right, random);
  const first = saidFirst(slip, random);
  const isConfirmed = scratch.needsConsent(plan.main, plan.result);
  const slipped: Fact =
    asked.length > 1 && !isConfirmed
      ? { ...fact, text, slip: { value: slip.wrong, text: first } }
      : { ...fact, text: `${first} ${text}` };
  return { ...plan, facts: plan.facts.map((each) => (each === fact ? slipped : each)) };
}

/** The change with a wrong value that the user told when asked, and a later turn in which they put it right. */
function mendedLater(
  plan: GoalPlan,
  { scratch }: Material,
  random: Random,
): { plan: GoalPlan; after?: UserTurn } | undefined {
  const [fact, ...others] = askedOf(plan);
  const name = fact && parameterOf(plan, fact);
  const isUpdate = plan.main.operation === 'update' && plan.breaks.length === 0;
  if (!fact || name === undefined || others.length > 0 || !isUpdate || !random.chance(shares.late))
    return undefined;
  const slip = slipFor({ tool: plan.main, given: plan.arguments, name }, scratch, random);
  const right = plan.arguments[name];
  if (!slip || right === undefined) return undefined;
  const given = { ...plan.arguments, [name]: slip.wrong };
  return scratch.attempt(() => afterMistake({ plan, fact, slip, right, given }, scratch, random));
}

interface Mistake {
  readonly plan: GoalPlan;
  readonly fact: Fact;
  readonly slip: Slip;
  readonly right: Json;
  /** The arguments with the wrong value. */
  readonly given: JsonObject;
}

function afterMistake(
  { plan, fact, slip, right, given }: Mistake,
  scratch: Material['scratch'],
  random: Random,
): { plan: GoalPlan; after: UserTurn } | undefined {
  const isSound = (tried: JsonObject): boolean => {
    const result = scratch.probe(plan.main, tried);
    const isChange = result.ok && result.changes.length > 0;
    return (
      isChange && scratch.breaches(plan.main, result).length === 0 && !scratch.needsConsent(plan.main, result)
    );
  };
  if (!isSound(given)) return undefined;
  const result = scratch.keep(plan.main, given);
  if (!isSound(plan.arguments)) return undefined;
  const said = nameInWords(slip.name);
  const wrongFact: Fact = {
    ...fact,
    value: slip.wrong,
    text: factSentence({ name: slip.name, value: slip.wrong }, random),
  };
  const mended: GoalPlan = {
    ...plan,
    lookups: [],
    purpose: `to change the ${said} to ${valueInWords(right)}`,
    facts: [{ ...fact, disclosed: 'opening' }],
    communicate: [],
  };
  return {
    plan: {
      ...plan,
      arguments: given,
      result,
      facts: plan.facts.map((each) => (each === fact ? wrongFact : each)),
    },
    after: { say: lateCorrection(slip, right, random), plans: [mended] },
  };
}
