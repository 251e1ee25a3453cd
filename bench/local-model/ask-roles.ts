// Asks a model what a run would ask it, role by role, without the hours that a run takes until it comes to a role. The
// inputs are those that a run of a config gives its procedures (asked-inputs.ts), so the same config asks the same
// things before and after a prompt was changed. Every call goes through `ask` of a unit's context: journal, repair,
// ledger, and trace are those of a run, and a script that was stopped goes on where it was. The replies are in
// answers.jsonl of the folder.
//
//   npm run -s bench -- local-model/ask-roles.js bench/local-model/all-roles.yaml data/runs/asked judge=5 labeller=8
import { appendFileSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import pLimit from 'p-limit';
import { readConfigFile } from '../../pipeline/config/file.ts';
import { configFrom } from '../../pipeline/config.ts';
import { contextFor } from '../../pipeline/context.ts';
import { messageOf } from '../../pipeline/errors.ts';
import { frequencySchema, offlineModel } from '../../pipeline/models/offline.ts';
import type { AnyRole } from '../../pipeline/role.ts';
import { openServices } from '../../pipeline/run/services.ts';
import { memoryStore } from '../../pipeline/store/memory-store.ts';
import { stages } from '../../stages/index.ts';
import { roles } from '../../stages/roles.ts';
import { readSeed } from '../../stages/seeds.ts';
import { inputsOf } from './asked-inputs.ts';
import { roleTable } from './role-table.ts';

const usage = 'usage: npm run -s bench -- local-model/ask-roles.js CONFIG FOLDER ROLE=COUNT...';
const [configPath, folderPath, ...counts] = process.argv.slice(2);
if (configPath === undefined || folderPath === undefined || counts.length === 0) throw new Error(usage);
const project = resolve(import.meta.dirname, '../../..');
const directory = resolve(project, folderPath);

const { raw } = await readConfigFile(resolve(project, configPath));
const wanted = new Map(counts.map(roleAndCount));
const { models, roles: _, executor, ...rest } = raw as { models: object; roles: object; executor?: object };
const inputs = await inputsOf({ ...rest, roles: { default: 'offline' } }, wanted);

const [model = 'local'] = Object.keys(models);
const registries = { stages, roles, models: ['offline'] };
const config = configFrom({ ...rest, models, executor, roles: { default: model } }, registries, configPath);
mkdirSync(directory, { recursive: true });
const over = new AbortController();
{
  await using open = await openServices({
    directory,
    config,
    secrets: [],
    offline: offlineModel(await readSeed('document-frequency.yaml', frequencySchema)),
    store: memoryStore(),
    log: (event) => {
      if (event.event === 'note' || event.event === 'pause') console.error(JSON.stringify(event));
    },
    quit: over.signal,
    drain: over.signal,
  });
  const limit = pLimit(config.executor.concurrency ?? 4);
  const asking = [...inputs].flatMap(([role, each]) =>
    each.map((input, at) => limit(() => askOnce({ role, input, at }, open.services))),
  );
  await Promise.all(asking);
}
for (const line of await roleTable(directory)) console.log(line);

function roleAndCount(text: string): [AnyRole, number] {
  const [name = '', count] = text.split('=');
  const role: AnyRole | undefined = Object.entries(roles).find(([key]) => key === name)?.[1];
  if (!role || !Number.isInteger(Number(count))) throw new Error(`${usage}; got ${text}`);
  return [role, Number(count)];
}

interface Asked {
  readonly role: AnyRole;
  readonly input: unknown;
  readonly at: number;
}

async function askOnce(
  { role, input, at }: Asked,
  services: Parameters<typeof contextFor>[0],
): Promise<void> {
  const unit = `${role.name}-${at}`;
  const span = services.span.child('asked', { 'toolloom.unit': unit });
  const { context } = contextFor(services, { address: { stage: 'asked', unit }, options: {}, span });
  const outcome = await context.ask(role, input, undefined).then(
    (output) => ({ output }),
    (error: unknown) => ({ error: messageOf(error) }),
  );
  span.end();
  const line = { role: role.name, at, ...outcome, prompt: role.prompt(input).messages.at(-1)?.content };
  appendFileSync(join(directory, 'answers.jsonl'), `${JSON.stringify(line)}\n`);
}
