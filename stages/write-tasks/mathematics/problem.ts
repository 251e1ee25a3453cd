// A problem of mathematics as a goal: the calls that solve it, the answers to be told, and the request in words. The
// same problem with one parameter changed is what a user asks next.
import type { Random } from '../../../pipeline/hash.ts';
import type { Agent } from '../../../schemas/agent.ts';
import type { Mathematics } from '../../../schemas/mathematics.ts';
import { oneOf } from '../../alternatives.ts';
import type { Drawn, Family } from '../../mathematics/families/family.ts';
import { families } from '../../mathematics/families/index.ts';
import { type Solved, solve } from '../../mathematics/solve.ts';
import { type GraphGoal, planOf } from '../graph/graph-goal.ts';
import type { Material } from '../kinds/kind.ts';
import type { TaskPlan } from '../plan.ts';
import { needs, reasons } from './sayings.ts';

export interface MathGoal {
  readonly family: string;
  /** Undefined for a question without parameters. */
  readonly drawn: Drawn | undefined;
  readonly goal: GraphGoal;
  /** With the indices of the goal's own calls. */
  readonly answers: readonly Omit<Mathematics['answers'][number], 'goal'>[];
}

/** How many users say what they need it for, and how many that they cannot trust a figure in the head. */
const shares = { reason: 0.4, need: 0.2 };

/** Families whose tools the agent lacks come up, so several are tried. */
const attempts = 24;

export const mathToolsOf = ({ parts }: Pick<Agent, 'parts'>): readonly string[] =>
  parts.find(({ environment, primary }) => primary && environment === 'math')?.tools ?? [];

/** A problem that the agent has the tools for; undefined where none comes up. */
export function drawProblem(
  { agent }: Pick<Material, 'agent'>,
  random: Random,
  isWanted: (family: Family) => boolean = () => true,
): MathGoal | undefined {
  const tools = new Set(mathToolsOf(agent));
  const wanted = families.filter(isWanted);
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const family = random.pick(wanted);
    const drawn = family.draw(random);
    const goal = goalOf(family, drawn, random);
    if (goal?.goal.calls.every(({ tool }) => tools.has(tool)))
      return { ...goal, goal: { ...goal.goal, say: inContext(goal.goal.say, random) } };
  }
  return undefined;
}

/** Undefined where the two ways of computing the answers differ in a rounding. */
function goalOf(family: Family, drawn: Drawn, random: Random): MathGoal | undefined {
  const solved = solve(drawn.posed);
  if ('fault' in solved) return undefined;
  return executed(family.name, drawn, {
    ...solved,
    say: filled(random.pick(family.wordings), drawn, random),
  });
}

function executed(
  family: string,
  drawn: Drawn,
  { calls, answers, say }: Solved & { readonly say: string },
): MathGoal {
  const all = calls.map((_, at) => at);
  return {
    family,
    drawn,
    goal: {
      say,
      facts: [],
      calls: calls.map((call) => ({ ...call, goal: 0 })),
      communicate: answers.map(({ name, value }) => ({ name, value, computedFrom: all })),
    },
    answers: answers.map(({ name, value, pointer }) => ({ name, value, ...pointer })),
  };
}

/** The question that changes one parameter of a problem; undefined for a family that has none. */
export function variationOf({ family: name, drawn }: MathGoal, random: Random): MathGoal | undefined {
  const family = families.find((each) => each.name === name);
  const varied = drawn?.vary(random);
  const solved = varied && solve(varied.posed);
  if (!varied || !family?.variations || !solved || 'fault' in solved) return undefined;
  return executed(name, varied, { ...solved, say: filled(random.pick(family.variations), varied, random) });
}

function filled(wording: string, { posed: { slots } }: Drawn, random: Random): string {
  return oneOf(wording, random)
    .replaceAll(/\{(\w+)\}/g, (slot, name: string) => String(slots[name] ?? slot))
    .replace(/^\p{Ll}/u, (first) => first.toUpperCase());
}

function inContext(say: string, random: Random): string {
  const lead = random.chance(shares.reason) ? `${random.pick(reasons)} ` : '';
  const end = random.chance(shares.need) ? ` ${random.pick(needs)}` : '';
  return `${lead}${say}${end}`;
}

export function mathPlan(
  goals: readonly MathGoal[],
  { material, random }: { material: Pick<Material, 'persona'>; random: Random },
): TaskPlan {
  const made: string[] = [];
  const answers: Mathematics['answers'] = [];
  const said = goals.map(({ goal, answers: own }, at) => {
    const before = made.length;
    const places = goal.calls.map((call) => {
      const known = made.indexOf(keyOf(call));
      return known === -1 ? made.push(keyOf(call)) - 1 : known;
    });
    for (const { call, ...answer } of own)
      answers.push({ ...answer, goal: at, ...(call === undefined ? {} : { call: places[call] ?? 0 }) });
    return withoutRepeats(
      goal,
      places.map((place, index) => place >= before && places.indexOf(place) === index),
    );
  });
  const plan = planOf(said, material, random);
  return { ...plan, mathematics: { families: [...new Set(goals.map(({ family }) => family))], answers } };
}

const keyOf = ({ tool, arguments: given }: GraphGoal['calls'][number]): string =>
  JSON.stringify([tool, given]);

/** What an earlier call has found is not computed again. `isNew`: for each call whether it is the first of its sort. */
function withoutRepeats(goal: GraphGoal, isNew: readonly boolean[]): GraphGoal {
  const own = goal.calls.filter((_, at) => isNew[at]);
  const turns = [...new Set(own.map(({ turn }) => turn))];
  return {
    ...goal,
    calls: own.map((call) => ({ ...call, turn: turns.indexOf(call.turn) })),
    communicate: goal.communicate.map((fact) =>
      fact.computedFrom && fact.computedFrom.length > 0
        ? { ...fact, computedFrom: own.map((_, at) => at) }
        : fact,
    ),
  };
}
