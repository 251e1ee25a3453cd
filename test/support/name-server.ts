// Names of hosts as a test wants them, in a real child process: a module that is loaded before the command
// line and answers lookups of `model.test`. While the file `down` exists, the name does not resolve; after
// `lookups` failures it resolves again.
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export interface NameServer {
  /** For the environment of the child process. */
  readonly environment: { readonly NODE_OPTIONS: string };
  takeDown(): Promise<void>;
  readonly isDown: boolean;
  failures(): Promise<number>;
}

export async function nameServer(directory: string, lookups: number): Promise<NameServer> {
  const [module, down, log] = ['names.mjs', 'down', 'lookups'].map((name) => join(directory, name)) as [
    string,
    string,
    string,
  ];
  await writeFile(
    module,
    `import dns from 'node:dns';
import { appendFileSync, existsSync, rmSync } from 'node:fs';
const real = dns.lookup;
let failures = 0;
dns.lookup = (name, options, callback) => {
  if (name !== 'model.test') return real(name, options, callback);
  if (!existsSync(${JSON.stringify(down)})) return real('127.0.0.1', options, callback);
  appendFileSync(${JSON.stringify(log)}, '.');
  failures += 1;
  if (failures >= ${lookups}) rmSync(${JSON.stringify(down)});
  const error = Object.assign(new Error('getaddrinfo ENOTFOUND ' + name), { code: 'ENOTFOUND' });
  process.nextTick(callback, error);
};
`,
  );
  return {
    environment: { NODE_OPTIONS: `--import=${pathToFileURL(module).href}` },
    takeDown: () => writeFile(down, ''),
    get isDown() {
      return existsSync(down);
    },
    failures: async () => (existsSync(log) ? (await readFile(log, 'utf8')).length : 0),
  };
}
