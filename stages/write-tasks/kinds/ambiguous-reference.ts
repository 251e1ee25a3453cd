// ambiguous_reference: the user's description fits two or three records. The right response is to look them up, to
// say what tells them apart, to ask which is meant, and to change that one.
import type { Random } from '../../../pipeline/hash.ts';
import type { Fact } from '../../../schemas/task.ts';
import type { GoalPlan } from '../goal.ts';
import { madeAndGoingOn } from '../graph/follow-up.ts';
import { withReason } from '../graph/reasons.ts';
import { type RowList, rowListsOf } from '../graph/row-lists.ts';
import {
  rowWritersOf,
  soundResult,
  type Writing,
  writingFacts,
  writingWish,
  writingWith,
} from '../graph/row-writers.ts';
import { type FoundRow, looseLookupsFor } from '../lookups.ts';
import { choiceInWords, optionsFor } from '../options.ts';
import type { TaskPlan } from '../plan.ts';
import { purposeOf } from '../purpose.ts';
import { asRequest } from '../request.ts';
import { type Material, oneTurn, type TaskKind } from './kind.ts';
import { changesListed } from './prospect.ts';

/** Most fits are found within five attempts; an agent without a fitting search fails each of them at once. */
const attempts = 20;
/** Rows tried for one change. */
const rowsTried = 5;

export const ambiguousReference: TaskKind = {
  name: 'ambiguous_reference',
  brief:
    'The user describes a record in a way that fits two or three of them. The agent finds them, says what ' +
    'tells them apart, asks which one is meant, and changes that one after the answer.',
  difficulty: 3,
  suits: (prospect) => changesListed(prospect),
  odds: 0.5,
  isLive: false,
  hasHiddenFact: true,
  draft(material, random) {
    const { scratch } = material;
    const lists = rowListsOf(scratch).filter((rows) => rowWritersOf(rows, scratch.tools).length > 0);
    for (let attempt = 0; attempt < attempts && lists.length > 0; attempt += 1) {
      const rows = random.pick(lists);
      const writing = writingWith(random.pick(rowWritersOf(rows, scratch.tools)), { scratch, random });
      const task = writing && taskWith(writing, rows, { ...material, random });
      if (task) return madeAndGoingOn(task, material, { scratch, random });
    }
    return undefined;
  },
};

type Scene = Material & { readonly random: Random };

function taskWith(writing: Writing, rows: RowList, scene: Scene): TaskPlan | undefined {
  const { scratch, random } = scene;
  const all = scratch.databaseOf(rows.tool).snapshot()[rows.table] ?? [];
  for (const row of random.shuffle(all).slice(0, rowsTried)) {
    const key = String(row[rows.about.key]);
    const result = soundResult(writing, key, scratch);
    const found = result && looseLookupsFor({ main: rows.tool, table: rows.table, key }, { scratch, random });
    const options = found && optionsFor(found.alike, rows.about.label, random);
    const option = options?.[found?.alike.findIndex(({ id }) => id === key) ?? -1];
    if (!result || !found || !options || option === undefined) continue;
    return planned({ writing, rows, key, result, found, options, option }, scene);
  }
  return undefined;
}

interface Ambiguous {
  readonly writing: Writing;
  readonly rows: RowList;
  readonly key: string;
  readonly result: GoalPlan['result'];
  readonly found: FoundRow;
  readonly options: readonly string[];
  /** The one that the user means. */
  readonly option: string;
}

function planned({ writing, rows, key, result, found, options, option }: Ambiguous, scene: Scene): TaskPlan {
  const { random } = scene;
  const { tool, keyed } = writing.writer;
  const { noun } = rows.about;
  const request = asRequest(writingWish(writing, found.text, random), random);
  const meant: Fact = {
    name: noun,
    value: option,
    text: choiceInWords(option, random),
    disclosed: 'asked',
    options: [...options],
  };
  const plan: GoalPlan = {
    main: tool,
    arguments: { ...writing.said, [keyed]: key },
    purpose: purposeOf(writingWish(writing, `${noun} ${key}`, random).text, ''),
    lookups: found.lookups,
    result,
    say: withReason('tidy', request, random),
    facts: [...writingFacts(writing, random), meant],
    communicate: [],
    breaks: [],
  };
  const task = oneTurn({ plans: [plan], request: plan.say }, scene, random);
  const before = task.calls.at(-1)?.turn ?? 0;
  return { ...task, facts: task.facts.map((fact) => (fact.options ? { ...fact, before } : fact)) };
}
