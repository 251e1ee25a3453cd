// What a model made of every prompt of a run (role-table.ts), and what was rejected, by stage and reason.
// Usage: npm run -s bench -- local-model/report.js RUN
import { resolve } from 'node:path';
import { readRunStore } from '../../pipeline/run.ts';
import { stages } from '../../stages/index.ts';
import { roleTable } from './role-table.ts';

const run = process.argv[2];
if (run === undefined)
  throw new Error('name the folder of a run: npm run -s bench -- local-model/report.js RUN');
// The script is compiled into .bench/bench; RUN is relative to the project.
const folder = resolve(import.meta.dirname, '../../..', run);
const print = (line: string): void => void process.stdout.write(`${line}\n`);

for (const line of await roleTable(folder)) print(line);
print('\n| stage | rejected because | records |\n| --- | --- | --- |');
await using store = await readRunStore(folder);
for (const { name: stage } of stages)
  for (const [reason, count] of Object.entries(store.tally(stage).reasons))
    print(`| ${stage} | ${reason} | ${count} |`);
