// A world without the tables whose rows no tool shows, and without tools that do the same as another one. Either would
// spoil the whole world, although the other tools work.
import { canonicalJson } from '../../pipeline/hash.ts';
import type { ToolDraft } from '../../schemas/tool.ts';
import type { WorldDraft } from '../../schemas/world.ts';

export interface ReducedWorld {
  readonly world: WorldDraft;
  readonly tools: readonly ToolDraft[];
  readonly skipped: readonly { readonly tool: string; readonly why: string }[];
}

/** Undefined where there is nothing to leave out, or where nothing would be left. */
export function withoutUnseen(
  world: WorldDraft,
  tools: readonly ToolDraft[],
  unseen: readonly string[],
): ReducedWorld | undefined {
  const skipped = new Map<string, string>();
  for (const table of unseen)
    for (const tool of tools)
      if (mentions(tool, table)) skipped.set(tool.name, `no tool shows a row of ${table}`);
  const programs = new Map<string, string>();
  for (const tool of tools.filter(({ name }) => !skipped.has(name))) {
    const text = canonicalJson(tool.program);
    const earlier = programs.get(text);
    if (earlier === undefined) programs.set(text, tool.name);
    else skipped.set(tool.name, `it does the same as ${earlier}`);
  }
  const left = tools.filter(({ name }) => !skipped.has(name));
  if (left.length === 0 || skipped.size + unseen.length === 0) return undefined;
  const isKept = (table: string): boolean => !unseen.includes(table);
  const keptOf = <Value>(byTable: Record<string, Value>): Record<string, Value> =>
    Object.fromEntries(Object.entries(byTable).filter(([table]) => isKept(table)));
  return {
    world: {
      ...world,
      schema: world.schema.filter((statement) => !unseen.some((table) => creates(statement, table))),
      tables: keptOf(world.tables),
      rows: keptOf(world.rows),
    },
    tools: left,
    skipped: [...skipped].map(([tool, why]) => ({ tool, why })),
  };
}

const creates = (statement: string, table: string): boolean =>
  new RegExp(`^\\s*CREATE TABLE (IF NOT EXISTS )?"?${table}"?\\s*\\(`, 'i').test(statement);

const mentions = ({ program }: ToolDraft, table: string): boolean =>
  new RegExp(`\\b${table}\\b`).test(JSON.stringify(program));
