// From the specs of one real server to a world: things from its nouns, programs from the forms of its tools.
// Names, descriptions and parameters stay what they are. A tool that a form does not account for to the last
// parameter is left, with the reason.
import type { Random } from '../../pipeline/hash.ts';
import type { Spec } from '../../schemas/spec.ts';
import type { ToolDraft } from '../../schemas/tool.ts';
import type { WorldDraft } from '../../schemas/world.ts';
import { andList, fieldWords, snakeCase, upperFirst, wordsIn } from '../english.ts';
import type { Lexicon } from '../synthesize-tools/lexicon.ts';
import { partsOf, shownColumns } from './form.ts';
import { forms } from './forms/index.ts';
import { meaningOf } from './meaning.ts';
import { freshRow, rowsOf, tableSql, type Values } from './rows.ts';
import { type Named, type Thing, thingsOf } from './thing.ts';

/** The category of worlds that stand behind real interfaces. */
export const realServers = 'real servers';

export interface Left {
  readonly spec: Spec;
  readonly why: string;
}

export interface Inferred {
  /** Undefined where no thing is made by any tool. */
  readonly world: WorldDraft | undefined;
  readonly tools: ToolDraft[];
  readonly left: Left[];
}

export function inferred(
  server: string,
  specs: readonly Spec[],
  { lexicon, random }: { lexicon: Lexicon; random: Random },
): Inferred {
  const left: Left[] = [];
  const prefix = commonPrefix(specs);
  const named = specs.flatMap((spec): Named[] => {
    const meaning = meaningOf(prefix === undefined ? spec.name : wordsIn(spec.name).slice(1).join('_'));
    if (!meaning) left.push({ spec, why: 'its name says no verb and noun' });
    return meaning ? [{ spec, meaning }] : [];
  });
  const things = thingsOf(named);
  const keys = new Map<string, string[]>();
  const rows: WorldDraft['rows'] = {};
  const values = (label: string): Values => ({ lexicon, random: random.fork(label), keys });
  for (const thing of things) {
    const own = rowsOf(thing, values(thing.noun));
    rows[thing.table] = own;
    keys.set(
      thing.noun,
      own.map((row) => String(row[thing.key.column])),
    );
  }
  const tools = named.flatMap((it): ToolDraft[] => {
    const found = toolFor(it, { things, rows }, (thing) =>
      freshRow(thing, values(`${it.spec.name}/${left.length}/${random.next()}`)),
    );
    if (!('why' in found)) return [found];
    left.push({ spec: it.spec, why: found.why });
    return [];
  });
  const used = things.filter(({ table }) =>
    tools.some(({ program }) => JSON.stringify(program).includes(`\\"${table}\\"`)),
  );
  return { world: used.length === 0 ? undefined : worldOf(server, used, rows), tools, left };
}

function toolFor(
  it: Named,
  { things, rows }: { things: readonly Thing[]; rows: WorldDraft['rows'] },
  fresh: (thing: Thing) => ReturnType<typeof freshRow>,
): ToolDraft | { why: string } {
  const thing = things.find(({ noun }) => noun === it.meaning.noun) ?? alias(it, things);
  if (!thing) return { why: `no tool makes a ${it.meaning.noun}` };
  const parts = partsOf(it, thing);
  const unknown = 'unknown' in parts ? parts.unknown : undefined;
  const known = 'unknown' in parts ? {} : parts;
  const fitting = forms.filter(
    ({ verbs, readsNames }) => verbs.includes(it.meaning.verb) && (readsNames || !unknown),
  );
  for (const form of fitting) {
    const found = form.infer({
      ...it,
      thing,
      parts: known,
      rows: rows[thing.table] ?? [],
      fresh: () => fresh(thing),
    });
    const { name, description, inputSchema } = it.spec;
    if (found) return { name, description, inputSchema, operation: form.name, ...found };
  }
  if (unknown !== undefined) return { why: `nothing says what ${unknown} is to a ${thing.noun}` };
  return { why: `no form of ${it.meaning.verb} takes its parameters` };
}

/** The word before the verb that most names begin with: the name of the server, not a noun. */
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
 * A noun that nothing makes may be another word for a thing that its parameters speak of: the nodes of a
 * graph are its entities.
 */
function alias({ spec, meaning }: Named, things: readonly Thing[]): Thing | undefined {
  if (!['get', 'search'].includes(meaning.verb)) return undefined;
  const said = JSON.stringify(spec.inputSchema).toLowerCase();
  return things.find(({ noun }) => new RegExp(`\\b${noun}\\b`).test(said));
}

function worldOf(server: string, things: readonly Thing[], rows: WorldDraft['rows']): WorldDraft {
  const title = upperFirst(fieldWords(snakeCase(server)));
  return {
    name:
      snakeCase(server)
        .replaceAll(/[^a-z0-9_]/g, '')
        .replace(/^[^a-z]+/, '') || 'server',
    title,
    path: [realServers, server, title],
    summary: `The interface of the real server ${server}, kept as ${andList(things.map(({ plural }) => plural))}.`,
    schema: things.map(tableSql),
    tables: Object.fromEntries(
      things.map((thing) => [
        thing.table,
        {
          noun: thing.noun,
          plural: thing.plural,
          key: thing.key.column,
          label:
            thing.columns.find(({ name }) => ['title', 'name', 'subject'].includes(name))?.name ??
            thing.key.column,
          columns: Object.fromEntries(
            shownColumns(thing).map(({ name, schema }) => [
              name,
              isProse(name, schema.type) ? ('semantic' as const) : ('exact' as const),
            ]),
          ),
        },
      ]),
    ),
    rows: Object.fromEntries(things.map(({ table }) => [table, rows[table] ?? []])),
    clock: '2025-06-02T09:00:00Z',
    policy: [],
  };
}

const isProse = (name: string, type: unknown): boolean =>
  type === 'string' && /body|description|content|details|notes?|summary/i.test(name);
