// The WebSocket of an OpenEnv client: reset, step, state, and close as messages, answered one by one in their order.
import type { WebSocket } from 'ws';
import { z } from 'zod';
import { foreignJson, tooDeep } from '../../pipeline/json/foreign-json.ts';
import { EpisodeError } from '../episodes/episode.ts';
import { FullError } from '../episodes/session-table.ts';
import { HttpError } from '../http/exchange.ts';
import { rpcAnswer } from './json-rpc.ts';
import { actionSchema, type OpenEnvSession, resetSchema } from './session.ts';
import { type OpenEnvSessions, unknownSession } from './sessions.ts';

const messageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('reset'), data: resetSchema }),
  z.object({ type: z.literal('step'), data: actionSchema }),
  z.object({ type: z.literal('state') }),
  z.object({ type: z.literal('close') }),
  z.object({ type: z.literal('mcp'), data: z.unknown() }),
]);
type Message = z.infer<typeof messageSchema>;

/** Messages that wait for their turn. Clients send one and wait for its answer. */
const mostWaiting = 64;

interface Line {
  readonly socket: WebSocket;
  readonly sessions: OpenEnvSessions;
  onError(error: unknown): void;
}

/** `wanted`: the ID of a session that was opened over HTTP, or else one is opened that ends with the socket. */
export function talkOver(line: Line, wanted: string | null): void {
  const { socket, sessions, onError } = line;
  const opening = wanted === null ? sessions.create() : Promise.resolve().then(() => free(wanted, sessions));
  let waiting = 0;
  let last: Promise<unknown> = opening.then(
    (session) => session.attach(() => socket.close(1001, 'the session was closed')),
    (error: unknown) => {
      send(socket, failure(codeOf(error, 'SESSION_ERROR'), textOf(error, onError)));
      socket.close(1013);
    },
  );
  socket.on('error', () => socket.terminate()); // of the protocol, or of the connection
  socket.on('message', (data) => {
    waiting += 1;
    if (waiting > mostWaiting) return socket.close(1008, 'too many messages at once');
    last = last.then(async () => {
      waiting -= 1;
      const session = await opening.catch(() => undefined);
      const answer = session && (await answerTo(data.toString(), session, line));
      if (answer) send(socket, answer);
    });
  });
  socket.on('close', () => {
    opening.then(
      (session) => (wanted === null ? sessions.close(session.id) : session.attach(undefined)),
      () => {}, // there is nothing to close
    );
  });
}

function free(id: string, sessions: OpenEnvSessions): OpenEnvSession {
  const session = sessions.find(id);
  if (!session) throw new HttpError(404, unknownSession);
  if (session.isAttached) throw new HttpError(409, 'another WebSocket works on this session already');
  return session;
}

async function answerTo(text: string, { id }: OpenEnvSession, line: Line): Promise<object | undefined> {
  try {
    const message = messageIn(text);
    if (!('type' in message)) return message.failure;
    if (message.type === 'close') return void line.socket.close(1000);
    return await line.sessions.use(id, (session) => resultOf(message, session, line));
  } catch (error) {
    return failure(codeOf(error, 'EXECUTION_ERROR'), textOf(error, line.onError));
  }
}

async function resultOf(message: Message, session: OpenEnvSession, line: Line): Promise<object | undefined> {
  switch (message.type) {
    case 'reset':
      return { type: 'observation', data: await session.reset(message.data) };
    case 'step':
      return { type: 'observation', data: await session.step(message.data) };
    case 'state':
      return { type: 'state', data: session.state() };
    case 'mcp':
      return { type: 'mcp', data: await rpcAnswer(message.data, { ...line, own: session }) };
    case 'close':
      return undefined;
  }
}

function messageIn(text: string): Message | { readonly failure: object } {
  const value = foreignJson(text);
  if (value === undefined)
    return { failure: failure('INVALID_JSON', `the message is not JSON, or ${tooDeep}`) };
  const parsed = messageSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const isUnknown = parsed.error.issues.some(({ path }) => path.length === 1 && path[0] === 'type');
  const code = isUnknown ? 'UNKNOWN_TYPE' : 'VALIDATION_ERROR';
  return {
    failure: failure(
      code,
      `the message does not fit: ${z.prettifyError(parsed.error).replaceAll('\n', ' ')}`,
    ),
  };
}

const failure = (code: string, message: string): object => ({ type: 'error', data: { message, code } });

const codeOf = (error: unknown, usual: string): string =>
  error instanceof FullError ? 'CAPACITY_REACHED' : usual;

function textOf(error: unknown, onError: Line['onError']): string {
  if (error instanceof HttpError || error instanceof FullError || error instanceof EpisodeError)
    return error.message;
  onError(error);
  return 'internal error; the log of the server says why';
}

function send(socket: WebSocket, message: object): void {
  if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message));
}
