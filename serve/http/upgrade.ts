// Requests that want a WebSocket: one is made of the connection, or the request is answered with an error.
import { type IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import { mostBody } from './exchange.ts';

export interface Upgrade {
  readonly request: IncomingMessage;
  readonly connection: Socket;
  /** What came after the request. */
  readonly head: Buffer;
  readonly url: URL;
}

/** Messages may be as long as bodies. Compression would cost each connection some hundred KB. */
const server = new WebSocketServer({
  noServer: true,
  clientTracking: false,
  perMessageDeflate: false,
  maxPayload: mostBody,
});

/** A request that is no proper handshake is answered with an error, and `use` is not called. */
export function acceptSocket({ request, connection, head }: Upgrade, use: (socket: WebSocket) => void): void {
  server.handleUpgrade(request, connection, head, use);
}

/** For an answer that is no WebSocket. The connection ends after it. */
export function plainResponse(request: IncomingMessage, connection: Socket): ServerResponse {
  const response = new ServerResponse(request);
  response.shouldKeepAlive = false;
  response.assignSocket(connection);
  response.on('finish', () => connection.destroySoon());
  return response;
}
