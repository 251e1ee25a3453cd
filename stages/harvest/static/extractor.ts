// Extractor: reads the tools that the source of a server declares with one SDK, from syntax alone. It never
// guesses: what it cannot resolve is listed in `missing`.
import type { JsonObject } from '../../../schemas/json.ts';
import { OverrunError } from './effort.ts';
import { type Language, lineOf, type Node, type Project, type SourceFile } from './source.ts';

export interface FoundTool {
  readonly name: string;
  readonly title?: string;
  readonly description?: string;
  readonly inputSchema: JsonObject;
  readonly outputSchema?: JsonObject;
  readonly annotations?: JsonObject;
  readonly path: string;
  /** Line of the declaration, from 1. */
  readonly line: number;
  readonly language: Language;
  readonly sdk: string;
  /** What could not be resolved: "description", "inputSchema.properties.limit". */
  readonly missing: readonly string[];
}

/** A declaration that gives no tool, because its name could not be read, or because it takes too much effort. */
export interface Unread {
  readonly path: string;
  readonly line: number;
  readonly why: string;
}

export type Extracted = { readonly tool: FoundTool } | { readonly unread: Unread };

export interface Extractor {
  /** The name of the SDK in specs. */
  readonly sdk: string;
  readonly languages: readonly Language[];
  /** Whether the text of a file may contain a declaration. Most files need not be parsed. */
  mayHold(text: string): boolean;
  extract(file: SourceFile, project: Project): Extracted[];
}

/**
 * Where reading stands in a tool, such as "inputSchema.properties.limit". What cannot be resolved there is
 * added to `missing` by its path.
 */
export interface SchemaPath {
  readonly project: Project;
  readonly path: string;
  readonly missing: string[];
}

/** The place of a member: "inputSchema.properties" and "limit" give "inputSchema.properties.limit". */
export const memberPath = <Place extends SchemaPath>(at: Place, name: string | number): Place => ({
  ...at,
  path: `${at.path}.${name}`,
});

/** The schema of a tool without parameters, or of one whose parameters could not be read. */
export const noParameters = { type: 'object', properties: {} } as const satisfies JsonObject;

/** A name has no words: a text that has several is something else, such as the description. */
const isSentence = /\s\S+\s/;

type Declared = Omit<FoundTool, 'name' | 'path' | 'line' | 'language' | 'sdk' | 'description'> & {
  readonly name: string | undefined;
  readonly description: string | undefined;
};

/** The tool that a node declares. Without a name it stays unread. */
export function toolAt(
  { node, file, sdk }: { node: Node; file: SourceFile; sdk: string },
  { name, description, ...rest }: Declared,
): Extracted {
  const place = { path: file.path, line: lineOf(node) };
  if (name === undefined || name === '' || isSentence.test(name))
    return { unread: { ...place, why: 'its name is made when it runs' } };
  const said = description === undefined ? {} : { description };
  return { tool: { name, ...said, ...rest, ...place, language: file.language, sdk } };
}

/** A node that may declare a tool, or what was found at it. */
type Candidate = Node | { readonly node: Node; readonly file?: SourceFile };

/**
 * What each candidate declares. One that takes too much effort loses only itself; once its file or the repository has
 * had enough, the rest is left out.
 */
export function readEach<Item extends Candidate>(
  candidates: readonly Item[],
  file: SourceFile,
  read: (candidate: Item) => readonly Extracted[],
): Extracted[] {
  const found: Extracted[] = [];
  for (const candidate of candidates)
    try {
      found.push(...file.effort.within('tool', () => read(candidate)));
    } catch (error) {
      if (!(error instanceof OverrunError)) throw error;
      const node: Node = 'node' in candidate ? candidate.node : (candidate as Node); // it is one or holds one
      const { path } = ('node' in candidate && candidate.file) || file;
      found.push({ unread: { path, line: lineOf(node), why: error.message } });
      if (error.part === 'file' || error.part === 'repository') break;
    }
  return found;
}
