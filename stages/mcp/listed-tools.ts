// The tools that a server lists, page by page. A tool whose declaration is broken loses only itself.
import { z } from 'zod';
import { isObject } from '../../pipeline/json/json-schema.ts';
import type { JsonObject } from '../../schemas/json.ts';

/** A tool as a server lists it, or as its source declares it. */
export interface ListedTool {
  readonly name: string;
  readonly title?: string | undefined;
  readonly description?: string | undefined;
  readonly inputSchema: JsonObject;
  readonly outputSchema?: JsonObject | undefined;
  readonly annotations?: JsonObject | undefined;
  /** What was wrong with the declaration, and how it was read. */
  readonly issues?: readonly string[] | undefined;
}

interface BrokenTool {
  /** Its name, or its position in the list. */
  readonly name: string;
  /** "inputSchema: expected an object" */
  readonly fault: string;
}

export interface ToolList {
  readonly tools: readonly ListedTool[];
  readonly broken: readonly BrokenTool[];
  /** Why the list was not read to its end. */
  readonly cut?: string;
}

/** A page as it comes. Each tool in it is checked by itself. */
export const pageSchema = z.looseObject({
  tools: z.array(z.unknown()),
  nextCursor: z.string().nullish(),
});
type Page = z.infer<typeof pageSchema>;

/** No server has so many tools, pages, or empty pages in a row: one that goes on does not end its list. */
const most = { tools: 10_000, pages: 1000, emptyPages: 10 };

const toolSchema = z.looseObject({ name: z.string('expected a text').min(1, 'is empty') });

/** `page` asks for the page at a cursor. */
export async function readToolList(page: (cursor: string | undefined) => Promise<Page>): Promise<ToolList> {
  const listed: unknown[] = [];
  const cursors = new Set<string>();
  let cursor: string | undefined;
  let empty = 0;
  let cut: string | undefined;
  do {
    const { tools, nextCursor } = await page(cursor);
    // A loop, because a page of a hundred thousand would not fit into the arguments of one call.
    for (const tool of tools) listed.push(tool);
    empty = tools.length === 0 ? empty + 1 : 0;
    cursor = nextCursor ?? undefined;
    if (cursor !== undefined) {
      cut = endlessness({
        repeats: cursors.has(cursor),
        pages: cursors.size + 1,
        empty,
        tools: listed.length,
      });
      cursors.add(cursor);
    }
  } while (cursor !== undefined && cut === undefined);
  const checked = listed.slice(0, most.tools).map(checkedTool);
  return {
    tools: checked.flatMap((each) => ('fault' in each ? [] : [each])),
    broken: checked.flatMap((each) => ('fault' in each ? [each] : [])),
    ...(cut === undefined ? {} : { cut }),
  };
}

interface ListProgress {
  readonly repeats: boolean;
  readonly pages: number;
  readonly empty: number;
  readonly tools: number;
}

function endlessness({ repeats, pages, empty, tools }: ListProgress): string | undefined {
  if (repeats) return 'the server sent the same cursor twice';
  if (tools >= most.tools) return `the server lists more than ${most.tools} tools`;
  if (pages >= most.pages) return `the server lists more than ${most.pages} pages`;
  if (empty >= most.emptyPages) return `the server sent ${empty} empty pages in a row`;
  return undefined;
}

function checkedTool(listed: unknown, index: number): ListedTool | BrokenTool {
  const { data, error } = toolSchema.safeParse(listed);
  if (!data) {
    const named = z.looseObject({ name: z.string().min(1) }).safeParse(listed).data;
    const [issue] = error.issues;
    const fault = `${issue?.path.join('.') || 'declaration'}: ${issue?.message}`;
    return { name: named?.name ?? `tool ${index + 1}`, fault };
  }
  const { name } = data;
  // What came over the wire is JSON, and is kept as it is: a copy by zod would lose a key named __proto__.
  const declared = listed as JsonObject;
  const issues: string[] = [];
  const text = (key: string): string | undefined => {
    const value = declared[key] ?? undefined;
    if (value !== undefined && typeof value !== 'string') issues.push(`${key} dropped, which is no text`);
    return typeof value === 'string' ? value : undefined;
  };
  const object = (key: string): JsonObject | undefined => {
    const value = declared[key] ?? undefined;
    if (value !== undefined && !isObject(value)) issues.push(`${key} dropped, which is no object`);
    return isObject(value) ? value : undefined;
  };
  const [title, description] = [text('title'), text('description')];
  const [inputSchema, outputSchema] = [object('inputSchema'), object('outputSchema')];
  const annotations = object('annotations');
  if (!inputSchema) issues.push('not resolved: inputSchema, which the server does not declare');
  return { name, title, description, inputSchema: inputSchema ?? {}, outputSchema, annotations, issues };
}
