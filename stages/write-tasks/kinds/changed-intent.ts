// changed_intent: midway, the user wants something else instead: when the agent asks about the first wish, or when
// it has been fulfilled. In the end, only the last wish counts.
import type { Random } from '../../../pipeline/hash.ts';
import { propertiesOf } from '../../../pipeline/json/json-schema.ts';
import type { Fact } from '../../../schemas/task.ts';
import { nameInWords, valueInWords } from '../../values-in-words.ts';
import { insteadOfThat, otherValue } from '../changes-of-mind.ts';
import { factSentence } from '../details.ts';
import { type GoalPlan, planGoal } from '../goal.ts';
import { madeAndGoingOn } from '../graph/follow-up.ts';
import { type RowList, rowListsOf } from '../graph/row-lists.ts';
import {
  rowWritersOf,
  soundResult,
  type Writing,
  writingFacts,
  writingWish,
  writingWith,
} from '../graph/row-writers.ts';
import { type FoundRow, lookupsFor } from '../lookups.ts';
import type { PlannedCall, TaskPlan } from '../plan.ts';
import { purposeOf } from '../purpose.ts';
import { asRequest } from '../request.ts';
import { slipFor } from '../slips.ts';
import { canBeWished } from '../wish.ts';
import { inVoice } from '../wording.ts';
import { callsOf, type Material, severalTurnsOf, type TaskKind } from './kind.ts';
import { changesListed } from './prospect.ts';

const attempts = 25;

export const changedIntent: TaskKind = {
  name: 'changed_intent',
  brief:
    'The user changes their mind: when the agent asks about the first wish, or after it has been ' +
    'fulfilled, they want something else instead. In the end, everything is as the last wish says, and ' +
    'nothing is left of the first one.',
  difficulty: 4,
  suits: (prospect) => changesListed(prospect, { least: 2 }),
  odds: 0.5,
  isLive: false,
  hasHiddenFact: 'sometimes',
  draft(material, random) {
    const plan = random.chance(0.3)
      ? (afterwards(material, random) ?? whenAsked(material, random))
      : (whenAsked(material, random) ?? afterwards(material, random));
    return plan && madeAndGoingOn(plan, material, { scratch: material.scratch, random });
  },
};

/** Two changes of one record: the first is dropped when the agent asks about it. */
function whenAsked(material: Material, random: Random): TaskPlan | undefined {
  const { scratch } = material;
  const lists = rowListsOf(scratch).filter((rows) => rowWritersOf(rows, scratch.tools).length > 1);
  for (let attempt = 0; attempt < attempts && lists.length > 0; attempt += 1) {
    const rows = random.pick(lists);
    const [first, second] = random
      .shuffle(rowWritersOf(rows, scratch.tools))
      .slice(0, 2)
      .map((writer) => writingWith(writer, { scratch, random }));
    const all = scratch.databaseOf(rows.tool).snapshot()[rows.table] ?? [];
    const key = String(all.length > 0 ? random.pick(all)[rows.about.key] : '');
    const dropped = first && asDropped(first, key, { ...material, random });
    if (!dropped || !second || !soundResult(second, key, scratch)) continue;
    const found = lookupsFor({ main: rows.tool, table: rows.table, key }, { scratch, random });
    if (found) return planned({ rows, key, found, dropped, second }, material, random);
  }
  return undefined;
}

interface Dropped {
  readonly writing: Writing;
  /** The argument that the user has left out; undefined where the agent asks for consent. */
  readonly hidden: string | undefined;
}

/** A change that the agent has to ask about: a value is left out, or a policy demands the user's consent. */
function asDropped(
  writing: Writing,
  key: string,
  { scratch, random }: Material & { random: Random },
): Dropped | undefined {
  const { tool, keyed } = writing.writer;
  const result = soundResult(writing, key, scratch);
  if (!result) return undefined;
  if (scratch.needsConsent(tool, result)) return { writing, hidden: undefined };
  const plain = propertiesOf(tool.inputSchema).flatMap(([name, { type }]) =>
    name in writing.said && type !== 'boolean' && type !== 'array' && !tool.references[name] ? [name] : [],
  );
  const hideable = plain.filter((hidden) =>
    canBeWished(tool, [keyed, ...Object.keys(writing.said).filter((name) => name !== hidden)]),
  );
  return hideable.length === 0 ? undefined : { writing, hidden: random.pick(hideable) };
}

