// A look at the records after a change, in the same message: how many there are now of those that the changed one
// belongs to.
import { isObject } from '../../../pipeline/json/json-schema.ts';
import type { JsonObject } from '../../../schemas/json.ts';
import type { GraphGoal, Scene } from './graph-goal.ts';
import { filterFacts, type RowList, rowListsOf, type Selection, selectionInWords } from './row-lists.ts';
import { runGraph } from './run-graph.ts';

/** The goal with a count after its last change; undefined where it ends with no change or no search fits. */
export function recounted(goal: GraphGoal, scene: Scene): GraphGoal | undefined {
  const { scratch, random } = scene;
  const last = goal.calls.at(-1);
  const writer = scratch.tools.find(({ name }) => name === last?.tool);
  if (!last || writer?.effect !== 'write') return undefined;
  const choices = rowListsOf(scratch)
    .filter(
      ({ tool, table }) => tool.world === writer.world && Object.values(writer.references).includes(table),
    )
    .flatMap((rows) => filtersOn(rows, Object.values(last.arguments), scene));
  if (choices.length === 0) return undefined;
  const selection = random.pick(choices);
  const which = selectionInWords(selection, random);
  const run = runGraph([countNode(selection, which)], scratch);
  const total = run?.valueOf({ from: 'count', path: ['total'] });
  if (!run || typeof total !== 'number' || total === 0) return undefined;
  return {
    ...goal,
    say: `${goal.say} ${random.pick(recountQuestions).replace('{which}', () => which)}`,
    facts: [...goal.facts, ...filterFacts(selection, random)],
    calls: [...goal.calls, ...run.calls.map((call) => ({ ...call, turn: last.turn + 1 + call.turn }))],
    communicate: [
      ...goal.communicate,
      { name: `number of ${selection.rows.about.plural}`, value: total, computedFrom: [goal.calls.length] },
    ],
  };
}

const countNode = ({ rows: { tool }, filters }: Selection, which: string) => ({
  id: 'count',
  tool,
  arguments: Object.fromEntries(Object.entries(filters).map(([name, known]) => [name, { known }])),
  purpose: `to check how many ${which} there are now`,
});

/** Searches by a choice that the changed row has made: its status, for most. */
function filtersOn(rows: RowList, given: readonly unknown[], { scratch }: Scene): Selection[] {
  const { tool, table, about } = rows;
  const row = (scratch.databaseOf(tool).snapshot()[table] ?? []).find((each) =>
    given.includes(each[about.key]),
  );
  const properties: JsonObject = isObject(tool.inputSchema.properties) ? tool.inputSchema.properties : {};
  return Object.entries(properties).flatMap(([name, schema]): Selection[] => {
    const value = row?.[name];
    const isChoice = isObject(schema) && Array.isArray(schema.enum) && typeof value === 'string';
    return isChoice ? [{ rows, filters: { [name]: value }, total: 0 }] : [];
  });
}

/** How people ask for a count after a change. */
export const recountQuestions: readonly string[] = [
  'Once that is done, check how many {which} there are now.',
  'Then look again and tell me how many {which} that leaves us with.',
  'After that, please check how many {which} we have.',
  'When it has gone through, how many {which} are there?',
  'Then count the {which} for me, with that change included.',
  "I'd also like to know how many {which} we have after that.",
  'Please verify it afterward: how many {which} are there now?',
  'How many {which} does that make?',
  'And then, how many {which} are on record?',
  'Finally, tell me the number of {which} after the change.',
  'Make sure it worked, and give me the new number of {which}.',
  'With that done, how many {which} do we have?',
];
