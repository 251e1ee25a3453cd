// MCP over streamable HTTP. Each client has a session of its own, which begins with a task: /mcp/TASK.
import { randomUUID } from 'node:crypto';
import type { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { isInitializeRequest } from '@modelcontextprotocol/sdk/types.js';
import { z } from 'zod';
import type { JsonObject } from '../../schemas/json.ts';
import type { Backstage } from '../backstage.ts';
import type { Episode, PlayAddress } from '../episodes/episode.ts';
import { type Exchange, HttpError, headerOf, jsonBody } from '../http/exchange.ts';
import { mcpServer } from './server.ts';

const addressSchema = z.object({
  task: z.string(),
  trial: z.coerce.number().int().nonnegative().max(1e6).default(0),
});

class McpSession implements AsyncDisposable {
  readonly #backstage: Backstage;
  #episode: Episode;
  readonly #server: Server;
  readonly transport: StreamableHTTPServerTransport;

  constructor(id: string, episode: Episode, backstage: Backstage) {
    this.#backstage = backstage;
    this.#episode = episode;
    this.#server = mcpServer(
      {
        episode: () => this.#episode,
        reset: (given) => this.#reset(given),
        onError: backstage.onError,
      },
      backstage.version,
    );
    this.transport = new StreamableHTTPServerTransport({
      sessionIdGenerator: () => id,
      // A stream is kept alive while a model plays the user; without one, nothing takes long.
      enableJsonResponse: !backstage.asksModels,
    });
  }

  async connect(): Promise<void> {
    // The SDK's own transport lacks `undefined` in the types of its optional members.
    await this.#server.connect(this.transport as Parameters<Server['connect']>[0]);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#server.close();
    await this.#episode[Symbol.asyncDispose]();
  }

  async #reset(given: JsonObject): Promise<void> {
    const before = this.#episode;
    this.#episode = await this.#backstage.openEpisode(addressIn(given));
    await before[Symbol.asyncDispose]();
    await this.#server.sendToolListChanged();
    await this.#server.sendPromptListChanged();
    await this.#server.sendResourceListChanged();
  }
}

function addressIn(given: object): PlayAddress {
  const parsed = addressSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new HttpError(
    400,
    'which task? Use /mcp/TASK or /mcp?task=TASK with the ID of a task, and trial=N for another play of it',
  );
}

export function mcpEndpoint(backstage: Backstage): (exchange: Exchange) => Promise<void> {
  const { table } = backstage;
  return async (exchange) => {
    const { method } = exchange.request;
    if (method === 'GET' || method === 'DELETE') return await listenOrEnd(exchange);
    const body = await jsonBody(exchange.request);
    const id = headerOf(exchange.request, 'mcp-session-id');
    if (id === undefined && isInitializeRequest(body)) return await begin(exchange, body);
    const made = await table.use(id ?? '', McpSession, async ({ transport }) => {
      await transport.handleRequest(exchange.request, exchange.response, body);
      return true;
    });
    if (!made) throw unknownSession(id);
  };

  async function listenOrEnd({ request, response }: Exchange): Promise<void> {
    const id = headerOf(request, 'mcp-session-id');
    const session = table.touch(id ?? '', McpSession);
    if (!session) throw unknownSession(id);
    // The stream of a GET stays open until the session ends.
    await session.transport.handleRequest(request, response);
    if (request.method === 'DELETE') table.remove(id ?? '');
  }

  async function begin({ request, response, url }: Exchange, body: unknown): Promise<void> {
    const address = addressIn(taskIn(url));
    const id = randomUUID();
    const session = await table.open(id, async () => {
      const opened = new McpSession(id, await backstage.openEpisode(address), backstage);
      await opened.connect();
      return opened;
    });
    await session.transport.handleRequest(request, response, body);
    if (session.transport.sessionId === undefined) table.remove(id); // its first message was refused
  }
}

/** From /mcp/TASK?trial=1 or /mcp?task=TASK. */
function taskIn({ pathname, searchParams }: URL): Record<string, string> {
  const [, , task] = pathname.split('/');
  return { ...Object.fromEntries(searchParams), ...(task ? { task: decodeURIComponent(task) } : {}) };
}

const unknownSession = (id: string | undefined): HttpError =>
  id === undefined
    ? new HttpError(
        400,
        'the request has no Mcp-Session-Id; a session begins with an initialize request to /mcp/TASK',
      )
    : new HttpError(404, 'there is no such session, or it was idle for too long; begin another one');
