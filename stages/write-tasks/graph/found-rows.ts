// One row as the user describes it: the calls that find it, as nodes, and the fields that they show.
import type { Random } from '../../../pipeline/hash.ts';
import { isObject } from '../../../pipeline/json/json-schema.ts';
import type { Json } from '../../../schemas/json.ts';
import type { Row } from '../../worlds/database.ts';
import { type FoundRow, lookupsFor } from '../lookups.ts';
import type { Scratch } from '../scratch.ts';
import type { Computed, Graph } from './graph.ts';
import type { RowList } from './row-lists.ts';

export interface DescribedRow {
  readonly rows: RowList;
  readonly key: string;
  /** As the user says it: "Ana Silva's booking on May 3". */
  readonly text: string;
  readonly subject: string;
  readonly nodes: Graph;
  /** A field of the row as the last of the nodes shows it. */
  field(name: string): Computed;
}

/** Rows looked at, and rows for which words are sought: each costs calls. */
const mostScanned = 50;
const mostTried = 4;

/** A row of the list that the user can describe without its key and that a search of the list then shows. */
export function describedRow(
  rows: RowList,
  {
    scratch,
    random,
    prefix,
    admits = () => true,
  }: {
    scratch: Scratch;
    random: Random;
    /** Sets its nodes apart from others of the graph. */
    prefix: string;
    admits?: (row: Row) => boolean;
  },
): DescribedRow | undefined {
  const all = scratch.databaseOf(rows.tool).snapshot()[rows.table] ?? [];
  let tried = 0;
  for (const row of random.shuffle([...all]).slice(0, mostScanned)) {
    if (tried === mostTried) break;
    if (!admits(row)) continue;
    tried += 1;
    const key = String(row[rows.about.key]);
    const found = lookupsFor({ main: rows.tool, table: rows.table, key }, { scratch, random });
    const last = found?.lookups.at(-1);
    if (!found || last?.tool !== rows.tool.name || !showsRow(rows, last.arguments, { scratch, key }))
      continue;
    return asDescribed(rows, found, { key, prefix, scratch });
  }
  return undefined;
}

function showsRow(
  { tool, list }: RowList,
  given: FoundRow['lookups'][number]['arguments'],
  { scratch, key }: { scratch: Scratch; key: string },
): boolean {
  const { ok, value } = scratch.probe(tool, given);
  const rows: Json = ok && isObject(value) ? (value[list] ?? []) : [];
  return Array.isArray(rows) && rows.some((row) => isObject(row) && row.id === key);
}

function asDescribed(
  rows: RowList,
  { lookups, text, subject }: FoundRow,
  { key, prefix, scratch }: { key: string; prefix: string; scratch: Scratch },
): DescribedRow | undefined {
  const nodes = lookups.flatMap((lookup, at) => {
    const tool = scratch.tools.find(({ name, world }) => name === lookup.tool && world === rows.tool.world);
    const given = Object.entries(lookup.arguments).map(([name, known]) => [name, { known }] as const);
    return tool
      ? [{ id: `${prefix}-${at}`, tool, arguments: Object.fromEntries(given), purpose: lookup.purpose }]
      : [];
  });
  const last = nodes.at(-1);
  if (!last || nodes.length < lookups.length) return undefined;
  const listed = { from: last.id, path: [rows.list] };
  return {
    rows,
    key,
    text,
    subject,
    nodes,
    field: (name) => ({ compute: 'row', of: [listed, { known: key }], path: [name] }),
  };
}
