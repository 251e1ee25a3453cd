// transfer: a value read in one application and written in another.
import type { Random } from '../../../../pipeline/hash.ts';
import { propertiesOf } from '../../../../pipeline/json/json-schema.ts';
import type { JsonObject } from '../../../../schemas/json.ts';
import { nameInWords } from '../../../values-in-words.ts';
import { type DescribedRow, describedRow } from '../found-rows.ts';
import type { GraphGoal, Operator, Scene } from '../graph-goal.ts';
import { withReason } from '../reasons.ts';
import { type RowList, rowListsOf } from '../row-lists.ts';
import { type RowWriter, rowWritersOf, soundResult } from '../row-writers.ts';
import { runGraph } from '../run-graph.ts';

export const transfer: Operator = {
  name: 'transfer',
  summary: 'reads a value in one application and writes it in another',
  plan(scene) {
    const { scratch, random } = scene;
    const lists = rowListsOf(scratch);
    const routes = lists.flatMap((to) =>
      rowWritersOf(to, scratch.tools).flatMap((writer) => routesTo({ to, writer }, lists)),
    );
    if (routes.length === 0) return undefined;
    const route = random.pick(routes);
    const source = describedRow(route.from, {
      ...scene,
      prefix: 'read',
      admits: (row) => row[route.field] !== null,
    });
    const value = source && runGraph(source.nodes, scratch)?.valueOf(source.field(route.field));
    if (!source || value === undefined || value === null) return undefined;
    const target = describedRow(route.to, {
      ...scene,
      prefix: 'find',
      admits: (row) =>
        soundResult(
          { writer: route.writer, said: { [route.into]: value } },
          String(row[route.to.about.key]),
          scratch,
        ) !== undefined,
    });
    return target && goalOf({ ...route, source, target }, scene);
  },
};

interface Route {
  readonly from: RowList;
  readonly field: string;
  readonly to: RowList;
  readonly writer: RowWriter;
  /** The parameter that takes the value. */
  readonly into: string;
}

/** Updates that take a day or a text and nothing else, with each field of another world that gives one. */
function routesTo({ to, writer }: Pick<Route, 'to' | 'writer'>, lists: readonly RowList[]): Route[] {
  const [[into, schema] = [], ...others] = propertiesOf(writer.tool.inputSchema).filter(
    ([name]) => name !== writer.keyed,
  );
  if (writer.tool.operation !== 'update' || into === undefined || !schema || others.length > 0) return [];
  return lists
    .filter(({ tool }) => tool.world !== to.tool.world)
    .flatMap((from) =>
      from.fields
        .filter(([name, of]) => fits({ name, schema: of }, { name: into, schema }))
        .map(([field]) => ({ from, field, to, writer, into })),
    );
}

interface NamedSchema {
  readonly name: string;
  readonly schema: JsonObject;
}

/** A day fits a day, an amount one of the same name; a short text fits a remark. */
function fits(from: NamedSchema, into: NamedSchema): boolean {
  const [format, wanted] = [from.schema.format, into.schema.format];
  if (format === 'date' || wanted === 'date') return format === wanted;
  if (from.schema.enum || into.schema.enum) return false;
  if (into.schema.type !== 'string') return from.name === into.name && from.schema.type === into.schema.type;
  return !wanted && from.schema.type === 'string' && remarks.test(into.name) && !remarks.test(from.name);
}

const remarks = /remark|note|comment|contact|instruction|description|reason|reference|text|message/i;

interface Transfer extends Route {
  readonly source: DescribedRow;
  readonly target: DescribedRow;
}

function goalOf(
  { field, writer, into, source, target }: Transfer,
  { scratch, random }: Scene,
): GraphGoal | undefined {
  const [read, written] = [nameInWords(field), nameInWords(into)];
  const run = runGraph(
    [
      ...source.nodes,
      ...target.nodes,
      {
        id: 'write',
        tool: writer.tool,
        arguments: { [writer.keyed]: { known: target.key }, [into]: source.field(field) },
        purpose: `to set the ${written} of ${target.subject} to the ${read} of ${source.subject}`,
      },
    ],
    scratch,
  );
  const value = run?.valueOf(source.field(field));
  if (!run || value === undefined) return undefined;
  return {
    say: withReason(
      'tidy',
      requestFor({ read, written, source: source.text, target: target.text }, random),
      random,
    ),
    facts: [source, target].map(({ rows, text }) => ({
      name: rows.about.noun,
      value: text,
      text: `It's ${text}.`,
      disclosed: 'opening',
    })),
    calls: run.calls,
    communicate: [{ name: `${read} of ${source.subject}`, value }],
  };
}

const frames = [
  'Please look up the {read} of {source} and enter it as the {written} of {target}. Tell me what it is, too.',
  'What is the {read} of {source}? Please put that in as the {written} of {target}.',
  'The {written} of {target} should be the same as the {read} of ' +
    '{source}. Can you take it over and tell me what it says?',
  'Could you find the {read} of {source}, tell me, and set the {written} of {target} to it?',
  'I need the {read} of {source}. Then use it as the {written} of {target}, please.',
  'Take the {read} of {source} and make it the {written} of {target}. Let me know what you entered.',
  'Please set the {written} of {target} to whatever the {read} of ' +
    '{source} is, and tell me which value that was.',
  'Can you copy the {read} of {source} over to the {written} of ' +
    '{target}? I would like to hear the value as well.',
  'For {target}, the {written} has to match the {read} of {source}. Please change it and tell me the value.',
  'Have a look at the {read} of {source}. That is what belongs in ' +
    'the {written} of {target}. Which value is it?',
  'Check the {read} of {source} for me, and once you have it, enter ' +
    'it as the {written} of {target}. What is it?',
  "I'm missing the {written} of {target}. It is the {read} of " +
    '{source}, so please enter that and tell me what it is.',
];

interface Said {
  readonly read: string;
  readonly written: string;
  readonly source: string;
  readonly target: string;
}

const requestFor = (said: Said, random: Random): string =>
  random.pick(frames).replaceAll(/\{(read|written|source|target)\}/g, (_, slot: keyof Said) => said[slot]);
