// A workspace in memory: a tree that tools read and change, call by call. Each change is on record as a diff.
import { BugError } from '../../pipeline/errors.ts';
import { schemaFaults } from '../../pipeline/json/json-schema.ts';
import type { JsonObject } from '../../schemas/json.ts';
import type { Files, Language } from '../../schemas/program.ts';
import type { ToolResult } from '../../schemas/trajectory.ts';
import { refusal } from '../worlds/program.ts';
import { fileChanges } from './file-changes.ts';
import { RefusedCall } from './refused-call.ts';
import { workspaceTools } from './tools/index.ts';
import { filesOf, type Tree, treeOf } from './tree.ts';

export class OpenWorkspace {
  readonly #language: Language;
  readonly #start: Tree;
  #tree: Tree;

  /** `files`: the tree as the agent finds it. */
  constructor(language: Language, files: Files) {
    this.#language = language;
    this.#start = treeOf(files);
    this.#tree = this.#start;
  }

  get files(): Files {
    return filesOf(this.#tree);
  }

  rewind(): void {
    this.#tree = this.#start;
  }

  async call(name: string, given: JsonObject, signal: AbortSignal): Promise<ToolResult> {
    const tool = workspaceTools.find((candidate) => candidate.name === name);
    if (!tool) throw new BugError(`a workspace has no tool ${name}`);
    const faults = schemaFaults(tool.inputSchema, given);
    if (faults.length > 0) return refusal('INVALID_ARGUMENTS', faults.join('; '));
    const before = this.#tree;
    try {
      const { value, tree = before } = await tool.call({
        given,
        tree: before,
        language: this.#language,
        signal,
      });
      this.#tree = tree;
      return { ok: true, value, tier: 'code', changes: fileChanges(before, tree) };
    } catch (error) {
      if (error instanceof RefusedCall) return refusal(error.code, error.message);
      throw error;
    }
  }
}
