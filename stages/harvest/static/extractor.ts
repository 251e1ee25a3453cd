// Extractor: reads the tools that the source of a server declares with one SDK, from syntax alone. What
// cannot be resolved is named in `missing`, never invented.
import type { JsonObject } from '../../../schemas/json.ts';
import { type Language, lineOf, type Node, type Project, type SourceFile } from './source.ts';

export interface FoundTool {
  readonly name: string;
  readonly title?: string;
  readonly description?: string;
  readonly inputSchema: JsonObject;
  readonly outputSchema?: JsonObject;
  readonly annotations?: JsonObject;
  readonly path: string;
  /** Of the declaration, from 1. */
  readonly line: number;
  readonly language: Language;
  readonly sdk: string;
  /** What could not be resolved: "description", "inputSchema.properties.limit". */
  readonly missing: readonly string[];
}

/** A declaration of which not even the name could be read. */
export interface Unread {
  readonly path: string;
  readonly line: number;
  readonly why: string;
}

export type Extracted = { readonly tool: FoundTool } | { readonly unread: Unread };

export interface Extractor {
  /** The SDK, as specs name it. */
  readonly sdk: string;
  readonly languages: readonly Language[];
  /** Whether a file can hold what it looks for, by its text: most files need not be parsed. */
  mayHold(text: string): boolean;
  extract(file: SourceFile, project: Project): Extracted[];
}

/**
 * Where in a schema something stands: "inputSchema.properties.limit", and the list of paths of what could not
 * be told.
 */
export interface SchemaPath {
  readonly project: Project;
  readonly path: string;
  readonly missing: string[];
}

type Parts = Omit<FoundTool, 'name' | 'path' | 'line' | 'language' | 'sdk' | 'description'> & {
  readonly name: string | undefined;
  readonly description: string | undefined;
};

/** The tool that a node declares; without a name it cannot be one. */
export function toolAt(
  { node, file, sdk }: { node: Node; file: SourceFile; sdk: string },
  { name, description, ...rest }: Parts,
): Extracted {
  const place = { path: file.path, line: lineOf(node) };
  if (name === undefined || name === '')
    return { unread: { ...place, why: 'its name is made when it runs' } };
  const said = description === undefined ? {} : { description };
  return { tool: { name, ...said, ...rest, ...place, language: file.language, sdk } };
}
