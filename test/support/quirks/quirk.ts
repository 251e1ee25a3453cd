// How one server or provider differs from the specification of chat completions: in every answer of a play, in one piece
// and streamed, and in what it demands of requests.
import { type Fault, send, type WireRequest } from '../endpoint.ts';
import type { Choice, Chunk, Completion, Delivery, WireCall } from '../endpoint-answer.ts';

export interface Quirk {
  /** Where it is specified, or was reported. */
  readonly source: string;
  readonly strike: Fault;
  /** Settings of the model behind it. */
  readonly settings?: Record<string, unknown>;
}

interface Server {
  /** Changes the one choice of an answer. */
  choice?(choice: Choice, request: WireRequest): Partial<Choice>;
  message?(message: Choice['message'], request: WireRequest): object;
  call?(call: WireCall, index: number, request: WireRequest): object;
  completion?(completion: Completion): Completion;
  readonly delivery?: Delivery;
  /** Why it refuses a request with 400. */
  refuses?(request: WireRequest): string | undefined;
}

export function server({ choice, message, call, completion, delivery, refuses }: Server): Fault {
  const changed = (given: Choice, request: WireRequest): Choice => {
    const calls = given.message.tool_calls?.map((one, index) => ({ ...one, ...call?.(one, index, request) }));
    const withCalls = { ...given.message, ...(calls ? { tool_calls: calls } : {}) };
    const said = { ...given, message: { ...withCalls, ...message?.(withCalls, request) } };
    return { ...said, ...choice?.(said, request) };
  };
  return ({ request, response, answer }) => {
    const complaint = refuses?.(request);
    if (complaint !== undefined) return send(response, 400, { error: { message: complaint } });
    answer((whole) => {
      const made = { ...whole, choices: whole.choices.map((one) => changed(one, request)) };
      return completion ? completion(made) : made;
    }, delivery);
  };
}

type Piece = Record<string, unknown> & { function?: { name?: string; arguments?: unknown } };

/** A server that changes each piece of its calls; `name` is that of the call. */
export function pieces(change: (piece: Piece, name: string) => object): Delivery {
  return {
    chunks(chunks) {
      let name = '';
      return chunks.map((chunk) => ({
        ...chunk,
        choices: chunk.choices.map((choice) => {
          const list = choice.delta?.tool_calls as Piece[] | undefined; // as `callDeltas` makes them
          if (!list) return choice;
          const changed = list.map((piece) => {
            name = piece.function?.name ?? name;
            return change(piece, name);
          });
          return { ...choice, delta: { ...choice.delta, tool_calls: changed } };
        }),
      }));
    },
  };
}

/** A server that streams each call in one piece, changed. */
export function wholeCalls(change: (call: Piece) => object): Delivery {
  return {
    chunks(chunks) {
      const calls: Piece[] = [];
      const others = chunks.filter(({ choices: [choice] }) => {
        const list = (choice?.delta?.tool_calls ?? []) as Piece[]; // as `callDeltas` makes them
        for (const { function: part, ...head } of list) {
          if (part?.name !== undefined) calls.push({ ...head, function: { name: part.name, arguments: '' } });
          const last = calls.at(-1)?.function;
          if (last) last.arguments = `${last.arguments}${part?.arguments ?? ''}`;
        }
        return list.length === 0;
      });
      const made = calls.map(
        (call): Chunk => ({ choices: [{ index: 0, delta: { tool_calls: [change(call)] } }] }),
      );
      return [...others.slice(0, -2), ...made, ...others.slice(-2)];
    },
  };
}

/** The text of a reply whose server has no parser: its calls as the model writes them. */
export const asText = (write: (name: string, given: string) => string): Fault =>
  server({
    choice: ({ message: { content, tool_calls: calls } }) => ({
      message: {
        role: 'assistant',
        content:
          calls?.map(({ function: { name, arguments: given } }) => write(name, String(given))).join('\n') ??
          content,
      },
      finish_reason: 'stop',
    }),
  });

export const argumentsAs = (change: (given: string) => unknown): Fault =>
  server({
    call: ({ function: named }) => ({ function: { ...named, arguments: change(String(named.arguments)) } }),
  });
