// The client of the official SDK, connected to one task of a server.
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import type { PlayedTurn } from './served.ts';

export interface McpPlayer extends AsyncDisposable {
  readonly client: Client;
  call(turn: PlayedTurn): Promise<McpResult>;
  /** Ends the session at the server, which has to be there. */
  end(): Promise<void>;
}

interface McpResult {
  readonly text: string;
  readonly isError: boolean;
  readonly outcome: Record<string, unknown> | undefined;
}

export async function mcpPlayer(url: string, headers: Record<string, string> = {}): Promise<McpPlayer> {
  const client = new Client({ name: 'player', version: '1.0.0' });
  const transport = new StreamableHTTPClientTransport(new URL(url), { requestInit: { headers } });
  // The SDK's own transport lacks `undefined` in the types of its optional members.
  await client.connect(transport as Parameters<Client['connect']>[0]);
  return {
    client,
    async call({ name, given }) {
      const { content, isError, _meta } = await client.callTool({ name, arguments: given });
      const texts = content as { text: string }[]; // this server sends nothing else
      return {
        text: texts.map(({ text }) => text).join(''),
        isError: isError === true,
        outcome: _meta?.['toolloom/outcome'] as Record<string, unknown> | undefined, // as docs/serve.md says
      };
    },
    end: () => transport.terminateSession(),
    [Symbol.asyncDispose]: () => client.close(),
  };
}
