// What trainers need to connect to a server, as files: the rows of NeMo Gym, the config of verifiers, the manifest of
// OpenEnv, and a page that says what each is for. Same run, folder, and URL: same bytes. No token is written.
import { join, resolve } from 'node:path';
import { stringify } from 'yaml';
import { messageOf, UsageError } from '../../pipeline/errors.ts';
import { outputFile, writeWhole } from '../../pipeline/files/whole-file.ts';
import type { Backstage } from '../backstage.ts';
import { splits } from '../episodes/served-tasks.ts';
import { gymRows } from '../gym/rows.ts';

export interface Served {
  readonly backstage: Backstage;
  readonly url: string;
  /** Where NeMo Gym has a port of its own. */
  readonly gymRoot: string | undefined;
  readonly version: string;
}

/** Files that are there are replaced. Throws a UsageError if the folder cannot be written to. */
export async function writeFiles(directory: string, served: Served): Promise<void> {
  const texts: Readonly<Record<string, string>> = {
    'verifiers.toml': verifiersConfig(resolve(directory, trainRows), served),
    'openenv.yaml': openEnvManifest(served),
    'README.md': readme(served),
  };
  try {
    for (const split of splits) await writeRows(join(directory, rowsOf(split)), split, served.backstage);
    for (const [name, text] of Object.entries(texts)) await writeWhole(join(directory, name), text);
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    throw new UsageError(`cannot write into ${directory} (${messageOf(error)}); choose another --files`, {
      cause: error,
    });
  }
}

const rowsOf = (split: string): string => `nemo-gym/${split}.jsonl`;
const trainRows = rowsOf('train');

async function writeRows(path: string, split: (typeof splits)[number], backstage: Backstage): Promise<void> {
  const file = await outputFile(path);
  for await (const row of gymRows(backstage, split)) await file.write(`${JSON.stringify(row)}\n`);
  await file.finish();
}

/** A JSON string is one of TOML as well. */
const verifiersConfig = (rows: string, { url }: Served): string => `[env.taskset]
id = "nemo-gym"
dataset = ${JSON.stringify(rows)}
[env.taskset.task]
resources_url = ${JSON.stringify(`${url}/gym`)}
`;

const openEnvManifest = ({ url, version }: Served): string =>
  stringify({
    spec_version: 1,
    name: 'toolloom',
    version,
    description: `Tasks for agents that call tools and talk to a simulated user, served at ${url}/openenv`,
    validation: { reward: { range: [0, 1] } },
  });

const readme = ({ url, gymRoot }: Served): string => `# Training on the tasks that toolloom serves

\`toolloom serve\` wrote these files when it started, and writes them again at its next start. The server has to run
while you train. If it was started with a token, clients have to send it; it is in none of these files.

| file | for |
| --- | --- |
| \`${trainRows}\`, \`${rowsOf('test')}\` | NeMo Gym and verifiers: one task a line, with prompt and tools |
| \`verifiers.toml\` | verifiers: its taskset \`nemo-gym\` on the training rows |
| \`openenv.yaml\` | OpenEnv: name, version, and range of rewards. It does not start the server |

- NeMo Gym: the routes of its resources server are below ${url}/gym${gymRoot === undefined ? '; with --gym-port, also at the root of another port' : `, and at the root of ${gymRoot}`}.
- OpenEnv: \`GenericEnvClient(base_url="${url}/openenv")\`, then \`reset(task="ID")\`. The \`task_spec\` of a row has the ID.
- Open Reward Standard: ${url}
- MCP: ${url}/mcp/ID
`;
