// The JSON-RPC of OpenEnv: sessions, and tools without steps. It looks like MCP but is not: there is no initialization,
// and the session is a parameter. `MCPToolClient` lists and calls tools this way.
import { z } from 'zod';
import type { JsonObject } from '../../schemas/json.ts';
import { EpisodeError } from '../episodes/episode.ts';
import { FullError } from '../episodes/session-table.ts';
import { HttpError } from '../http/exchange.ts';
import type { OpenEnvSession } from './session.ts';
import { type OpenEnvSessions, unknownSession } from './sessions.ts';

const requestSchema = z.object({
  jsonrpc: z.literal('2.0'),
  method: z.string(),
  params: z.record(z.string(), z.json()).default({}),
  id: z.union([z.string(), z.int()]).nullish(),
});

const callSchema = z.object({
  name: z.string().min(1),
  arguments: z.record(z.string(), z.json()).default({}),
});

const codes = { request: -32600, method: -32601, params: -32602, internal: -32603, server: -32000 } as const;

class RpcError extends Error {
  override readonly name = 'RpcError';
  readonly code: number;

  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

export interface RpcSetting {
  readonly sessions: OpenEnvSessions;
  /** The session of the WebSocket that the request came over. */
  readonly own?: OpenEnvSession;
  onError(error: unknown): void;
}

/** Never rejects: what goes wrong is in the answer. */
export async function rpcAnswer(body: unknown, setting: RpcSetting): Promise<object> {
  const parsed = requestSchema.safeParse(body);
  if (!parsed.success)
    return failure(codes.request, `Invalid request: ${z.prettifyError(parsed.error).replaceAll('\n', ' ')}`);
  const { method, params, id = null } = parsed.data;
  try {
    const result = await resultOf(method, params as JsonObject, setting); // the schema says so
    return { jsonrpc: '2.0', id, result };
  } catch (error) {
    if (error instanceof RpcError) return failure(error.code, error.message, id);
    if (error instanceof HttpError) return failure(codes.params, error.message, id);
    if (error instanceof FullError) return failure(codes.server, error.message, id);
    if (error instanceof EpisodeError) return failure(codes.internal, error.message, id);
    setting.onError(error);
    return failure(codes.internal, 'internal error; the log of the server says why', id);
  }
}

const failure = (code: number, message: string, id: string | number | null = null): object => ({
  jsonrpc: '2.0',
  id,
  error: { code, message, data: null },
});

async function resultOf(method: string, params: JsonObject, setting: RpcSetting): Promise<object> {
  const { sessions, own } = setting;
  switch (method) {
    case 'openenv/session/create':
      return { session_id: (own ?? (await sessions.create())).id };
    case 'openenv/session/close': {
      const id = sessionId(params);
      if (!sessions.find(id)) throw new RpcError(codes.params, unknownSession);
      sessions.close(id);
      return { session_id: id, closed: true };
    }
    case 'tools/list':
      return await sessions.use(own?.id ?? sessionId(params), async (session) => ({
        tools: session.tools(),
      }));
    case 'tools/call':
      return await sessions.use(own?.id ?? sessionId(params), (session) => calledTool(params, session));
    default:
      throw new RpcError(codes.method, `there is no method ${method.slice(0, 80)}`);
  }
}

function sessionId({ session_id: id }: JsonObject): string {
  if (typeof id === 'string') return id;
  throw new RpcError(codes.params, 'params needs session_id, as openenv/session/create returned it');
}

/** In the form of a result of FastMCP: clients take `data` out of it, and `meta` is for programs. */
async function calledTool(params: JsonObject, session: OpenEnvSession): Promise<object> {
  const parsed = callSchema.safeParse(params);
  if (!parsed.success) throw new RpcError(codes.params, z.prettifyError(parsed.error).replaceAll('\n', ' '));
  const { name, arguments: given } = parsed.data;
  const { text, isError, outcome } = await session.call(name, given as JsonObject); // the schema says so
  return {
    content: [{ type: 'text', text }],
    structured_content: null,
    data: text,
    is_error: isError,
    meta: outcome ?? null,
  };
}
