// A small client of OpenEnv over its WebSocket, written against the protocol and not against our server.
import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { PlayedTurn } from './served.ts';

export interface OpenEnvMessage {
  readonly type: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into it with matchers
  readonly data: any;
}

export interface OpenEnvPlayer extends AsyncDisposable {
  send(message: unknown): Promise<OpenEnvMessage>;
  call(turn: PlayedTurn): Promise<OpenEnvMessage>;
  /** Resolves to the code with which the server closes the socket. */
  readonly closed: Promise<number>;
}

export async function openEnvPlayer(
  url: string,
  headers: Record<string, string> = {},
): Promise<OpenEnvPlayer> {
  const socket = new WebSocket(url.replace('http', 'ws'), { headers });
  socket.on('error', () => {}); // `closed` tells the end
  const closed = new Promise<number>((resolve) => socket.once('close', resolve));
  await once(socket, 'open');
  const send = async (message: unknown): Promise<OpenEnvMessage> => {
    const answered = once(socket, 'message');
    socket.send(typeof message === 'string' ? message : JSON.stringify(message));
    const [data] = await answered;
    return JSON.parse(String(data));
  };
  return {
    send,
    closed,
    call: ({ name, given }) =>
      send({ type: 'step', data: { type: 'call_tool', tool_name: name, arguments: given } }),
    async [Symbol.asyncDispose]() {
      socket.close();
      await closed;
    },
  };
}
