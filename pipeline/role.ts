// Role: a named use of a model. The prompt is its first path; the procedure answers where the config binds it
// to `offline`.
import { z } from 'zod';
import type { JsonObject } from '../schemas/json.ts';
import { ReplyError, type ReplyFault } from './errors.ts';
import type { Random } from './hash.ts';
import { jsonIn } from './json/json-in-text.ts';
import type { Call, Model, Reply, Request } from './models/model.ts';
import { withoutNulls } from './models/openai/strict-schema.ts';

export interface Role<Input, Truth, Output> {
  readonly name: string;
  /** One line for the help text and the docs. */
  readonly summary: string;
  /** Every output, whoever gave it, fits this. */
  readonly output: z.ZodType<Output>;
  /** An input to render the prompt for: the golden file, the prompt's hash and its length come from it. */
  readonly example: Input;
  /** Never receives the truth. */
  prompt(input: Input): Request;
  /** Throws a ReplyError that a model can act on. */
  parse(reply: Reply, input: Input): Output;
  /**
   * The answer without a model. `truth` is what only a procedure may know: the oracle, which vice to play.
   */
  procedure(input: Input, truth: Truth, random: Random): Output;
}

// biome-ignore lint/suspicious/noExplicitAny: Input and Truth occur on both sides of functions, so no other type admits all roles
export type AnyRole = Role<any, any, any>;

/** Where a role's answers come from. */
export type Binding = { readonly kind: 'procedure' } | { readonly kind: 'model'; readonly model: Model };

export interface Answer<Output> {
  readonly output: Output;
  /** Every reply that was asked for it: one, or two where the first was sent back. */
  readonly replies: readonly Reply[];
  /** JSON of the reply had to be mended before it parsed. */
  readonly isRepaired: boolean;
}

/**
 * Asks a model and parses. A reply that does not parse is shown to the model once, with the reason; when that
 * comes to nothing both replies are retracted, so that the unit gets others when it is tried again.
 */
export async function askModel<Input, Output>(
  role: Role<Input, never, Output>,
  input: Input,
  model: Model,
  call: Call,
): Promise<Answer<Output>> {
  const request = role.prompt(input);
  const first = await model.complete(request, call);
  const replies = [first];
  const answer = (reply: Reply): Answer<Output> => {
    const parsed = role.parse(usable(role.name, reply), input);
    return { output: parsed, replies, isRepaired: reply.repaired === true || mended.has(reply) };
  };
  try {
    return answer(first);
  } catch (error) {
    if (!(error instanceof ReplyError)) throw error;
    call.span.event('repair', { fault: error.fault, 'error.message': error.issues.join('; ') });
    try {
      if (!error.isMendable) throw error;
      const second = await model.complete(repairRequest(request, first, error), call);
      replies.push(second);
      return answer(second);
    } catch (last) {
      if (last instanceof ReplyError) for (const reply of replies) await model.retract?.(reply);
      throw last;
    }
  }
}

/** Checks what holds for the replies to every role. */
function usable(role: string, reply: Reply): Reply {
  const fail = (fault: ReplyFault, issue: string): never => {
    throw new ReplyError(fault, role, reply.content, [issue]);
  };
  if (reply.finish === 'length') fail('length', 'it was cut off at the length limit; allow more tokens');
  if (reply.finish === 'content_filter') fail('content_filter', 'the endpoint filtered it');
  if (reply.finish === 'refusal') fail('refusal', 'the model refused');
  if (reply.content.trim() === '' && reply.toolCalls.length === 0)
    fail('empty', 'it holds neither text nor a call');
  const broken = reply.toolCalls.find((call) => call.unparsed !== undefined);
  if (broken)
    fail(
      'bad_arguments',
      `the arguments of ${broken.name} are no JSON object: ${broken.unparsed?.slice(0, 200)}`,
    );
  return reply;
}

function repairRequest(request: Request, reply: Reply, error: ReplyError): Request {
  const complaint = `That reply cannot be used: ${error.issues.join('; ')}. Send the whole reply again, corrected. Nothing else.`;
  const calls = reply.toolCalls.map(
    ({ name, arguments: given, unparsed }) => `${name}(${unparsed ?? JSON.stringify(given)})`,
  );
  const said = [reply.content, ...calls].filter((part) => part !== '').join('\n');
  return {
    ...request,
    messages: [
      ...request.messages,
      { role: 'assistant', content: said === '' ? '(nothing)' : said },
      { role: 'user', content: complaint },
    ],
  };
}

/** Replies whose JSON did not parse as it was. */
const mended = new WeakSet<Reply>();

/**
 * The parser of a role whose replies are JSON: out of fences and prose, mended only when it does not parse,
 * then validated.
 */
export function asJson<Output>(role: string, schema: z.ZodType<Output>): (reply: Reply) => Output {
  const shape = schemaOf(schema);
  return (reply) => {
    const found = jsonIn(reply.content);
    if (!found) throw new ReplyError('not_json', role, reply.content, ['it holds no JSON that parses']);
    if (found.isRepaired) mended.add(reply);
    const parsed = schema.safeParse(withoutNulls(shape, found.value));
    if (parsed.success) return parsed.data;
    throw new ReplyError(
      'schema',
      role,
      reply.content,
      parsed.error.issues.map((issue) => `${issue.path.join('.') || 'reply'}: ${issue.message}`),
    );
  };
}

const shapes = new WeakMap<z.ZodType, JsonObject>();

/**
 * JSON Schema of a role's output, as prompts and structured requests show it. The same object for the same
 * schema.
 */
export function schemaOf(schema: z.ZodType): JsonObject {
  const known = shapes.get(schema);
  if (known) return known;
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' });
  const shape = rest as JsonObject; // JSON Schema is JSON
  shapes.set(schema, shape);
  return shape;
}
