// Compares what is read from the source of MCP servers with what they list when they run: tools by name,
// their descriptions, parameters and required lists. Each server is an npm package. It is installed without
// its install scripts, read, and then started without a network; if you are root, it runs as nobody. It still
// is a foreign program: name only packages that you would run.
// Usage: npm run bench -- agreement.js [--list FILE] [--verbose] ['PACKAGE[@VERSION] ARGUMENT …' …]
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { z } from 'zod';
import { messageOf, UsageError } from '../pipeline/errors.ts';
import { propertiesOf, requiredOf } from '../pipeline/json/json-schema.ts';
import { environmentVariable } from '../pipeline/process-env.ts';
import type { FoundTool } from '../stages/harvest/static/extractor.ts';
import { readFolder } from '../stages/harvest/static/read-folder.ts';
import { readTools } from '../stages/harvest/static/read-project.ts';
import type { ListedTool } from '../stages/mcp/listed-tools.ts';
import { openSession } from '../stages/mcp/session.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    list: { type: 'string' },
    into: { type: 'string' },
    verbose: { type: 'boolean', default: false },
  },
});
const listed = values.list ? readFileSync(values.list, 'utf8').split('\n') : [];
const packages = [...positionals, ...listed].map((line) => line.trim()).filter((line) => line !== '');
const store = values.into ?? join(tmpdir(), 'toolloom-agreement');
const { signal } = new AbortController();

/** Installs a package. Returns its folder and its command. */
function install(specifier: string): { root: string; entry: string } {
  const name = specifier.replace(/(?<=.)@[^@/]*$/, '');
  const folder = join(store, name.replaceAll(/[@/]/g, '_'));
  const root = join(folder, 'node_modules', name);
  if (!existsSync(root)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{"private":true}');
    execFileSync(
      'npm',
      ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--omit=optional', '--', specifier],
      {
        cwd: folder,
        stdio: 'ignore',
        timeout: 300_000,
      },
    );
  }
  const manifest = z
    .looseObject({
      bin: z.union([z.string(), z.record(z.string(), z.string())]).optional(),
      main: z.string().optional(),
    })
    .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
  const commands = typeof manifest.bin === 'string' ? [manifest.bin] : Object.values(manifest.bin ?? {});
  const command = commands.find((each) => /mcp|server|stdio/.test(each)) ?? commands[0] ?? manifest.main;
  if (command === undefined) throw new UsageError('the package has no command');
  return { root, entry: join(root, command) };
}

/** Values for the keys that a server asks for: many do not start without them. */
function placeholders(texts: ReadonlyMap<string, string>): Record<string, string> {
  const names = new Set(
    [...texts.values()].flatMap((text) => text.match(/\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b/g) ?? []),
  );
  const wanted = [...names].filter((name) =>
    /KEY$|TOKEN$|SECRET$|PASS(WORD)?$|URL$|HOST$|DOMAIN$|_ID$|USER(NAME)?$|EMAIL$/.test(name),
  );
  return Object.fromEntries(
    wanted.map((name) => [name, /URL|ENDPOINT/.test(name) ? 'https://service.invalid' : 'placeholder']),
  );
}

async function toolsWhenRun(
  entry: string,
  given: readonly string[],
  env: Record<string, string>,
): Promise<ListedTool[]> {
  const directory = mkdtempSync(join(tmpdir(), 'toolloom-'));
  chmodSync(directory, 0o777);
  const asNobody =
    process.getuid?.() === 0 ? ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups', '--'] : [];
  const [command = '', ...args] = [
    ...asNobody,
    ...['unshare', '--user', '--map-root-user', '--net', '--', process.execPath, entry, ...given],
  ];
  const transport = new StdioClientTransport({
    command,
    args,
    env: { PATH: environmentVariable('PATH') ?? '', HOME: directory, TMPDIR: directory, ...env },
    cwd: directory,
    stderr: 'pipe',
  });
  const release = async (): Promise<void> => rmSync(directory, { recursive: true, force: true });
  await using session = await openSession(entry, transport, { timeout: 20_000, signal, release });
  return [...(await session.listTools()).tools];
}

