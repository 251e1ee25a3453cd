// long_horizon: a session of work. Several goals, each planned and executed by an operator and each with facts or
// changes that are checked, come to 30 calls or more.
import type { Random } from '../../../pipeline/hash.ts';
import type { Tool } from '../../../schemas/tool.ts';
import { keysIn } from '../gate/scripts.ts';
import { type GraphGoal, type Operator, planOf, planWith, type Scene } from '../graph/graph-goal.ts';
import { nextOnTheList } from '../graph/next-request.ts';
import { aggregate } from '../graph/operators/aggregate.ts';
import { compareAndChoose } from '../graph/operators/compare-and-choose.ts';
import { condition } from '../graph/operators/condition.ts';
import { seriesOf } from '../graph/operators/for-each.ts';
import { verifyAfterwards } from '../graph/operators/verify-afterwards.ts';
import { withErrand, withoutReason } from '../graph/reasons.ts';
import { rowListsOf } from '../graph/row-lists.ts';
import { rowWritersOf } from '../graph/row-writers.ts';
import type { PlannedCall } from '../plan.ts';
import type { Scratch } from '../scratch.ts';
import type { TaskKind } from './kind.ts';
import { changesListed, hasList, type Prospect, rowsIn } from './prospect.ts';

/** Calls that make a session long, and the most that fit into a play with room for retries. */
const calls = { least: 30, most: 310 };
/** Calls that a session should come to, by how many records its changes can be about. Most come to fewer. */
const lengths = [
  { records: 250, wanted: [200, 300] },
  { records: 120, wanted: [60, 60, 100, 200] },
  { records: 0, wanted: [30, 30, 40, 60, 100] },
];
/** Sessions of so many calls take more requests than others. */
const longest = 200;
/** Where so many changes of records are possible, sessions of 200 calls mostly are. */
const changesOfLongest = 350;
/** Agents with no list of so many records have no work for so long. */
const fewest = 60;
/** Few people change more records than this in one go, or keep going for more requests than that in an afternoon. */
const most = { rows: 150, goals: 16, goalsOfLongest: 32 };
/** Fewer records are no series. */
const shortest = 4;
/** Searches and requests in between take about so many of the calls that are left. */
const besides = 8;

const others: readonly Operator[] = [compareAndChoose, aggregate, condition, verifyAfterwards];

export const longHorizon: TaskKind = {
  name: 'long_horizon',
  brief:
    'A session of work of 30 to 300 calls: several requests one after the other, among them some for the ' +
    'same change of many records. Each request can be checked by itself.',
  difficulty: 5,
  suits: (prospect) =>
    changesListed(prospect, { isWanted: ({ operation }) => operation !== 'remove' }) &&
    hasList(prospect, (rows) => rowsIn(prospect, rows) >= fewest),
  prefers: (prospect) => changesWithin(prospect) >= changesOfLongest,
  // Of ten tasks, one should take ten calls or more.
  share: 2,
  odds: 0.75,
  isLive: false,
  draft(material, random) {
    const scene = { scratch: material.scratch, random };
    const wanted = lengthFor(scene);
    const goals: GraphGoal[] = [];
    let length = 0;
    const mostGoals = wanted >= longest ? most.goalsOfLongest : most.goals;
    for (
      let attempt = 0;
      attempt < 2 * mostGoals && length < wanted && goals.length < mostGoals;
      attempt += 1
    ) {
      const [goal] = nextGoal({ goals, attempt, left: wanted - length, room: calls.most - length }, scene);
      if (!goal) continue;
      goals.push(goal);
      length += goal.calls.length;
    }
    return length >= calls.least ? planOf(inOneSession(goals, random), material, random) : undefined;
  },
};

/** How many changes there are in all, if each tool changes every record that its searches list. */
const changesWithin = (prospect: Prospect): number =>
  rowListsOf(prospect).reduce((sum, rows) => {
    const writers = rowWritersOf(rows, prospect.tools).filter(({ tool }) => tool.operation !== 'remove');
    return sum + Math.min(most.rows, rowsIn(prospect, rows)) * writers.length;
  }, 0);

function lengthFor({ scratch, random }: Scene): number {
  const changeable = rowListsOf(scratch).filter((rows) => rowWritersOf(rows, scratch.tools).length > 0);
  const tables = new Set(
    changeable.map(({ table, tool }) => scratch.databaseOf(tool).snapshot()[table] ?? []),
  );
  const records = [...tables].reduce((sum, rows) => sum + rows.length, 0);
  const { wanted } = lengths.find((of) => records >= of.records) ?? { wanted: [calls.least] };
  return random.pick(wanted);
}

