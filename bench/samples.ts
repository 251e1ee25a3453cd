// Writes docs/samples.md: twenty of the grown tools of a run, as agents see them and as SQLite executes them.
// Usage: npm run -s bench -- samples.js RUN > docs/samples.md
import { resolve } from 'node:path';
import { propertiesOf, requiredOf } from '../pipeline/json/json-schema.ts';
import { readFileStore } from '../pipeline/store/file-store.ts';
import type { Tool } from '../schemas/tool.ts';

const shown = 20;

const run = process.argv[2];
if (run === undefined) throw new Error('name the folder of a run: npm run bench -- samples.js RUN');
// The script is compiled into .bench/bench; RUN is relative to the project.
await using store = await readFileStore(resolve(import.meta.dirname, '../..', run, 'units'));
const tools: Tool[] = [];
for await (const tool of store.read('tools')) tools.push(tool);
const step = Math.floor(tools.length / shown);
const sample = tools.filter((_, index) => index % step === 0).slice(0, shown);
process.stdout.write(
  [
    '# Twenty grown tools',
    `Every ${step.toLocaleString('en-US')}th of the ${tools.length.toLocaleString('en-US')} tools of one run ` +
      'without a model, without\ntheir output schemas, samples, and provenance (`toolloom cat tools` prints ' +
      'them whole). Procedures take the\ndescriptions from a few sentences per operation and the nouns from the ' +
      'taxonomy.\n`npm run -s bench -- samples.js RUN` writes this file.',
    ...sample.map(sectionFor),
  ].join('\n\n'),
);
process.stdout.write('\n');

function sectionFor({ name, path, description, inputSchema, intents, program, validation }: Tool): string {
  const required = new Set(requiredOf(inputSchema));
  const rows = propertiesOf(inputSchema).map(
    ([parameter, { type, description: text }]) =>
      `| \`${parameter}\` | ${String(type)} | ${required.has(parameter) ? 'yes' : ''} | ${cell(text)} |`,
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

function cell(text: unknown): string {
  return String(text ?? '').replaceAll('|', '\\|');
}