const plain = (text: string | undefined): string => (text ?? '').replaceAll(/\s+/g, ' ').trim();

interface Tally {
  listed: number;
  found: number;
  words: number;
  required: number;
  /** Names of parameters: read and listed, read, listed. */
  right: number;
  read: number;
  there: number;
  /** Read, and not listed by the server. */
  beyond: number;
}
const none: Tally = { listed: 0, found: 0, words: 0, required: 0, right: 0, read: 0, there: 0, beyond: 0 };

function compare(
  read: readonly FoundTool[],
  live: readonly ListedTool[],
): { tally: Tally; remarks: string[] } {
  const remarks: string[] = [];
  const tally = { ...none, listed: live.length };
  const names = new Set(live.map(({ name }) => name));
  const beyond = read.filter(({ name }) => !names.has(name));
  tally.beyond = beyond.length;
  remarks.push(...beyond.map(({ name, path, line }) => `beyond: ${name} (${path}:${line})`));
  for (const { name, description, inputSchema } of live) {
    const tool = read.find((each) => each.name === name);
    if (!tool) {
      remarks.push(`not found: ${name}`);
      continue;
    }
    tally.found += 1;
    const at = `${name} (${tool.path}:${tool.line})`;
    if (plain(tool.description) === plain(description)) tally.words += 1;
    else
      remarks.push(
        `words: ${at}: ${plain(tool.description).slice(0, 80)} | ${plain(description).slice(0, 80)}`,
      );
    const [own, theirs] = [tool.inputSchema, inputSchema].map((schema) =>
      propertiesOf(schema).map(([each]) => each),
    );
    const common = own?.filter((each) => theirs?.includes(each)).length ?? 0;
    tally.right += common;
    tally.read += own?.length ?? 0;
    tally.there += theirs?.length ?? 0;
    if (common < Math.max(own?.length ?? 0, theirs?.length ?? 0))
      remarks.push(`parameters: ${at}: ${own} | ${theirs}`);
    const [needs, asked] = [tool.inputSchema, inputSchema].map((schema) => requiredOf(schema).sort().join());
    if (needs === asked) tally.required += 1;
    else remarks.push(`required: ${at}: ${needs} | ${asked}`);
  }
  return { tally, remarks };
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const share = (part: number, whole: number): string =>
  whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)} %`;
const row = (name: string, { listed, found, words, required, right, read, there, beyond }: Tally): string =>
  [
    name.padEnd(44),
    `${found}/${listed}`.padStart(9),
    share(found, listed).padStart(8),
    share(words, found).padStart(8),
    share(2 * right, read + there).padStart(8),
    share(required, found).padStart(8),
    String(beyond).padStart(7),
  ].join(' ');

if (spawnSync('unshare', ['--version']).status !== 0)
  throw new UsageError('this needs the command unshare; install util-linux');
say(`${'package'.padEnd(44)}     found      by name    words parameters required beyond`);
const total = { ...none };
for (const line of packages) {
  const [specifier = '', ...given] = line.split(/\s+/);
  try {
    const { root, entry } = install(specifier);
    const { texts } = await readFolder(root, signal);
    const live = await toolsWhenRun(entry, given, {}).catch(() =>
      toolsWhenRun(entry, given, placeholders(texts)),
    );
    const { tally, remarks } = compare((await readTools(texts)).tools, live);
    say(row(specifier, tally));
    if (values.verbose) for (const remark of remarks) say(`    ${remark}`);
    for (const key of Object.keys(total) as (keyof Tally)[]) total[key] += tally[key];
  } catch (error) {
    say(`${specifier.padEnd(44)} skipped: ${messageOf(error).split('\n')[0]}`);
  }
}
say(row('total', total));
