// toolloom show: one record, readable in a terminal.
import { stringify } from 'yaml';
import { readRunStore } from '../run.ts';
import type { Reader } from '../store.ts';
import { type CommandContext, defineCommand, exitCodes } from './command.ts';
import { type FoundRecord, findRecord, rejectWith } from './find-record.ts';
import { runNamed } from './find-run.ts';
import { jsonOption, runOption } from './options.ts';
import { writeJson } from './output.ts';
import { printable } from './printable.ts';
import { judgedTrajectory, trajectoryText } from './trajectory-text.ts';

/** Width at which long text is folded: of a common terminal, less the indentation. */
const lineWidth = 100;
/** An unbroken text of this length is data, such as a vector, and is not shown. */
const mostUnbroken = 200;

export const show = defineCommand({
  name: 'show',
  summary: 'print one record: a trajectory with its task and judgement, a tool, a world, a task, …',
  arguments: { id: { description: 'id of a record of any collection, or the beginning of it' } },
  options: { run: runOption, json: jsonOption },
  examples: ['toolloom show 5aa', 'toolloom show 5aa --json | jq .trajectory.messages'],
  run: ({ id }, options, context) => printRecord(id, options, context),
});

async function printRecord(
  start: string,
  options: { readonly run?: string; readonly json?: boolean },
  { runsFolder, stdout }: CommandContext,
): Promise<number> {
  const directory = await runNamed(options.run, runsFolder);
  await using store = await readRunStore(directory);
  const found = await findRecord(start, store, directory);
  if (found.collection === 'trajectories') {
    const judged = await judgedTrajectory(found.id, store);
    if (options.json) await writeJson(stdout, judged);
    else await stdout.write(`${printable(trajectoryText(judged))}\n`);
  } else {
    const record = await recordOf(found, store);
    if (options.json) await writeJson(stdout, record);
    else await stdout.write(`${printable(`${found.collection} ${found.id}\n\n${readable(record)}`)}\n`);
  }
  return exitCodes.done;
}

async function recordOf({ collection, id }: FoundRecord, store: Reader): Promise<object | undefined> {
  return collection === 'rejects' ? rejectWith(id, store) : store.get(collection, id);
}

/**
 * As YAML, which shows nested data and long text without quotes and braces. Where it comes from goes last.
 */
function readable(record: object = {}): string {
  const { from, provenance, ...content } = { from: undefined, provenance: undefined, ...record };
  const shown: unknown = JSON.parse(
    JSON.stringify({ ...content, id: undefined, from, provenance }, (_, value: unknown) =>
      typeof value === 'string' && value.length > mostUnbroken && !/\s/.test(value)
        ? `(${value.length} characters)`
        : value,
    ),
  );
  return stringify(shown, { lineWidth, aliasDuplicateObjects: false }).trimEnd();
}
