// verify_afterwards: a change of one record, and then a look at the records to see how many are left.
import { isObject, propertiesOf } from '../../../../pipeline/json/json-schema.ts';
import type { JsonObject } from '../../../../schemas/json.ts';
import { purposeOf } from '../../purpose.ts';
import { asRequest } from '../../request.ts';
import type { Scratch } from '../../scratch.ts';
import { type DescribedRow, describedRow } from '../found-rows.ts';
import type { GraphGoal, Operator, Scene } from '../graph-goal.ts';
import { withReason } from '../reasons.ts';
import { recountQuestions } from '../recounts.ts';
import { filterFacts, type RowList, rowListFor, type Selection, selectionInWords } from '../row-lists.ts';
import {
  rowWritersOf,
  soundResult,
  type Writing,
  writingArguments,
  writingFacts,
  writingWish,
  writingWith,
} from '../row-writers.ts';
import { runGraph } from '../run-graph.ts';

export const verifyAfterwards: Operator = {
  name: 'verify_afterwards',
  summary: 'changes a record and then checks the records that it was or is now one of',
  plan(scene) {
    const { scratch, random } = scene;
    const rows = rowListFor(scene, (each) => rowWritersOf(each, scratch.tools).length > 0);
    if (!rows) return undefined;
    const writing = writingWith(random.pick(rowWritersOf(rows, scratch.tools)), scene);
    if (!writing) return undefined;
    const row = describedRow(rows, {
      ...scene,
      prefix: 'find',
      admits: (each) =>
        filtersChangedBy(rows, { writing, key: String(each[rows.about.key]) }, scene).length > 0,
    });
    if (!row) return undefined;
    const filters = random.pick(filtersChangedBy(rows, { writing, key: row.key }, scene));
    return goalOf({ row, writing, selection: { rows, filters, total: 0 } }, scene);
  },
};

interface Verified {
  readonly row: DescribedRow;
  readonly writing: Writing;
  /** What is counted after the change. */
  readonly selection: Selection;
}

function goalOf({ row, writing, selection }: Verified, { scratch, random }: Scene): GraphGoal | undefined {
  const { rows, filters } = selection;
  const which = selectionInWords(selection, random);
  const wish = writingWish(writing, row.text, random);
  const run = runGraph(
    [
      ...row.nodes,
      {
        id: 'change',
        tool: writing.writer.tool,
        arguments: writingArguments(writing, { known: row.key }),
        purpose: purposeOf(writingWish(writing, row.subject, random).text, ''),
      },
      {
        id: 'check',
        tool: rows.tool,
        arguments: Object.fromEntries(Object.entries(filters).map(([name, known]) => [name, { known }])),
        purpose: `to check how many ${which} there are now`,
      },
    ],
    scratch,
  );
  const total = run?.valueOf({ from: 'check', path: ['total'] });
  if (!run || typeof total !== 'number' || total === 0) return undefined;
  const question = random.pick(recountQuestions).replace('{which}', () => which);
  return {
    say: withReason('tidy', `${asRequest(wish, random)} ${question}`, random),
    facts: [
      { name: rows.about.noun, value: row.text, text: `It's ${row.text}.`, disclosed: 'opening' },
      ...writingFacts(writing, random),
      ...filterFacts(selection, random),
    ],
    calls: run.calls,
    communicate: [
      { name: `number of ${rows.about.plural}`, value: total, computedFrom: run.callsOf('check') },
    ],
  };
}

const choicesIn = ({ tool }: RowList): [string, JsonObject][] =>
  propertiesOf(tool.inputSchema).filter(([, schema]) => Array.isArray(schema.enum));

/** False where no statement of the tool speaks of a column that the search can choose by. */
function mayChangeChoice(rows: RowList, { writer: { tool } }: Writing, { databaseOf }: Scratch): boolean {
  const { statements } = tool.program;
  const { schema } = databaseOf(tool).world;
  if (schema.some((statement) => /\btrigger\b/i.test(statement))) return true;
  return choicesIn(rows).some(([name]) => statements.some((statement) => statement.includes(name)));
}

/** Searches by one choice whose number of matches the change alters, before or after: open ones, closed ones. */
function filtersChangedBy(
  rows: RowList,
  { writing, key }: { writing: Writing; key: string },
  { scratch }: Scene,
): JsonObject[] {
  if (!mayChangeChoice(rows, writing, scratch)) return []; // most tools do not, and each try takes long
  const result = soundResult(writing, key, scratch);
  const change = result?.changes.find((each) => each.table === rows.table && each.key === key);
  if (!change || !isObject(change.before) || !isObject(change.after)) return [];
  const { before, after } = change;
  return choicesIn(rows).flatMap(([name]): JsonObject[] => {
    const [was, is] = [before[name] ?? null, after[name] ?? null];
    if (was === is) return [];
    return [was, is].flatMap((value) => (typeof value === 'string' ? [{ [name]: value }] : []));
  });
}
