// edit-files: asks the agent for one edit of a file that it has just read, and says what becomes of it. One unit is one
// edit. A play ends with its first edit, so that what is counted is the first try.
import { z } from 'zod';
import { withId } from '../../../pipeline/hash.ts';
import type { ToolOffer } from '../../../pipeline/models/model.ts';
import { type Context, defineStage, type Unit } from '../../../pipeline/stage.ts';
import type { Message } from '../../../schemas/message.ts';
import { agent } from '../../simulate/agent.ts';
import type { Script, ScriptedTask } from '../../simulate/script.ts';
import { linesOf } from '../../workspaces/lines.ts';
import { workspaceTools } from '../../workspaces/tools/index.ts';
import { OpenWorkspace } from '../../workspaces/workspace.ts';
import { faultOfReply, unusable } from '../play-once.ts';
import { attemptOf } from './attempt.ts';
import { type EditCase, type EditFormat, editCases, editFormats } from './cases.ts';
import { faultsFor, type WrittenEdit, writtenEdit } from './planted.ts';

export interface Editing {
  /** IDs of the cases. */
  readonly tasks: readonly string[];
  readonly trials: number;
  /** Whether the procedure plants faults into its edits, each as often as the others. */
  readonly isPlanted: boolean;
}

/** Turns until an edit: some models read the file once more. */
const mostTurns = 3;

const editors: Readonly<Record<EditFormat, string>> = {
  search_replace: 'replace_in_file',
  unified_diff: 'apply_patch',
};

export const editFiles = (editing: Editing) =>
  defineStage({
    name: 'edit-files',
    summary: 'measure how well edits of files apply',
    writes: ['edits'],
    whole: false,
    options: () => z.unknown(),
    units: () => unitsOf(editing),
    turn: ({ trial }: EditInput) => trial,
    work,
  });

async function* unitsOf({ tasks, trials, isPlanted }: Editing): AsyncIterable<Unit<EditInput>> {
  const wanted = new Set(tasks);
  const chosen = (await editCases()).filter(({ id }) => wanted.has(id));
  for (const [number, edit] of chosen.entries())
    for (let trial = 0; trial < trials; trial += 1) {
      const faults = isPlanted ? faultsFor(edit) : [];
      const fault = faults[(Math.floor(number / editFormats.length) + trial) % faults.length];
      yield { id: `${edit.id}-${trial}`, input: { task: edit.id, trial, ...(fault ? { fault } : {}) } };
    }
}

interface EditInput {
  readonly task: string;
  readonly trial: number;
  readonly fault?: string;
}

async function work(input: EditInput, { ask, random, signal }: Context) {
  const edit = (await editCases()).find(({ id }) => id === input.task);
  if (!edit) return { records: {}, rejects: [{ reason: 'no such case', detail: input.task, record: input }] };
  try {
    const written = writtenEdit(edit, input.fault ?? 'none', random.fork('edit'));
    const call = await firstEdit(edit, written, { ask, signal });
    return { records: { edits: [recordOf(edit, input, call)] }, rejects: [] };
  } catch (error) {
    const fault = faultOfReply(error);
    if (fault === undefined) throw error;
    const detail = error instanceof Error ? error.message : String(error);
    return { records: {}, rejects: [{ reason: `${unusable}: ${fault}`, detail, record: input }] };
  }
}

function recordOf(edit: EditCase, { task, trial, fault }: EditInput, call: WrittenEdit | undefined) {
  const { format, path, before, changes } = edit;
  return withId({
    from: [],
    task,
    trial,
    format,
    path,
    lines: linesOf(before).length,
    changes: changes.length,
    ...(fault === undefined ? {} : { fault }),
    ...(call ? { call, ...attemptOf(edit, call.arguments) } : { outcome: 'no_edit' as const }),
  });
}

const prompt =
  'You are a coding assistant. You change files with your tools. Make the change that you are asked for with a single ' +
  'call, and change nothing else.';

/** Undefined where the agent makes none. */
async function firstEdit(
  edit: EditCase,
  written: WrittenEdit,
  { ask, signal }: Pick<Context, 'ask' | 'signal'>,
): Promise<WrittenEdit | undefined> {
  const editor = editors[edit.format];
  const reading = { name: 'read_file', arguments: { path: edit.path } };
  const project = new OpenWorkspace(languageOf(edit), { [edit.path]: edit.before });
  const read = async (id: string, given: WrittenEdit['arguments']): Promise<Message> => {
    const { value } = await project.call('read_file', given, signal);
    return {
      role: 'tool',
      content: typeof value === 'string' ? value : JSON.stringify(value),
      toolCallId: id,
    };
  };
  const messages: Message[] = [
    { role: 'system', content: prompt },
    { role: 'user', content: edit.request },
    { role: 'assistant', content: '', toolCalls: [{ id: 'call_0', ...reading }] },
    await read('call_0', reading.arguments),
  ];
  const truth = { task: noTask, script: () => scriptOf(reading, written) };
  for (let turn = 0; turn < mostTurns; turn += 1) {
    const { content, toolCalls } = await ask(
      agent,
      { messages: [...messages], tools: toolsFor(editor) },
      truth,
    );
    const made = toolCalls.find(({ name }) => name === editor);
    if (made || toolCalls.length === 0) return made;
    const calls = toolCalls.map((call, index) => ({ id: `call_${turn + 1}_${index}`, ...call }));
    messages.push({ role: 'assistant', content, toolCalls: calls });
    for (const { id, arguments: given } of calls) messages.push(await read(id, given));
  }
  return undefined;
}

const languageOf = ({ path }: EditCase) => (path.endsWith('.py') ? 'python' : 'javascript');

const toolsFor = (editor: string): ToolOffer[] =>
  workspaceTools
    .filter(({ name }) => name === 'read_file' || name === editor)
    .map(({ name, descriptions: [description], inputSchema }) => ({ name, description, inputSchema }));

/** The procedure follows the script alone. */
const noTask: ScriptedTask = {
  goals: [],
  facts: [],
  expected: 'fulfil',
  oracle: { calls: [], finalState: '', touched: [], communicate: [], checkpoints: [] },
  faults: [],
};

const scriptOf = (reading: WrittenEdit, written: WrittenEdit): Script =>
  [
    { ...reading, purpose: 'to read the file' },
    { ...written, purpose: 'to make the change' },
  ].map(({ name, ...call }) => ({ kind: 'calls', calls: [{ tool: name, ...call }], goal: 0, retries: 0 }));
