// What one MCP client sees: the tools of an episode, and its system prompt and request as a prompt and as resources.
import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import {
  CallToolRequestSchema,
  type CallToolResult,
  ErrorCode,
  GetPromptRequestSchema,
  ListPromptsRequestSchema,
  ListResourcesRequestSchema,
  ListToolsRequestSchema,
  McpError,
  ReadResourceRequestSchema,
  type Tool,
} from '@modelcontextprotocol/sdk/types.js';
import { BugError } from '../../pipeline/errors.ts';
import type { JsonObject } from '../../schemas/json.ts';
import { controls } from '../controls.ts';
import { type Answer, type Episode, EpisodeError, type Look } from '../episodes/episode.ts';
import type { Outcome } from '../episodes/outcome.ts';
import { HttpError } from '../http/exchange.ts';

/** Where a result holds the outcome: hosts show a model what is in `content`, and keep `_meta` for programs. */
export const outcomeKey = 'toolloom/outcome';

/** The names that a program needs, under this key of the experimental capabilities. */
const episodeKey = 'toolloom/episode';

export interface Client {
  /** The episode that the client plays now. */
  episode(): Episode;
  /** Plays another one from now on. */
  reset(given: JsonObject): Promise<void>;
  /** Hears of errors that the client may not see. */
  onError(error: unknown): void;
}

/** A validator compiles schemas that servers ask users to fill in. Nobody is asked here, and each takes memory. */
const noValidator = {
  getValidator: () => {
    throw new BugError('no schema is to be validated');
  },
};

export function mcpServer(client: Client, version: string): Server {
  const { address, look } = client.episode();
  const server = new Server(
    { name: 'toolloom', version },
    {
      instructions: instructionsOf(look),
      jsonSchemaValidator: noValidator,
      capabilities: {
        tools: { listChanged: true },
        prompts: { listChanged: true },
        resources: { listChanged: true },
        experimental: { [episodeKey]: { ...address, reply: look.reply.name, ...controls } },
      },
    },
  );
  server.setRequestHandler(ListToolsRequestSchema, async () => ({
    tools: client.episode().look.tools.map(listed),
  }));
  server.setRequestHandler(
    CallToolRequestSchema,
    async ({ params: { name, arguments: given = {} } }) => callTool(name, given as JsonObject, client), // it came as JSON
  );
  showPrompt(server, client);
  showResources(server, client);
  return server;
}

const listed = ({ name, description, inputSchema }: Look['tools'][number]): Tool => ({
  name,
  description,
  inputSchema: { ...inputSchema, type: 'object' },
});

async function callTool(name: string, given: JsonObject, client: Client): Promise<CallToolResult> {
  try {
    return await madeCall(name, given, client);
  } catch (error) {
    if (error instanceof EpisodeError) throw new McpError(ErrorCode.InternalError, error.message);
    if (error instanceof HttpError) throw new McpError(ErrorCode.InvalidParams, error.message);
    client.onError(error);
    throw new McpError(ErrorCode.InternalError, 'internal error; the log of the server says why');
  }
}

async function madeCall(name: string, given: JsonObject, client: Client): Promise<CallToolResult> {
  if (name === controls.leave) return outcomeResult(await client.episode().leave());
  if (name !== controls.reset) return resultOf(await client.episode().act(name, given));
  await client.reset(given);
  const { address, look } = client.episode();
  return {
    content: [{ type: 'text', text: `Task ${address.task}, trial ${address.trial}.` }],
    _meta: { [episodeKey]: { ...address, reply: look.reply.name, ...controls } },
  };
}

const resultOf = ({ text, isError, outcome }: Answer): CallToolResult => ({
  content: [{ type: 'text', text }],
  ...(isError ? { isError } : {}),
  ...(outcome ? { _meta: { [outcomeKey]: outcome } } : {}),
});

const outcomeResult = (outcome: Outcome): CallToolResult => ({
  content: [{ type: 'text', text: 'The episode is over.' }],
  _meta: { [outcomeKey]: outcome },
});

export const instructionsOf = ({ systemPrompt, reply }: Look): string =>
  `${systemPrompt}\n\nYou talk to the user by the tool ${reply.name}. Nothing else that you write reaches the user.`;

const opening = 'opening';

function showPrompt(server: Server, client: Client): void {
  server.setRequestHandler(ListPromptsRequestSchema, async () => ({
    prompts: [{ name: opening, description: 'what the user says first' }],
  }));
  server.setRequestHandler(GetPromptRequestSchema, async ({ params: { name } }) => {
    if (name !== opening) throw new McpError(ErrorCode.InvalidParams, `there is no prompt ${name}`);
    const { request } = client.episode().look;
    return { messages: [{ role: 'user', content: { type: 'text', text: request } }] };
  });
}

function showResources(server: Server, client: Client): void {
  const resources: Readonly<Record<string, (look: Look) => string>> = {
    'system-prompt': ({ systemPrompt }) => systemPrompt,
    request: ({ request }) => request,
  };
  const prefix = 'toolloom://episode/';
  server.setRequestHandler(ListResourcesRequestSchema, async () => ({
    resources: Object.keys(resources).map((name) => ({
      name,
      uri: `${prefix}${name}`,
      mimeType: 'text/plain',
    })),
  }));
  server.setRequestHandler(ReadResourceRequestSchema, async ({ params: { uri } }) => {
    const read = uri.startsWith(prefix)
      ? Object.entries(resources).find(([name]) => uri === prefix + name)
      : undefined;
    if (!read) throw new McpError(ErrorCode.InvalidParams, `there is no resource ${uri}`);
    return { contents: [{ uri, mimeType: 'text/plain', text: read[1](client.episode().look) }] };
  });
}