interface Changed {
  readonly rows: RowList;
  readonly key: string;
  readonly found: FoundRow;
  readonly dropped: Dropped;
  readonly second: Writing;
}

const without = ({ writer, said }: Writing, hidden: string | undefined): Writing => ({
  writer,
  said: Object.fromEntries(Object.entries(said).filter(([name]) => name !== hidden)),
});

function planned(
  { rows, key, found, dropped, second }: Changed,
  { persona }: Material,
  random: Random,
): TaskPlan {
  const { writing, hidden } = dropped;
  const told = without(writing, hidden);
  const say = asRequest(writingWish(told, found.text, random), random);
  const purpose = (each: Writing): string =>
    purposeOf(writingWish(each, `${rows.about.noun} ${key}`, random).text, '');
  const argumentsOf = ({ writer, said }: Writing) => ({ ...said, [writer.keyed]: key });
  const last: PlannedCall = {
    tool: second.writer.tool.name,
    arguments: argumentsOf(second),
    turn: 9,
    goal: 1,
    purpose: purpose(second),
  };
  const lookups = lookupCalls(found, second);
  const calls = [...lookups, { ...last, turn: (lookups.at(-1)?.turn ?? -1) + 1 }];
  const asked: Fact[] =
    hidden === undefined ? [] : [{ ...factOf(writing, hidden, random), disclosed: 'asked' }];
  return {
    request: inVoice(persona, say, random),
    goals: [
      {
        say,
        calls: lookups.map((_, at) => at),
        dropped: {
          tool: writing.writer.tool.name,
          arguments: argumentsOf(writing),
          purpose: purpose(writing),
        },
      },
      {
        say: `${insteadOfThat(random)} ${asRequest(writingWish(second, 'it', random), random)}`,
        calls: [lookups.length],
      },
    ],
    facts: [
      ...writingFacts(told, random),
      ...asked,
      ...writingFacts(second, random).map((fact) => ({ ...fact, disclosed: 'later' as const })),
    ],
    expected: 'fulfil',
    withheld: [],
    calls,
    communicate: [],
    faults: [],
  };
}

function factOf({ said }: Writing, name: string, random: Random): Omit<Fact, 'disclosed'> {
  const value = said[name] ?? null;
  return { name: nameInWords(name), value, text: factSentence({ name, value }, random) };
}

/** The calls that find the record, in the order of their turns. */
const lookupCalls = ({ lookups }: FoundRow, { writer }: Writing): PlannedCall[] =>
  callsOf([{ main: writer.tool, arguments: {}, purpose: '', lookups }], 0, 0).slice(0, -1);

/** A value that was set as wished, and a later turn in which the user prefers another one. */
function afterwards({ scratch, ...material }: Material, random: Random): TaskPlan | undefined {
  const plan = planGoal(
    scratch,
    { admits: ({ operation }) => operation === 'update', lookups: 'sometimes' },
    random,
  );
  if (!plan || scratch.needsConsent(plan.main, plan.result)) return undefined;
  const names = Object.keys(plan.arguments).filter((name) => plan.main.references[name] === undefined);
  const [name] = random.shuffle(names);
  const other = name && slipFor({ tool: plan.main, given: plan.arguments, name }, scratch, random);
  if (!name || !other) return undefined;
  scratch.keep(plan.main, plan.arguments);
  const given = { ...plan.arguments, [name]: other.wrong };
  const result = scratch.probe(plan.main, given);
  const isSound = result.ok && result.changes.length > 0 && scratch.breaches(plan.main, result).length === 0;
  if (!isSound || scratch.needsConsent(plan.main, result)) return undefined;
  const [said, wanted] = [nameInWords(name), valueInWords(other.wrong)];
  const then: GoalPlan = {
    ...plan,
    arguments: given,
    lookups: [],
    result,
    purpose: `to change the ${said} to ${wanted}`,
    facts: [
      {
        name: said,
        value: other.wrong,
        text: factSentence({ name, value: other.wrong }, random),
        disclosed: 'opening',
      },
    ],
    communicate: [],
  };
  const now = valueInWords(plan.arguments[name] ?? null);
  return severalTurnsOf(
    [
      { say: plan.say, plans: [plan] },
      { say: otherValue({ name: said, now, wanted }, random), plans: [then] },
    ],
    material,
    random,
  );
}
