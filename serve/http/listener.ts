// The HTTP server: guards every request, hands it on, and turns errors into answers.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { messageOf, UsageError } from '../../pipeline/errors.ts';
import { EpisodeError } from '../episodes/episode.ts';
import { FullError } from '../episodes/session-table.ts';
import { type Exchange, HttpError, sendJson } from './exchange.ts';
import { type GuardSettings, guardFor } from './guard.ts';

interface ListenerOptions extends GuardSettings {
  /** 0 for any that is free. */
  readonly port: number;
  handle(exchange: Exchange): Promise<void>;
  /** Hears of errors that no answer tells about. */
  onError(error: unknown): void;
}

export interface Listener {
  readonly port: number;
  /** Ends all connections. */
  close(): Promise<void>;
}

export async function listen({ host, token, port, handle, onError }: ListenerOptions): Promise<Listener> {
  const check = guardFor({ host, token });
  const server = createServer(async (request, response) => {
    try {
      check(request);
      await handle({ request, response, url: urlOf(request) });
    } catch (error) {
      if (!(error instanceof HttpError || error instanceof EpisodeError || error instanceof FullError))
        onError(error);
      answerError(response, error);
    }
  });
  await listening(server, host, port);
  const { port: bound } = server.address() as AddressInfo; // it listens on a port
  return {
    port: bound,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
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

async function listening(server: Server, host: string, port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) =>
      reject(
        new UsageError(
          `cannot listen on ${host}:${port} (${messageOf(error)}); choose another --port or --host`,
          { cause: error },
        ),
      ),
    );
    server.listen({ host, port }, resolve);
  });
}