interface Session {
  readonly goals: readonly GraphGoal[];
  readonly attempt: number;
  /** Calls that are still wanted, and those that the play has room for. */
  readonly left: number;
  readonly room: number;
}

/** In turn a series, as long as suits what is left, and another request. */
function nextGoal({ goals, attempt, left, room }: Session, scene: Scene): GraphGoal[] {
  const rows = Math.min(most.rows, room - Math.ceil(room / besides));
  const least = Math.min(rows, Math.floor(left / besides));
  // Of a tool that has changed many records already, few are left.
  const uses = timesOf(goals);
  const admits = ({ name }: Tool): boolean => {
    const times = uses.get(name) ?? 0;
    return times === 0 || (times === 1 && attempt > most.goals / 2);
  };
  const admitsRows = (tool: Tool, keys: readonly string[]): boolean => {
    const before = goals.filter((goal) => lastTool(goal) === tool.name).map((goal) => changedBy(tool, goal));
    return !keys.some((key) => before.some((changed) => changed.has(key)));
  };
  // The longest that there is, so that few requests come to many calls.
  const lengthsTried = new Set([1, 2, 4, 8].map((part) => Math.max(shortest, Math.floor(least / part))));
  const series = [...lengthsTried].map((each) => seriesOf({ least: each, most: rows, admits, admitsRows }));
  const other = others[Math.floor(attempt / 2) % others.length];
  const operators = attempt % 2 === 0 ? series : [other ?? []].flat();
  for (const operator of operators) {
    const planned = planWith(newGoals(operator, goals, room), scene, triesPerOperator);
    if (planned) return planned;
  }
  return [];
}

const triesPerOperator = 15;

/** The operator without goals that are too long, or that do or ask again what an earlier one did. */
const newGoals = (operator: Operator, earlier: readonly GraphGoal[], room: number): Operator => ({
  ...operator,
  plan(scene) {
    const goals = [operator.plan(scene) ?? []].flat();
    const fits = ({ calls: made }: GraphGoal): boolean =>
      made.length <= room && !rereads(made, earlier, scene.scratch);
    const isNew = (goal: GraphGoal): boolean => !earlier.some((other) => repeats(goal, other, scene.scratch));
    return goals.length > 0 && goals.every((goal) => fits(goal) && isNew(goal)) ? goals : undefined;
  },
});

/** Whether it makes a call whose result is known, since nothing has changed after it. */
function rereads(made: GraphGoal['calls'], earlier: readonly GraphGoal[], { tools }: Scratch): boolean {
  const writers = new Set(tools.flatMap(({ name, effect }) => (effect === 'write' ? [name] : [])));
  const before = earlier.flatMap(({ calls: own }) => own);
  const lastChange = before.findLastIndex(({ tool }) => writers.has(tool));
  const known = new Set(before.slice(lastChange + 1).map(keyOf));
  const firstChange = made.findIndex(({ tool }) => writers.has(tool));
  return made.slice(0, firstChange === -1 ? made.length : firstChange).some((call) => known.has(keyOf(call)));
}

const keyOf = ({ tool, arguments: given }: PlannedCall): string => JSON.stringify([tool, given]);

/** Whether both change a row with the same tool, or ask the same. */
function repeats(goal: GraphGoal, other: GraphGoal, { tools }: Scratch): boolean {
  const last = lastTool(goal);
  if (last !== lastTool(other)) return false;
  const tool = tools.find(({ name }) => name === last);
  if (tool?.effect !== 'write') return namesOf(goal) === namesOf(other);
  const changed = changedBy(tool, goal);
  return [...changedBy(tool, other)].some((key) => changed.has(key));
}

const lastTool = ({ calls: made }: GraphGoal): string | undefined => made.at(-1)?.tool;

const namesOf = ({ communicate }: GraphGoal): string => communicate.map(({ name }) => name).join();

const changedBy = (tool: Tool, { calls: made }: GraphGoal): ReadonlySet<string> =>
  new Set(
    made
      .filter((call) => call.tool === tool.name)
      .flatMap((call) => keysIn(tool, call.arguments).map(({ key }) => key)),
  );

/** One reason stands behind all of it. */
const inOneSession = (goals: readonly GraphGoal[], random: Random): GraphGoal[] =>
  goals.map((goal, at) => {
    const say = withoutReason(goal.say);
    return { ...goal, say: at === 0 ? withErrand(say, random) : `${nextOnTheList(random)} ${say}` };
  });

function timesOf(goals: readonly GraphGoal[]): ReadonlyMap<string | undefined, number> {
  const times = new Map<string | undefined, number>();
  for (const goal of goals) times.set(lastTool(goal), (times.get(lastTool(goal)) ?? 0) + 1);
  return times;
}
