// Starts a packaged MCP server as a child process over stdio, in a fresh temporary directory, and connects to it.
// What the child gets: PATH, HOME and TMPDIR set to its own directory, and what servers.ts says. What is not contained: it
// runs as this user and may read what this user may read, so only the servers of servers.ts are started, never a harvested one.
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { messageOf } from '../../pipeline/errors.ts';
import type { JsonObject } from '../../schemas/json.ts';
import { jsonObjectSchema } from '../../schemas/json.ts';
import type { PackagedServer } from './servers.ts';

/** The server cannot be used: it is not installed, does not start, hangs, dies, or answers rubbish. */
export class ServerError extends Error {
  override readonly name = 'ServerError';
  readonly reason: string;

  constructor(reason: string, detail: string, options?: ErrorOptions) {
    super(detail, options);
    this.reason = reason;
  }
}

const listedToolSchema = z.looseObject({
  name: z.string(),
  title: z.string().optional(),
  description: z.string().optional(),
  inputSchema: jsonObjectSchema,
  outputSchema: jsonObjectSchema.optional(),
  annotations: jsonObjectSchema.optional(),
});
export type ListedTool = z.infer<typeof listedToolSchema>;

export interface Connection extends AsyncDisposable {
  readonly directory: string;
  readonly manifest: PackageManifest;
  readonly version: string | undefined;
  /** Every page of tools/list. */
  listTools(): Promise<ListedTool[]>;
  callTool(name: string, given: JsonObject): Promise<{ text: string; isError: boolean }>;
}

/** Where a server's script is, and what its package says of itself. */
export interface Installed {
  readonly entry: string;
  readonly manifest: PackageManifest;
}

export interface ConnectOptions {
  /** Milliseconds that any one answer may take, the start included. */
  readonly timeout: number;
  readonly signal: AbortSignal;
  /** Puts files into the server's directory before it starts. */
  readonly prepare?: (directory: string) => Promise<void>;
}

export async function connect(
  server: PackagedServer,
  installed: Installed,
  { timeout, signal, prepare }: ConnectOptions,
): Promise<Connection> {
  // Loaded where it is used: a tenth of a second that most commands need not spend.
  const { Client } = await import('@modelcontextprotocol/sdk/client/index.js');
  const { StdioClientTransport } = await import('@modelcontextprotocol/sdk/client/stdio.js');
  const directory = await mkdtemp(join(tmpdir(), 'toolloom-'));
  await prepare?.(directory);
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [guardScript(), installed.entry, ...(server.args?.(directory) ?? [])],
    env: { PATH: process.env.PATH ?? '', HOME: directory, TMPDIR: directory, ...server.environment?.(directory) },
    cwd: directory,
    stderr: 'pipe',
  });
  const client = new Client({ name: 'toolloom', version: '0.1.0' });
  const close = async (): Promise<void> => {
    await client.close();
    await rm(directory, { recursive: true, force: true, maxRetries: 3 });
  };
  // A signal of its own for each request: the SDK never takes its listener off, and the run's signal lives as long as the run.
  const options = () => ({ timeout, signal: AbortSignal.any([signal]) });
  try {
    await client.connect(transport, options());
  } catch (cause) {
    await close();
    throw new ServerError('did not start', `${server.name}: ${messageOf(cause)}`, { cause });
  }
  return {
    directory,
    manifest: installed.manifest,
    version: client.getServerVersion()?.version,
    async listTools() {
      const tools: ListedTool[] = [];
      let cursor: string | undefined;
      do {
        const page = await answered(
          server,
          'tools/list',
          client.listTools(cursor === undefined ? {} : { cursor }, options()),
        );
        const parsed = z.array(listedToolSchema).safeParse(page.tools);
        if (!parsed.success)
          throw new ServerError('answered rubbish', `${server.name}: tools/list: ${parsed.error.issues[0]?.message}`);
        tools.push(...parsed.data);
        cursor = page.nextCursor;
      } while (cursor !== undefined && tools.length < 10_000);
      return tools;
    },
    async callTool(name, given) {
      const result = await answered(server, name, client.callTool({ name, arguments: given }, undefined, options()));
      return { text: textOf(result.content), isError: result.isError === true };
    },
    [Symbol.asyncDispose]: close,
  };
}

async function answered<Answer>(server: PackagedServer, what: string, answer: Promise<Answer>): Promise<Answer> {
  try {
    return await answer;
  } catch (cause) {
    throw new ServerError('did not answer', `${server.name}: ${what}: ${messageOf(cause)}`, { cause });
  }
}

const contentSchema = z.array(z.looseObject({ type: z.string(), text: z.string().optional() }));

function textOf(content: unknown): string {
  return contentSchema
    .parse(content)
    .map((part) => part.text ?? `(${part.type})`)
    .join('\n');
}

const manifestSchema = z.looseObject({
  version: z.string(),
  license: z.string().optional(),
  repository: z.union([z.string(), z.looseObject({ url: z.string() })]).optional(),
  bin: z.union([z.string(), z.record(z.string(), z.string())]),
});
export type PackageManifest = z.infer<typeof manifestSchema>;

/** Looks where Node looks: in the node_modules of this folder and of each one above it. */
export function installedPackage(name: string): Installed {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const root = join(folder, 'node_modules', name);
    if (existsSync(join(root, 'package.json'))) {
      const manifest = manifestSchema.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
      const bin = typeof manifest.bin === 'string' ? manifest.bin : Object.values(manifest.bin)[0];
      if (bin === undefined) throw new ServerError('not installed', `${name} has no command`);
      return { entry: join(root, bin), manifest };
    }
    if (dirname(folder) === folder)
      throw new ServerError('not installed', `${name} is not installed; npm install ${name}`);
  }
}

/** Plain JavaScript next to this file, so that it starts from source and from dist alike. */
function guardScript(): string {
  return join(dirname(fileURLToPath(import.meta.url)), 'guard.mjs');
}
