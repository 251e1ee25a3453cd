// The HTTP server: guards every request, hands it on, and turns errors into answers.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { messageOf, UsageError } from '../../pipeline/errors.ts';
import { EpisodeError } from '../episodes/episode.ts';
import { FullError } from '../episodes/session-table.ts';
import { type Exchange, HttpError, headerOf, sendJson } from './exchange.ts';
import { type GuardSettings, guardFor } from './guard.ts';
import { plainResponse, type Upgrade } from './upgrade.ts';

interface ListenerOptions extends GuardSettings {
  /** 0 for any that is free. */
  readonly port: number;
  /** The option of the command line that the port comes from. */
  readonly flag: '--port' | '--gym-port';
  handle(exchange: Exchange): Promise<void>;
  /** Makes a WebSocket of a connection. Without it there are none, and the wish for one is ignored. */
  upgrade?(upgrade: Upgrade): void;
  /** Hears of errors that no answer tells about. */
  onError(error: unknown): void;
}

export interface Listener {
  readonly port: number;
  /** Ends all connections. */
  close(): Promise<void>;
}

export async function listen(options: ListenerOptions): Promise<Listener> {
  const check = guardFor(options);
  const fail = (response: ServerResponse, error: unknown): void => {
    if (!(error instanceof HttpError || error instanceof EpisodeError || error instanceof FullError))
      options.onError(error);
    answerError(response, error);
  };
  const server = createServer(async (request, response) => {
    try {
      check(request);
      await options.handle({ request, response, url: urlOf(request) });
    } catch (error) {
      fail(response, error);
    }
  });
  const upgraded = upgradedBy(server, { ...options, check, fail });
  await listening(server, options);
  const { port: bound } = server.address() as AddressInfo; // it listens on a port
  return {
    port: bound,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
        for (const connection of upgraded) connection.destroy();
      }),
  };
}

interface Upgrading extends Pick<ListenerOptions, 'upgrade'> {
  check(request: IncomingMessage): void;
  fail(response: ServerResponse, error: unknown): void;
}

/** The connections that are no longer about requests, and that the server does not close. */
function upgradedBy(server: Server, { upgrade, check, fail }: Upgrading): ReadonlySet<Socket> {
  const upgraded = new Set<Socket>();
  if (!upgrade) return upgraded;
  server.on('upgrade', (request, duplex, head) => {
    const connection = duplex as Socket; // a server of HTTP has no other streams
    upgraded.add(connection);
    connection.once('close', () => upgraded.delete(connection));
    connection.on('error', () => connection.destroy());
    try {
      check(request);
      if (headerOf(request, 'upgrade')?.toLowerCase() !== 'websocket')
        throw new HttpError(400, 'only WebSockets are offered; send the request without the header Upgrade');
      upgrade({ request, connection, head, url: urlOf(request) });
    } catch (error) {
      fail(plainResponse(request, connection), error);
    }
  });
  return upgraded;
}

function urlOf({ url = '/' }: IncomingMessage): URL {
  const base = 'http://server';
  if (!URL.canParse(url, base)) throw new HttpError(400, 'the path of the request cannot be read');
  return new URL(url, base);
}

function answerError(response: ServerResponse, error: unknown): void {
  if (response.headersSent) {
    response.end();
    return;
  }
  const isOurs = error instanceof HttpError || error instanceof FullError || error instanceof EpisodeError;
  const status = error instanceof HttpError ? error.status : error instanceof FullError ? 503 : 500;
  sendJson(response, status, {
    detail: isOurs ? error.message : 'internal error; the log of the server says why',
  });
}

async function listening(server: Server, { host, port, flag }: ListenerOptions): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) =>
      reject(
        new UsageError(
          `cannot listen on ${host}:${port} (${messageOf(error)}); choose another ${flag} or --host`,
          { cause: error },
        ),
      ),
    );
    server.listen({ host, port }, resolve);
  });
}
