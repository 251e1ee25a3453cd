// A session with an MCP server over any transport: every page of its tools, its calls, and errors that say
// what is wrong with it.
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import { z } from 'zod';
import { messageOf } from '../../pipeline/errors.ts';
import type { JsonObject } from '../../schemas/json.ts';
import { jsonObjectSchema } from '../../schemas/json.ts';

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

export interface Session extends AsyncDisposable {
  readonly name: string | undefined;
  readonly version: string | undefined;
  /** Every page of tools/list. */
  listTools(): Promise<ListedTool[]>;
  callTool(name: string, given: JsonObject): Promise<{ text: string; isError: boolean }>;
}

export interface SessionOptions {
  /** Milliseconds that any one answer may take, the start included. */
  readonly timeout: number;
  readonly signal: AbortSignal;
  /** Called once the session has ended, or did not begin. */
  release?(): Promise<void>;
}

/** More pages than any server has: one that never ends its list is broken. */
const mostTools = 10_000;

export async function openSession(
  label: string,
  transport: Transport,
  { timeout, signal, release }: SessionOptions,
): Promise<Session> {
  // Loaded where it is used: a tenth of a second that most commands need not spend.
  const { Client } = await import('@modelcontextprotocol/sdk/client/index.js');
  const client = new Client({ name: 'toolloom', version: '0.1.0' });
  const close = async (): Promise<void> => {
    await client.close();
    await release?.();
  };
  // A signal of its own for each request: the SDK never takes its listener off, and the run's signal lives as
  // long as the run.
  const options = () => ({ timeout, signal: AbortSignal.any([signal]) });
  try {
    await client.connect(transport, options());
  } catch (cause) {
    await close();
    throw new ServerError('did not start', `${label}: ${messageOf(cause)}`, { cause });
  }
  const answered = async <Answer>(what: string, answer: Promise<Answer>): Promise<Answer> => {
    try {
      return await answer;
    } catch (cause) {
      throw new ServerError('did not answer', `${label}: ${what}: ${messageOf(cause)}`, { cause });
    }
  };
  return {
    name: client.getServerVersion()?.name,
    version: client.getServerVersion()?.version,
    async listTools() {
      const tools: ListedTool[] = [];
      let cursor: string | undefined;
      do {
        const page = await answered(
          'tools/list',
          client.listTools(cursor === undefined ? {} : { cursor }, options()),
        );
        const parsed = z.array(listedToolSchema).safeParse(page.tools);
        if (!parsed.success)
          throw new ServerError(
            'answered rubbish',
            `${label}: tools/list: ${parsed.error.issues[0]?.message}`,
          );
        tools.push(...parsed.data);
        cursor = page.nextCursor;
      } while (cursor !== undefined && tools.length < mostTools);
      return tools;
    },
    async callTool(name, given) {
      const result = await answered(name, client.callTool({ name, arguments: given }, undefined, options()));
      return { text: textOf(result.content), isError: result.isError === true };
    },
    [Symbol.asyncDispose]: close,
  };
}

const contentSchema = z.array(z.looseObject({ type: z.string(), text: z.string().optional() }));

function textOf(content: unknown): string {
  return contentSchema
    .parse(content)
    .map((part) => part.text ?? `(${part.type})`)
    .join('\n');
}
