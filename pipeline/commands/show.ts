// toolloom show: one trajectory, readable in a terminal: the task, what was said and called, and the
// judgement.
import type { Judgement } from '../../schemas/judgement.ts';
import type { Message } from '../../schemas/message.ts';
import type { Reject } from '../../schemas/reject.ts';
import { readRunStore } from '../run.ts';
import type { Reader } from '../store.ts';
import { type CommandContext, defineCommand, exitCodes } from './command.ts';
import { runNamed, trajectoryNamed } from './find-run.ts';
import { jsonOption, runOption } from './options.ts';
import { writeJson } from './output.ts';

export const show = defineCommand({
  name: 'show',
  summary: 'print one trajectory with its task and its judgement',
  arguments: { id: { description: 'id of a trajectory, or the beginning of it' } },
  options: { run: runOption, json: jsonOption },
  run: ({ id }, options, context) => printTrajectory(id, options, context),
});

async function printTrajectory(
  id: string,
  flags: { readonly run?: string; readonly json?: boolean },
  { runsFolder, stdout }: CommandContext,
): Promise<number> {
  const directory = await runNamed(flags.run, runsFolder);
  await using store = await readRunStore(directory);
  const found = trajectoryNamed(id, store, directory);
  const trajectory = await store.get('trajectories', found);
  const task = await store.get('tasks', trajectory.task);
  const verdict = await verdictOn(found, store);
  if (flags.json) {
    await writeJson(stdout, { task, trajectory, verdict });
    return exitCodes.done;
  }
  const labels = new Map(verdict?.judgement?.turns.map(({ message, label }) => [message, label]));
  const lines = [
    `trajectory ${trajectory.id}: ${task.kind}, difficulty ${task.difficulty}, ${trajectory.steps.length} calls, ${trajectory.end}${trajectory.vice ? `, vice ${trajectory.vice}` : ''}`,
    `wanted: ${task.goals.map((goal) => goal.say).join(' / ')}`,
    '',
    ...trajectory.messages.map((message, index) => messageText(message, index, labels.get(index))),
    '',
    ...verdictText(verdict),
  ];
  await stdout.write(`${printable(lines.join('\n'))}\n`);
  return exitCodes.done;
}

interface Verdict {
  readonly judgement?: Judgement;
  readonly reject?: Reject;
}

async function verdictOn(trajectory: string, store: Reader): Promise<Verdict | undefined> {
  for await (const judgement of store.read('judgements'))
    if (judgement.trajectory === trajectory) return { judgement };
  for await (const reject of store.rejects()) {
    if (reject.record?.trajectory === trajectory)
      return { reject, judgement: reject.record as unknown as Judgement }; // the judge stage put it there
  }
  return undefined;
}

function verdictText(verdict: Verdict | undefined): string[] {
  if (!verdict) return ['not judged yet'];
  const { judgement, reject } = verdict;
  const scores =
    judgement?.scores.map(
      ({ criterion, score, evidence }) => `  ${criterion.padEnd(10)} ${score}  ${evidence}`,
    ) ?? [];
  const findings =
    judgement?.findings.map(
      ({ rule, message, evidence, fatal }) =>
        `  ${fatal ? 'fatal' : 'slip '} ${rule} [${message}] ${evidence}`,
    ) ?? [];
  return [
    reject ? `rejected: ${reject.reason}: ${reject.detail}` : `accepted with ${judgement?.total}`,
    ...scores,
    ...findings,
  ];
}

function messageText(message: Message, index: number, label: string | undefined): string {
  const head = `[${index}] ${message.role}${label && label !== 'good' ? ` (${label})` : ''}`;
  const parts = [
    ...(message.reasoning ? [`(thinks) ${message.reasoning}`] : []),
    ...(message.content === '' ? [] : [message.content]),
    ...(message.toolCalls ?? []).map((call) => `-> ${call.name} ${JSON.stringify(call.arguments)}`),
  ];
  return `${head}\n${parts.join('\n').replaceAll(/^/gm, '    ')}`;
}

/** Text from outside may hold control sequences, which a terminal would obey. */
function printable(text: string): string {
  return text.replaceAll(/[^\P{Cc}\n\t]/gu, '\u{fffd}');
}
