// Changes as nodes of graphs: which tools change one row of a table, and what a user says about the change.
import type { Random } from '../../../pipeline/hash.ts';
import { propertiesOf, requiredOf } from '../../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../../schemas/json.ts';
import type { Fact } from '../../../schemas/task.ts';
import type { Tool } from '../../../schemas/tool.ts';
import type { ToolResult } from '../../../schemas/trajectory.ts';
import { rememberedOf } from '../../remembered.ts';
import { nameInWords } from '../../values-in-words.ts';
import { sampleArguments } from '../../worlds/sample-arguments.ts';
import { factSentence } from '../details.ts';
import { purposeOf } from '../purpose.ts';
import type { Scratch } from '../scratch.ts';
import { canBeWished, type Wish, wishFor } from '../wish.ts';
import type { Node, Source } from './graph.ts';
import type { RowList } from './row-lists.ts';

export interface RowWriter {
  readonly tool: Tool;
  /** The parameter that takes the key of the row. */
  readonly keyed: string;
}

/** Tools that change a row of the list's table, given its key and no other. */
export function rowWritersOf({ tool, table }: RowList, tools: readonly Tool[]): readonly RowWriter[] {
  return allRowWriters(tools).get(tableIn(tool.world, table)) ?? [];
}

const tableIn = (world: string, table: string): string => `${world} ${table}`;

/** By the table. Every attempt at a goal asks for them. */
const allRowWriters = rememberedOf((tools: readonly Tool[]): ReadonlyMap<string, readonly RowWriter[]> => {
  const writers = new Map<string, RowWriter[]>();
  for (const tool of tools) {
    const { world, references, effect, operation, inputSchema } = tool;
    const required = requiredOf(inputSchema);
    const keys = Object.entries(references).filter(([name]) => required.includes(name));
    const [[keyed, table] = []] = keys;
    if (effect !== 'write' || operation === 'create' || keyed === undefined || table === undefined) continue;
    const isList = propertiesOf(inputSchema).some(
      ([name, { type }]) => required.includes(name) && type === 'array',
    );
    if (isList || keys.length > 1) continue;
    const same = writers.get(tableIn(world, table)) ?? [];
    writers.set(tableIn(world, table), [...same, { tool, keyed }]);
  }
  return writers;
});

/** Tools that change a row, and tools that make something for it, such as a booking of a room. */
export function rowUsersOf(rows: RowList, tools: readonly Tool[]): readonly RowWriter[] {
  const makers = tools.flatMap((tool): RowWriter[] => {
    const required = requiredOf(tool.inputSchema);
    const [[keyed, of] = [], ...others] = Object.entries(tool.references).filter(([name]) =>
      required.includes(name),
    );
    const suits = tool.world === rows.tool.world && tool.operation === 'create' && of === rows.table;
    const isSaid = tool.intents.some((intent) => intent.includes(`{${keyed}}`));
    return suits && isSaid && keyed !== undefined && others.length === 0 ? [{ tool, keyed }] : [];
  });
  return [...rowWritersOf(rows, tools), ...makers];
}

export interface Writing {
  readonly writer: RowWriter;
  /** What the user says of the change: every required argument but the key. */
  readonly said: JsonObject;
}

/** A change with drawn values; undefined where a user has no words for it. */
export function writingWith(
  writer: RowWriter,
  { scratch, random }: { scratch: Scratch; random: Random },
): Writing | undefined {
  const { tool, keyed } = writer;
  const database = scratch.databaseOf(tool);
  const drawn = sampleArguments(tool, { database, state: database.snapshot(), random });
  const required = requiredOf(tool.inputSchema);
  const said = Object.fromEntries(
    Object.entries(drawn).filter(([name]) => required.includes(name) && name !== keyed),
  );
  return canBeWished(tool, [keyed, ...Object.keys(said)]) ? { writer, said } : undefined;
}

/** What the change does to a row; undefined unless it works, changes something, and breaks no policy. */
export function soundResult(
  { writer: { tool, keyed }, said }: Writing,
  key: Json,
  scratch: Scratch,
): ToolResult | undefined {
  const result = scratch.probe(tool, { ...said, [keyed]: key });
  const isSound = result.ok && result.changes.length > 0 && scratch.breaches(tool, result).length === 0;
  return isSound ? result : undefined;
}

export function writingWish({ writer: { tool, keyed }, said }: Writing, row: string, random: Random): Wish {
  const wish = wishFor(tool, { given: { [keyed]: row, ...said }, rows: new Map([[keyed, row]]) }, random);
  return { ...wish, text: wish.text.replace(/\bthe ([a-z]+(?: [a-z]+){0,3}?) of it\b/, 'its $1') };
}

export const writingArguments = ({ writer: { keyed }, said }: Writing, key: Source): Node['arguments'] => ({
  [keyed]: key,
  ...Object.fromEntries(Object.entries(said).map(([name, known]) => [name, { known }])),
});

/** The change of a row. `row` is how the agent speaks of it; {item} stands for its key. */
export const changeNode = (
  writing: Writing,
  { key, row }: { key: Source; row: string },
  random: Random,
): Node => ({
  id: 'change',
  tool: writing.writer.tool,
  arguments: writingArguments(writing, key),
  purpose: purposeOf(writingWish(writing, row, random).text, ''),
});

export const writingFacts = ({ said }: Writing, random: Random): Fact[] =>
  Object.entries(said).map(([name, value]) => ({
    name: nameInWords(name),
    value,
    text: factSentence({ name, value }, random),
    disclosed: 'opening',
  }));
