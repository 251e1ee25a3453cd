// prefer: of the rows of a search, the one that meets every demand and, where possible, the wishes. The row that
// would win on the last criterion alone fails a demand. What is chosen is then used or changed.
import { isObject } from '../../../../pipeline/json/json-schema.ts';
import type { Json } from '../../../../schemas/json.ts';
import { nameInWords } from '../../../values-in-words.ts';
import { meets } from '../conditions.ts';
import { labelField } from '../fields.ts';
import type { Computed, Graph } from '../graph.ts';
import type { GraphGoal, Operator, Scene, ToldFact } from '../graph-goal.ts';
import { drawPreference, type Preference } from '../preferences.ts';
import { preferenceInWords } from '../preferences-in-words.ts';
import { withReason } from '../reasons.ts';
import { filterFacts, rowListFor, rowsShown, type Selection, searchNode, selectionOf } from '../row-lists.ts';
import {
  changeNode,
  rowUsersOf,
  type Writing,
  writingFacts,
  writingWish,
  writingWith,
} from '../row-writers.ts';
import { type GraphRun, runGraph } from '../run-graph.ts';

export const prefer: Operator = {
  name: 'prefer',
  summary: 'picks the record that meets all demands and the wishes where possible, and acts on it',
  plan(scene) {
    const { scratch, random } = scene;
    const rows = rowListFor(scene);
    if (!rows) return undefined;
    const selection = selectionOf(rows, random.pick(sizes), scene);
    if (!selection) return undefined;
    const users = rowUsersOf(rows, scratch.tools);
    const writing =
      users.length > 0 && random.chance(0.8) ? writingWith(random.pick(users), scene) : undefined;
    const used = [...Object.keys(selection.filters), ...Object.keys(writing?.said ?? {})];
    const shown = rowsShown(rows, selection.filters, scratch);
    const preference = drawPreference(rows, { shown, used }, random);
    return preference && goalOf({ selection, preference, writing }, scene);
  },
};

const sizes = [
  { least: 4, most: 12 },
  { least: 8, most: 30 },
] as const;

interface Preferring {
  readonly selection: Selection;
  readonly preference: Preference;
  readonly writing: Writing | undefined;
}

function goalOf(preferring: Preferring, { scratch, random }: Scene): GraphGoal | undefined {
  const { selection, preference, writing } = preferring;
  const { rows } = selection;
  const choice = choiceOf(preferring);
  const graph: Graph = [
    searchNode('search', selection, random),
    ...(writing
      ? [changeNode(writing, { key: { ...choice, path: ['id'] }, row: `${rows.about.noun} {item}` }, random)]
      : []),
  ];
  const run = runGraph(graph, scratch);
  const chosen = run?.valueOf(choice) ?? null;
  if (!run || !isObject(chosen) || chosen.id !== preference.chosen.id) return undefined;
  const wish = writing && writingWish(writing, 'that one', random);
  return {
    say: withReason(
      writing ? 'tidy' : 'report',
      preferenceInWords({ selection, preference, wish }, random),
      random,
    ),
    facts: [...filterFacts(selection, random), ...(writing ? writingFacts(writing, random) : [])],
    calls: run.calls,
    communicate: toldOf(preferring, run),
  };
}

function choiceOf({ selection: { rows }, preference }: Preferring): Computed {
  const listed = { from: 'search', path: [rows.list] };
  const fit: Computed = { compute: 'meeting', of: [listed, { known: [...preference.demands] }] };
  const preferred: Computed = { compute: 'preferring', of: [fit, { known: [...preference.wishes] }] };
  return { compute: preference.extreme, of: [preferred], by: preference.by };
}

/** The choice with the value that decided it, and the row that was ruled out. */
function toldOf({ selection: { rows }, preference, writing }: Preferring, run: GraphRun): ToldFact[] {
  const naming = labelField(rows) ?? 'id';
  const computedFrom = run.callsOf('search');
  const { chosen, ruledOut, by, demands } = preference;
  const name = String(chosen[naming]);
  const isChanged = writing !== undefined && by in writing.said;
  const told = (of: string, value: Json): ToldFact => ({ name: of, value, computedFrom });
  const failed = demands.find((demand) => !meets(ruledOut, demand));
  const why = failed && ruledOut[failed.field];
  return [
    told('best fit', name),
    ...(isChanged ? [] : [told(`${nameInWords(by)} of ${name}`, chosen[by] ?? null)]),
    told(`${rows.about.noun} that is ruled out`, String(ruledOut[naming])),
    ...(failed && (typeof why === 'string' || typeof why === 'number')
      ? [told(`${nameInWords(failed.field)} of ${String(ruledOut[naming])}`, why)]
      : []),
  ];
}
