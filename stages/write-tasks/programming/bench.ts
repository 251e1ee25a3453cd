// The bench: where the plan of a programming task is tried out. Each call is made for real, and the next one is planned
// by what came of it, as a developer would.

import type { Thought } from '../../../schemas/development.ts';
import type { JsonObject } from '../../../schemas/json.ts';
import type { Files, Workspace } from '../../../schemas/program.ts';
import type { ToolResult } from '../../../schemas/trajectory.ts';
import type { Session } from '../../environments/environment.ts';
import { testFilesIn } from '../../programs/languages.ts';
import { failuresIn, isGreen, reportOn } from '../../programs/reports.ts';
import type { TestReport } from '../../sandboxes/tests/report.ts';
import type { PlannedCall } from '../plan.ts';
import { blocksFor, blocksText, patchFor } from './edits.ts';
import type { Project } from './project.ts';

/** A call that did not come out as planned: there is no task in it. */
export class PlanFailed extends Error {
  override readonly name = 'PlanFailed';
}

export interface PlannedStep {
  readonly tool: string;
  readonly arguments: JsonObject;
  readonly purpose: string;
  readonly thought?: Thought | undefined;
  /** Made in one turn with the call before it. */
  readonly isParallel?: boolean;
  readonly isRefused?: boolean;
}

export type EditForm = 'replace' | 'patch' | 'write';

export class Bench implements AsyncDisposable {
  readonly calls: PlannedCall[] = [];
  readonly workspace: Workspace;
  /** The tree as it is now. */
  files: Files;
  /** What the agent has seen so far. */
  shown = '';
  /** Names of the tools that the agent has for the project. */
  readonly tools: readonly string[];
  readonly #session: Session;
  readonly #signal: AbortSignal;

  private constructor(session: Session, workspace: Workspace, { tools, signal }: Project) {
    this.#session = session;
    this.tools = tools;
    this.workspace = workspace;
    this.files = workspace.files;
    this.#signal = signal;
  }

  static async open(project: Project, workspace: Workspace): Promise<Bench> {
    return new Bench(await project.open(workspace), workspace, project);
  }

  async make({ isParallel = false, isRefused = false, thought, ...call }: PlannedStep): Promise<ToolResult> {
    const result = await this.#session.call(call.tool, call.arguments);
    if (result.ok === isRefused)
      throw new PlanFailed(`${call.tool} ${JSON.stringify(call.arguments)}: ${JSON.stringify(result.value)}`);
    this.shown += `\n${typeof result.value === 'string' ? result.value : JSON.stringify(result.value)}`;
    const last = this.calls.at(-1)?.turn ?? -1;
    this.calls.push({
      ...call,
      turn: isParallel ? Math.max(0, last) : last + 1,
      goal: 0,
      ...(thought ? { thought } : {}),
      ...(isRefused ? { refused: true as const } : {}),
    });
    return result;
  }

  /** Gives a file its new text. */
  async edit(
    path: string,
    text: string,
    { form, purpose, thought }: { form: EditForm; purpose: string; thought?: Thought },
  ): Promise<void> {
    await this.make({
      ...editCall(path, { before: this.files[path], after: text, form, tools: this.tools }),
      purpose,
      thought,
    });
    this.files = { ...this.files, [path]: text };
  }

  /** What the tests in the tree say now. */
  report(): Promise<TestReport> {
    const { language } = this.workspace;
    return reportOn({ language, files: this.files, tests: testFilesIn(this.files) }, this.#signal);
  }

  async isGreen(): Promise<boolean> {
    return isGreen(await this.report());
  }

  /** Whether tests would run and fail with another text of a file. */
  async wouldFail(path: string, text: string): Promise<boolean> {
    const { language } = this.workspace;
    const files = { ...this.files, [path]: text };
    const report = await reportOn({ language, files, tests: testFilesIn(files) }, this.#signal);
    return report.problem === undefined && !isGreen(report);
  }

  async failing(): Promise<TestReport['tests']> {
    return failuresIn(await this.report());
  }

  [Symbol.asyncDispose](): PromiseLike<void> {
    return this.#session[Symbol.asyncDispose]();
  }
}

interface Edit {
  readonly before: string | undefined;
  readonly after: string;
  readonly form: EditForm;
  /** Names of the tools that the agent has: some products offer one way to edit files, some two. */
  readonly tools: readonly string[];
}

/** The call that makes an edit, in the wanted form if the agent has it and it can express the edit. */
export function editCall(
  path: string,
  { before, after, form, tools }: Edit,
): Pick<PlannedStep, 'tool' | 'arguments'> {
  const has = (tool: string): boolean => tools.includes(tool);
  if (form === 'write' || before === undefined)
    return { tool: 'write_file', arguments: { path, content: after } };
  const blocks = has('replace_in_file') ? blocksFor(before, after) : undefined;
  if (blocks && (form === 'replace' || !has('apply_patch')))
    return { tool: 'replace_in_file', arguments: { path, diff: blocksText(blocks) } };
  return has('apply_patch')
    ? { tool: 'apply_patch', arguments: { patch: patchFor(path, before, after) } }
    : { tool: 'write_file', arguments: { path, content: after } };
}
