// A tool of a workspace: what an agent sees of it, and what it makes of a tree.
import type { JsonObject } from '../../../schemas/json.ts';
import type { Language } from '../../../schemas/program.ts';
import type { Tree } from '../tree.ts';

export interface ToolCall {
  /** Arguments that match the input schema. */
  readonly given: JsonObject;
  readonly tree: Tree;
  readonly language: Language;
  readonly signal: AbortSignal;
}

export interface ToolAnswer {
  /** What the agent sees, as a terminal or an editor would show it. */
  readonly value: string;
  /** Where the call changed something: the tree afterwards. */
  readonly tree?: Tree;
}

export interface WorkspaceTool {
  readonly name: string;
  /** What it does, in several wordings; an agent sees one of them. */
  readonly descriptions: readonly [string, ...string[]];
  readonly inputSchema: JsonObject;
  /** Throws a RefusedCall where it can do nothing; the tree then stays as it was. */
  call(call: ToolCall): ToolAnswer | Promise<ToolAnswer>;
}

/** The schema of arguments, none of which may be left out but those that `optional` holds. */
export const inputOf = (required: JsonObject, optional: JsonObject = {}): JsonObject => ({
  type: 'object',
  properties: { ...required, ...optional },
  required: Object.keys(required),
  additionalProperties: false,
});

export const pathOf = (description: string): JsonObject => ({ type: 'string', minLength: 1, description });

/** An argument that the schema makes a string; empty where it is left out. */
export const textIn = (given: JsonObject, name: string): string =>
  typeof given[name] === 'string' ? given[name] : '';

export const numberIn = (given: JsonObject, name: string): number | undefined =>
  typeof given[name] === 'number' ? given[name] : undefined;
