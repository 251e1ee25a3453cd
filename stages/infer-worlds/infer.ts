// From the specs of one real server to a world: things from its nouns, programs from the forms of its tools.
// Names, descriptions and parameters stay as they are. A tool is skipped, with the reason, when no form
// accounts for all its parameters.
import type { Random } from '../../pipeline/hash.ts';
import type { JsonObject } from '../../schemas/json.ts';
import type { Spec } from '../../schemas/spec.ts';
import type { ToolDraft } from '../../schemas/tool.ts';
import type { WorldDraft } from '../../schemas/world.ts';
import { andList, fieldWords, snakeCase, upperFirst, withArticle, wordsIn } from '../english.ts';
import type { Lexicon } from '../synthesize-tools/lexicon.ts';
import { rolesOf, shownColumns, viewOf } from './form.ts';
import { forms } from './forms/index.ts';
import { meaningOf } from './meaning.ts';
import { type NewValues, newRow, seedRows, tableSql } from './rows.ts';
import { type NamedTool, type Thing, thingsOf } from './thing.ts';

/** The category of worlds that stand behind real interfaces. */
export const realServers = 'real servers';

/** A tool without a program, and why. */
interface SkippedTool {
  readonly spec: Spec;
  readonly why: string;
}

interface InferredWorld {
  /** Undefined where no tool makes anything. */
  readonly world: WorldDraft | undefined;
  readonly tools: readonly ToolDraft[];
  readonly skipped: readonly SkippedTool[];
}

export function inferWorld(
  server: string,
  specs: readonly Spec[],
  { lexicon, random }: { lexicon: Lexicon; random: Random },
): InferredWorld {
  const { named, nameless } = toolsByName(specs);
  const things = thingsOf(named);
  const keys = new Map<string, string[]>();
  const rows: WorldDraft['rows'] = {};
  const values = (label: string): NewValues => ({ lexicon, random: random.fork(label), keys });
  for (const thing of things) {
    const own = seedRows(thing, values(thing.noun));
    rows[thing.table] = own;
    keys.set(
      thing.noun,
      own.map((row) => String(row[thing.key.column])),
    );
  }
  const found = named.map((tool) =>
    toolFor(tool, {
      things,
      rows,
      newValues: (thing) => newRow(thing, values(`${tool.spec.name}/${random.next()}`)),
    }),
  );
  const tools = found.flatMap((each) => ('why' in each ? [] : [each]));
  const used = things.filter(({ table }) => tools.some(({ program }) => mentions(program, table)));
  return {
    world: used.length === 0 ? undefined : worldOf(server, used, rows),
    tools,
    skipped: [...nameless, ...found.flatMap((each) => ('why' in each ? [each] : []))],
  };
}

const mentions = (program: ToolDraft['program'], table: string): boolean =>
  JSON.stringify(program).includes(`\\"${table}\\"`);

/** The tools whose names say what they do, and the others. */
function toolsByName(specs: readonly Spec[]): { named: NamedTool[]; nameless: SkippedTool[] } {
  const prefix = commonPrefix(specs);
  const named: NamedTool[] = [];
  const nameless: SkippedTool[] = [];
  for (const spec of specs) {
    const name = prefix === undefined ? spec.name : wordsIn(spec.name).slice(1).join('_');
    const meaning = meaningOf(name);
    if (meaning) named.push({ spec, meaning });
    else nameless.push({ spec, why: 'its name does not contain a known verb and a noun' });
  }
  return { named, nameless };
}

interface KnownWorld {
  readonly things: readonly Thing[];
  readonly rows: WorldDraft['rows'];
  newValues(thing: Thing): JsonObject;
}

function toolFor(tool: NamedTool, { things, rows, newValues }: KnownWorld): ToolDraft | SkippedTool {
  const { spec, meaning } = tool;
  const skipped = (why: string): SkippedTool => ({ spec, why });
  const thing = things.find(({ noun }) => noun === meaning.noun) ?? thingMentioned(tool, things);
  if (!thing) return skipped(`no tool creates ${withArticle(meaning.noun)}`);
  const roles = rolesOf(tool, thing);
  const unknown = 'unknown' in roles ? roles.unknown : undefined;
  const known = {
    ...tool,
    thing,
    view: viewOf(thing),
    roles: 'unknown' in roles ? {} : roles,
    rows: rows[thing.table] ?? [],
    newValues: () => newValues(thing),
  };
  for (const form of forms) {
    const isPossible = form.verbs.includes(meaning.verb) && (form.readsNames || unknown === undefined);
    const parts = isPossible ? form.infer(known) : undefined;
    const { name, description, inputSchema } = spec;
    if (parts) return { name, description, inputSchema, operation: form.name, ...parts };
  }
  if (unknown !== undefined)
    return skipped(`the role of the parameter ${unknown} for ${withArticle(thing.noun)} is not known`);
  return skipped(`no form of ${meaning.verb} takes its parameters`);
}

/** The word before the verb with which most names begin: the name of the server, not a noun. */
function commonPrefix(specs: readonly Spec[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { name } of specs) {
    const [first = ''] = wordsIn(name);
    counts.set(first, (counts.get(first) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  return most && specs.length >= 4 && most[1] > 0.7 * specs.length && !meaningOf(`${most[0]}_thing`)
    ? most[0]
    : undefined;
}

/**
 * A noun that no tool creates may be another word for a thing that the parameters mention: the nodes of a
 * graph are its entities.
 */
function thingMentioned({ spec, meaning }: NamedTool, things: readonly Thing[]): Thing | undefined {
  if (!['get', 'search'].includes(meaning.verb)) return undefined;
  const said = JSON.stringify(spec.inputSchema).toLowerCase();
  return things.find(({ noun }) => new RegExp(`\\b${noun}\\b`).test(said));
}

function worldOf(server: string, things: readonly Thing[], rows: WorldDraft['rows']): WorldDraft {
  const title = upperFirst(fieldWords(snakeCase(server)));
  const name = snakeCase(server).replace(/^[^a-z]+/, '');
  return {
    name: name === '' ? 'server' : name,
    title,
    path: [realServers, server, title],
    summary: `Manages ${andList(things.map(({ plural }) => plural))}.`,
    schema: things.map(tableSql),
    tables: Object.fromEntries(things.map((thing) => [thing.table, tableOf(thing)])),
    rows: Object.fromEntries(things.map(({ table }) => [table, rows[table] ?? []])),
    clock: '2025-06-02T09:00:00Z',
    policies: [],
  };
}

function tableOf(thing: Thing): WorldDraft['tables'][string] {
  const { noun, plural, key, columns } = thing;
  const label = columns.find(({ name }) => ['title', 'name', 'subject'].includes(name));
  return {
    noun,
    plural,
    key: key.column,
    label: label?.name ?? key.column,
    columns: Object.fromEntries(
      shownColumns(thing).map(({ name, schema }) => [
        name,
        isProse(name, schema.type) ? ('semantic' as const) : ('exact' as const),
      ]),
    ),
  };
}

const isProse = (name: string, type: unknown): boolean =>
  type === 'string' && /body|description|content|details|notes?|summary/i.test(name);
