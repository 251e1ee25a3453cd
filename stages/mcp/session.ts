// A session with an MCP server over any transport: every page of its tools, its calls, and errors that say
// what is wrong with it.
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import { z } from 'zod';
import { messageOf } from '../../pipeline/errors.ts';
import { isTooDeep, tooDeep } from '../../pipeline/json/foreign-json.ts';
import { namedRedactor } from '../../pipeline/secrets.ts';
import { signalLike } from '../../pipeline/when-aborted.ts';
import type { JsonObject } from '../../schemas/json.ts';
import { pageSchema, readToolList, type ToolList } from './listed-tools.ts';
import { codeOf, type Explanation, isTimeout, ServerError, serverFailure } from './server-failure.ts';

export interface ServerSession extends AsyncDisposable {
  readonly name: string | undefined;
  readonly version: string | undefined;
  /** What the server tells a model about itself. */
  readonly instructions: string | undefined;
  /** Every page of tools/list. */
  listTools(): Promise<ToolList>;
  /** A call that the server refuses is an answer too, with `isError`. A server that is gone throws. */
  callTool(name: string, given: JsonObject): Promise<CallAnswer>;
}

interface CallAnswer {
  readonly text: string;
  readonly isError: boolean;
}

export interface SessionOptions {
  /** Milliseconds that any one answer may take, the start included. */
  readonly timeout: number;
  readonly signal: AbortSignal;
  /** What the transport knows about a server that failed. */
  explain?(): Explanation;
  /** Values that no error may show, each with the name that stands in for it. */
  readonly secrets?: ReadonlyMap<string, string>;
  /** Called once the session has ended, or did not begin. */
  release?(): Promise<void>;
}

const nothingKnown: Explanation = { text: '', isPermanent: false };

export async function openSession(
  label: string,
  transport: Transport,
  { timeout, signal, explain = () => nothingKnown, secrets = new Map(), release }: SessionOptions,
): Promise<ServerSession> {
  // Loaded where it is used: a tenth of a second that most commands need not spend.
  const { Client } = await import('@modelcontextprotocol/sdk/client/index.js');
  const client = new Client({ name: 'toolloom', version: '0.1.0' });
  const close = async (): Promise<void> => {
    try {
      await client.close();
      await transport.close(); // the client forgets a transport that failed to start
    } finally {
      await release?.();
    }
  };
  // A signal of its own for each request: the SDK never takes its listener off, and the run's signal lives as
  // long as the run.
  const options = () => ({ timeout, signal: signalLike(signal) });
  const answerTo = async <Answer>(request: string, answer: Promise<Answer>): Promise<Answer> => {
    try {
      return await answer;
    } catch (cause) {
      if (cause instanceof ServerError) throw cause;
      signal.throwIfAborted();
      throw serverFailure({ label, request, timeout, cause, explanation: explain(), secrets });
    }
  };
  try {
    await answerTo('initialize', client.connect(transport, options()));
  } catch (error) {
    await close();
    throw error;
  }
  const clean = withoutSecretsOf(secrets);
  const send = async (method: string, params: object) =>
    clean(await client.request({ method, params: { ...params } }, z.looseObject({}), options()));
  return {
    name: client.getServerVersion()?.name,
    version: client.getServerVersion()?.version,
    instructions: client.getInstructions(),
    listTools: () =>
      readToolList(async (cursor) => {
        const sent = send('tools/list', cursor === undefined ? {} : { cursor });
        return parsedAnswer(`${label}: tools/list`, pageSchema, await answerTo('tools/list', sent));
      }),
    async callTool(name, given) {
      const sent = send('tools/call', { name, arguments: given });
      const answer = sent.then(
        (result) => answerIn(`${label}: ${name}`, result),
        (cause) => refusalOf(cause, client.transport === undefined),
      );
      return answerTo(name, answer);
    },
    [Symbol.asyncDispose]: close,
  };
}

/** A server knows the values that it was given, and may say them anywhere in an answer. */
function withoutSecretsOf(secrets: ReadonlyMap<string, string>): (answer: object) => object {
  if (secrets.size === 0) return (answer) => answer;
  const redact = namedRedactor(secrets);
  return (answer) => JSON.parse(redact(JSON.stringify(answer))) as object; // it has the same shape as before
}

/** An error response of JSON-RPC: an unknown tool, invalid arguments, a tool that threw. */
function refusalOf(cause: unknown, isClosed: boolean): CallAnswer {
  const isOurs = codeOf(cause) === undefined || isClosed || isTimeout(cause);
  if (isOurs) throw cause;
  return { text: messageOf(cause), isError: true };
}

const resultSchema = z.looseObject({
  content: z.array(z.looseObject({ type: z.string(), text: z.string().nullish() })).nullish(),
  structuredContent: z.unknown().optional(),
  isError: z.boolean().nullish(),
});

/** A server may leave out the text where it gives structured content. */
function answerIn(what: string, result: unknown): CallAnswer {
  const { content, structuredContent, isError } = parsedAnswer(what, resultSchema, result);
  const parts = content ?? [];
  const text = parts.map((part) => part.text ?? `(${part.type})`).join('\n');
  const isStructured = parts.length === 0 && structuredContent !== undefined;
  if (isStructured && isTooDeep(structuredContent))
    throw new ServerError('answered rubbish', `${what}: its result is ${tooDeep}`);
  return { text: isStructured ? JSON.stringify(structuredContent) : text, isError: isError === true };
}

function parsedAnswer<Answer>(what: string, schema: z.ZodType<Answer>, answer: unknown): Answer {
  const { data, error } = schema.safeParse(answer);
  if (data !== undefined) return data;
  const [issue] = error?.issues ?? [];
  throw new ServerError('answered rubbish', `${what}: ${issue?.path.join('.')}: ${issue?.message}`);
}
