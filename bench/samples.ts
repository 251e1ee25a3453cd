// Writes docs/samples.md: twenty of the grown tools of a run and three whole worlds, as agents see them and as
// SQLite executes them, and twelve tasks of different kinds.
// Usage: npm run -s bench -- samples.js RUN > docs/samples.md
import { resolve } from 'node:path';
import { propertiesOf, requiredOf } from '../pipeline/json/json-schema.ts';
import { readFileStore } from '../pipeline/store/file-store.ts';
import type { Reader } from '../pipeline/store.ts';
import type { Policy } from '../schemas/policy.ts';
import type { Task } from '../schemas/task.ts';
import type { Tool } from '../schemas/tool.ts';
import type { World } from '../schemas/world.ts';
import { taskKinds } from '../stages/write-tasks/kinds/index.ts';
import { taskSection } from './samples/task-section.ts';

const shownTools = 20;
const shownWorlds = 3;
const shownTasks = 12;
const shownRows = 10;
/** Longer values would hide the rest of their row. */
const widestCell = 60;

const run = process.argv[2];
if (run === undefined) throw new Error('name the folder of a run: npm run bench -- samples.js RUN');
// The script is compiled into .bench/bench; RUN is relative to the project.
await using store = await readFileStore(resolve(import.meta.dirname, '../..', run, 'units'));
const tools: Tool[] = [];
for await (const tool of store.read('tools')) tools.push(tool);
const worlds = [...store.ids('worlds', 'synthesize-tools')];
process.stdout.write(
  [
    '# Twenty grown tools, three worlds, and twelve tasks',
    `Every ${nth(tools.length, shownTools)} of the ${tools.length.toLocaleString('en-US')} tools and every ` +
      `${nth(worlds.length, shownWorlds)} of the ${worlds.length.toLocaleString('en-US')} worlds of one run ` +
      'without a model, as they\nare: tools without their output schemas, samples, and provenance, worlds ' +
      'with the first ten rows of each table.\nThe tasks are of twelve kinds from all over their registry, each ' +
      'from the middle of those of its kind.\n`toolloom cat` prints tools, worlds, and tasks whole. ' +
      '`npm run -s bench -- samples.js RUN` writes this file.',
    ...evenly(tools, shownTools).map(toolSection),
    ...(await Promise.all(evenly(worlds, shownWorlds).map((id) => worldSection(id, store)))),
    ...(await taskSections(store)),
  ].join('\n\n'),
);
process.stdout.write('\n');

function nth(all: number, shown: number): string {
  const step = Math.floor(all / shown);
  const ending = step % 100 > 10 && step % 100 < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][step % 10] ?? 'th');
  return `${step.toLocaleString('en-US')}${ending}`;
}

/** From the middle of each of so many equal parts. */
function evenly<Item>(items: readonly Item[], count: number): Item[] {
  const step = Math.floor(items.length / count);
  return items.filter((_, index) => index % step === Math.floor(step / 2)).slice(0, count);
}

/** One task each of kinds from all over the registry: the one in the middle of those of its kind. */
async function taskSections(reader: Reader): Promise<string[]> {
  const byKind = new Map<string, Task[]>(taskKinds.map(({ name }) => [name, []]));
  for await (const task of reader.read('tasks')) byKind.get(task.kind)?.push(task);
  const found = [...byKind.values()].filter((tasks) => tasks.length > 0);
  const shown = evenly(found, shownTasks).flatMap((tasks) => tasks[Math.floor(tasks.length / 2)] ?? []);
  return Promise.all(shown.map(async (task) => taskSection(task, await reader.get('agents', task.agent))));
}

function toolSection({ name, path, description, inputSchema, intents, program, validation }: Tool): string {
  const required = new Set(requiredOf(inputSchema));
  const rows = propertiesOf(inputSchema).map(
    ([parameter, { type, description: text }]) =>
      `| \`${parameter}\` | ${String(type)} | ${required.has(parameter) ? 'yes' : ''} | ${textCell(text)} |`,
  );
  const guards = program.guards.map(({ sql, error }) => `-- otherwise ${error.code}\n${sql};`);
  const result = `-- result\n${program.result.sql};`;
  return [
    `## ${name}`,
    path.join(' > '),
    description,
    ['| parameter | type | required | description |', '| --- | --- | --- | --- |', ...rows].join('\n'),
    intents.map((intent) => `- ${intent}`).join('\n'),
    `\`\`\`sql\n${[...guards, ...program.statements.map((sql) => `${sql};`), result].join('\n')}\n\`\`\``,
    `Validation: ${validation.accepted} calls succeeded, ${validation.refused} were refused with ` +
      `${validation.errors.join(', ')}.`,
  ].join('\n\n');
}

async function worldSection(id: string, reader: Reader): Promise<string> {
  const world = await reader.get('worlds', id);
  const { tools: own = [] } = await reader.siblings('worlds', id);
  return [
    `## World: ${world.title}`,
    world.path.join(' > '),
    `${world.summary} Its clock says ${world.clock}.`,
    '### Policies',
    world.policies.map(policyLine).join('\n'),
    '### Tables',
    ...Object.keys(world.tables).map((table) => tableSection(table, world)),
    '### Tools',
    own.map(({ name, description }) => `- \`${name}\`: ${description}`).join('\n'),
  ].join('\n\n');
}

function policyLine({ prose, enforcedBy, about, check }: Policy): string {
  const who = enforcedBy === 'tools' ? 'enforced by the tools' : 'binds the agent alone';
  return `- ${prose} (${about}; ${who})\n  \`${check.on === 'change' ? check.violation : check.values}\``;
}

function tableSection(table: string, { tables, rows }: World): string {
  const all = rows[table] ?? [];
  const columns = Object.keys(tables[table]?.columns ?? {});
  const lines = all
    .slice(0, shownRows)
    .map((row) => `| ${columns.map((column) => cell(row[column])).join(' | ')} |`);
  return [
    `\`${table}\`, ${all.length} rows:\n`,
    `| ${columns.join(' | ')} |`,
    `|${' --- |'.repeat(columns.length)}`,
    ...lines,
  ].join('\n');
}

function textCell(value: unknown): string {
  return String(value ?? '').replaceAll('|', '\\|');
}

function cell(value: unknown): string {
  if (value === null || value === undefined) return '';
  const text = textCell(typeof value === 'object' ? JSON.stringify(value) : value);
  return text.length > widestCell ? `${text.slice(0, widestCell)}…` : text;
}
