// A problem of mathematics as a goal: the calls that solve it, the answers to be told, and the request in words. The
// same problem with one parameter changed is what a user asks next.
import type { Random } from '../../../pipeline/hash.ts';
import type { Agent } from '../../../schemas/agent.ts';
import type { Mathematics } from '../../../schemas/mathematics.ts';
import { oneOf } from '../../alternatives.ts';
import type { Drawn, Family, Posed } from '../../mathematics/families/family.ts';
import { families } from '../../mathematics/families/index.ts';
import { type MathSession, openMathSession } from '../../mathematics/session.ts';
import { type Solved, solve } from '../../mathematics/solve.ts';
import { type GraphGoal, planOf } from '../graph/graph-goal.ts';
import type { Material } from '../kinds/kind.ts';
import type { TaskPlan } from '../plan.ts';
import { needs, reasons } from './sayings.ts';

export interface MathGoal {
  readonly family: string;
  /** Undefined for a question without parameters. */
  readonly drawn: Drawn | undefined;
  /** How it is solved: by the tools, or by code. The same problem with another parameter is solved in the same way. */
  readonly way: Way;
  readonly goal: GraphGoal;
  /** With the indices of the goal's own calls. */
  readonly answers: readonly Omit<Mathematics['answers'][number], 'goal'>[];
}

type Way = 'work' | 'workByCode';

/** How many users say what they need it for, and how many that they cannot trust a figure in the head. */
const shares = { reason: 0.4, need: 0.2 };

/** How often code is written where the tools would do as well. */
const byCode = 0.4;

/** Families whose tools the agent lacks come up, so several are tried. */
const attempts = 24;

/** The tools of mathematics of an agent. */
export const calculatorToolsOf = ({ parts }: Pick<Agent, 'parts'>): readonly string[] =>
  parts.find(({ environment, primary }) => primary && environment === 'math')?.tools ?? [];

/** Those of an agent that does nothing but calculate. One that works with records or documents is asked about these. */
export const mathToolsOf = (agent: Pick<Agent, 'parts'>): readonly string[] =>
  agent.parts.some(({ environment, primary }) => primary && environment !== 'math')
    ? []
    : calculatorToolsOf(agent);

/** What answers calls while problems are drawn; undefined for an agent that does not calculate. */
export const calculatorOf = (agent: Agent, signal: AbortSignal): MathSession | undefined =>
  calculatorToolsOf(agent).length > 0 ? openMathSession(signal) : undefined;

/** A problem that the agent has the tools for; undefined where none comes up. */
export async function drawProblem(
  { agent, calculator }: Pick<Material, 'agent' | 'calculator'>,
  random: Random,
  isWanted: (family: Family) => boolean = () => true,
): Promise<MathGoal | undefined> {
  const tools = new Set(mathToolsOf(agent));
  const wanted = families.filter(isWanted);
  for (let attempt = 0; calculator && attempt < attempts; attempt += 1) {
    const family = random.pick(wanted);
    const drawn = family.draw(random);
    const say = filled(random.pick(family.wordings), drawn, random);
    for (const way of waysFor(drawn.posed, random)) {
      const solved = await solvedIn(way, drawn.posed, { tools, calculator });
      if (solved)
        return executed({ family: family.name, drawn, way }, { ...solved, say: inContext(say, random) });
    }
  }
  return undefined;
}

/** The one that is tried first decides, unless the agent lacks a tool for it. */
export const waysFor = ({ workByCode }: Pick<Posed, 'workByCode'>, random: Random): readonly Way[] => {
  if (!workByCode) return ['work'];
  return random.chance(byCode) ? ['workByCode', 'work'] : ['work', 'workByCode'];
};

/** Undefined where a tool is missing, or where the two ways of computing the answers differ in a rounding. */
export async function solvedIn(
  way: Way,
  posed: Pick<Posed, 'expected' | Way>,
  { tools, calculator }: { readonly tools: ReadonlySet<string>; readonly calculator: MathSession },
): Promise<Solved | undefined> {
  const work = posed[way];
  if (!work) return undefined;
  await calculator.rewind();
  const solved = await solve({ expected: posed.expected, work }, calculator, tools);
  return 'fault' in solved ? undefined : solved;
}

function executed(
  { family, drawn, way }: Pick<MathGoal, 'family' | 'drawn' | 'way'>,
  { calls, answers, say }: Solved & { readonly say: string },
): MathGoal {
  const all = calls.map((_, at) => at);
  return {
    family,
    drawn,
    way,
    goal: {
      say,
      facts: [],
      calls: calls.map((call) => ({ ...call, goal: 0 })),
      communicate: answers.map(({ name, value }) => ({ name, value, computedFrom: all })),
    },
    answers: answersOf({ calls, answers }),
  };
}

/** As a task has them. `before`: how many calls come before those that solve it. */
export const answersOf = ({ calls, answers }: Solved, before = 0): MathGoal['answers'] =>
  answers.map(({ pointer, ...answer }) =>
    'concluded' in pointer
      ? { ...answer, among: [...pointer.among], call: before + calls.length - 1 }
      : { ...answer, ...pointer, call: before + pointer.call },
  );

/** The question that changes one parameter of a problem; undefined for a family that has none. */
export async function variationOf(
  { family: name, drawn, way }: MathGoal,
  { agent, calculator }: Pick<Material, 'agent' | 'calculator'>,
  random: Random,
): Promise<MathGoal | undefined> {
  const family = families.find((each) => each.name === name);
  const varied = drawn?.vary(random);
  if (!varied || !family?.variations || !calculator) return undefined;
  const solved = await solvedIn(way, varied.posed, { tools: new Set(mathToolsOf(agent)), calculator });
  const say = filled(random.pick(family.variations), varied, random);
  return solved && executed({ family: name, drawn: varied, way }, { ...solved, say });
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
