// Role: a named use of a model. Its prompt is the first path; its procedure answers where the config binds
// the role to `offline`.
import { z } from 'zod';
import type { JsonObject } from '../schemas/json.ts';
import { RepeatedDefectError } from './defect-streaks.ts';
import { ReplyError, type ReplyFault } from './errors.ts';
import type { Random } from './hash.ts';
import { roundedIntegerIn, roundedIssue } from './json/exact-numbers.ts';
import { jsonIn } from './json/json-in-text.ts';
import { CallError } from './models/admission/call-error.ts';
import type { CallContext, Model, Reply, Request } from './models/model.ts';
import { leakIn } from './models/template-markers.ts';

export interface Role<Input, Truth, Output> {
  readonly name: string;
  /** One line for the help text and the docs. */
  readonly summary: string;
  /** Every output fits this schema, whether a model or the procedure gave it. */
  readonly output: z.ZodType<Output>;
  /** Its calls are turns of a dialogue or parts of one, where the next step waits for the reply. */
  readonly isDialogue?: true;
  /** Roles whose work this one judges. */
  readonly judges?: readonly string[];
  /** An input to render the prompt with. The golden file, the prompt's hash and its length come from it. */
  readonly example: Input;
  /**
   * Called before `prompt` where a model is asked, and by nobody else: adds to the input what takes time to find and only
   * a prompt needs.
   */
  prepare?(input: Input): Promise<Input>;
  /** Never receives the truth. */
  prompt(input: Input): Request;
  /** Throws a ReplyError whose issues a model can act on. */
  parse(reply: Reply, input: Input): ParsedReply<Output>;
  /**
   * The output without a model. `truth` is what only a procedure may know: the oracle, which vice to play.
   */
  procedure(input: Input, truth: Truth, random: Random): Output;
}

// biome-ignore lint/suspicious/noExplicitAny: Input and Truth are parameters; no other type admits all roles
export type AnyRole = Role<any, any, any>;

/** Where a role's outputs come from. */
export type Binding = { readonly kind: 'procedure' } | { readonly kind: 'model'; readonly model: Model };

interface ParsedReply<Output> {
  readonly output: Output;
  /** The JSON in the reply was broken and had to be repaired before it parsed. */
  readonly isRepaired: boolean;
}

/** Hears of every reply, and may end the run by what it throws. */
export interface ReplyWatch {
  used(): void;
  unusable(error: ReplyError): void;
  failed(error: CallError): void;
}

interface Asking {
  readonly model: Model;
  readonly call: CallContext;
  readonly watch?: ReplyWatch;
}

interface ModelAnswer<Output> extends ParsedReply<Output> {
  /** Every reply that was paid for: one, or two if the first was sent back. */
  readonly replies: readonly Reply[];
}

/**
 * Asks a model and parses its reply. If it cannot be used, the model is asked once more and told why.
 * If the second one cannot be used either, both are retracted, so that a retry of the unit gets new ones.
 */
export async function askModel<Input, Output>(
  role: Role<Input, never, Output>,
  given: Input,
  { model, call, watch }: Asking,
): Promise<ModelAnswer<Output>> {
  const input = (await role.prepare?.(given)) ?? given;
  const request = role.prompt(input);
  const replies: Reply[] = [];
  const ask = async (sent: Request): Promise<ParsedReply<Output>> => {
    const reply = await model.complete(sent, call).catch((error: unknown) => {
      if (error instanceof CallError) watch?.failed(error);
      throw error;
    });
    replies.push(reply);
    return watched(() => parseReply(role, reply, input), watch);
  };
  try {
    return { ...(await ask(request).catch((error) => sentBack(error, ask))), replies };
  } catch (error) {
    const isUseless = error instanceof ReplyError || error instanceof RepeatedDefectError;
    if (isUseless) for (const reply of replies) await model.retract?.(reply);
    throw error;
  }

  /** The answer to the same request with the reason why the first reply cannot be used. */
  function sentBack(error: unknown, again: typeof ask): Promise<ParsedReply<Output>> {
    const [first] = replies;
    if (!(error instanceof ReplyError) || !first) throw error;
    call.span.event('repair', { fault: error.fault, 'error.message': error.issues.join('; ') });
    if (!error.canBeRepaired) throw error;
    return again(repairRequest(request, first, error));
  }
}

function watched<Output>(
  parse: () => ParsedReply<Output>,
  watch: ReplyWatch | undefined,
): ParsedReply<Output> {
  try {
    const parsed = parse();
    watch?.used();
    return parsed;
  } catch (error) {
    if (error instanceof ReplyError) watch?.unusable(error);
    throw error;
  }
}

function parseReply<Input, Output>(
  role: Role<Input, never, Output>,
  reply: Reply,
  input: Input,
): ParsedReply<Output> {
  checkReply(role.name, reply);
  const { output, isRepaired } = role.parse(reply, input);
  return { output, isRepaired: isRepaired || reply.repaired === true };
}

/** Checks what must hold for a reply to any role. */
function checkReply(role: string, reply: Reply): void {
  const fail = (fault: ReplyFault, issue: string): never => {
    throw new ReplyError({ fault, role, reply: reply.content, issues: [issue] });
  };
  if (reply.finish === 'length') fail('length', 'it was cut off at the length limit; allow more tokens');
  if (reply.finish === 'content_filter') fail('content_filter', 'the endpoint filtered it');
  if (reply.finish === 'refusal') fail('refusal', 'the model refused');
  const leak = leakIn(reply);
  if (leak)
    fail('leaked', `it contains "${leak.marker}", a marker of ${leak.of} in a chat template: ${leak.hint}`);
  if (reply.content.trim() === '' && reply.toolCalls.length === 0)
    fail('empty', 'it contains neither text nor a tool call');
  const broken = reply.toolCalls.find((call) => call.unparsed !== undefined);
  if (broken)
    fail(
      'bad_arguments',
      `the arguments of ${broken.name} ${broken.issue ? `cannot be used: ${broken.issue}` : 'are not a JSON object'}: ` +
        `${broken.unparsed?.slice(0, 200)}`,
    );
}

/** Longer replies are worth correcting rather than writing again. */
const longestForgotten = 2000;

/**
 * A model that sees its reply again tends to send it again: a small one did so in half of the cases, however it was
 * told what was wrong. So a short reply in JSON is asked for anew, with what was wrong. A turn in a conversation, and
 * a long reply, are shown.
 */
function repairRequest(request: Request, reply: Reply, error: ReplyError): Request {
  const told = unshown[error.fault];
  const faults = (told === undefined ? error.issues : [told]).map((issue) => `- ${issue}`).join('\n');
  const input = request.messages.at(-1);
  if (request.schema && input?.role === 'user' && reply.content.length <= longestForgotten) {
    const content = `${input.content}\nAn earlier reply to this input could not be used. Avoid its mistakes:\n${faults}`;
    return { ...request, messages: [...request.messages.slice(0, -1), { ...input, content }] };
  }
  const calls = reply.toolCalls.map(
    ({ name, arguments: given, unparsed }) => `${name}(${unparsed ?? JSON.stringify(given)})`,
  );
  const said = told === undefined ? [reply.content, ...calls].filter((part) => part !== '') : [];
  const order = 'Put this right and send the whole reply again, and nothing else.';
  return {
    ...request,
    messages: [
      ...request.messages,
      { role: 'assistant', content: said.length === 0 ? '(nothing)' : said.join('\n') },
      { role: 'user', content: `That reply cannot be used:\n${faults}\n${order}` },
    ],
  };
}

/** Replies that no model sees again, and what it is told of them: it would take markers for what they mark. */
const unshown: Partial<Record<ReplyFault, string>> = {
  leaked: 'it contains markup of a chat template; write plain text, or call a tool',
  copied: 'it repeats the example, which is about something else; write about the input alone',
};

/**
 * The parser of a role whose replies are JSON. It finds the JSON in fences and prose, repairs it only if it
 * does not parse, and validates it.
 */
export function asJson<Output>(
  role: string,
  schema: z.ZodType<Output>,
): (reply: Reply) => ParsedReply<Output> {
  return (reply) => {
    const found = jsonIn(reply.content);
    const { content } = reply;
    if (!found) {
      const issues = ['it contains no JSON that parses'];
      throw new ReplyError({ fault: 'not_json', role, reply: content, issues });
    }
    const parsed = schema.safeParse(found.value);
    const rounded = roundedIntegerIn(found.value);
    if (rounded !== undefined)
      throw new ReplyError({ fault: 'schema', role, reply: content, issues: [roundedIssue(rounded)] });
    if (parsed.success) return { output: parsed.data, isRepaired: found.isRepaired };
    const issues = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'reply'}: ${message}`);
    throw new ReplyError({ fault: 'schema', role, reply: content, issues });
  };
}

const shapes = new WeakMap<z.ZodType, JsonObject>();

/**
 * The JSON Schema of a role's output, as prompts and structured requests show it. The same zod schema always
 * gives the same object.
 */
export function schemaOf(schema: z.ZodType): JsonObject {
  const known = shapes.get(schema);
  if (known) return known;
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' });
  const shape = rest as JsonObject; // JSON Schema is JSON
  shapes.set(schema, shape);
  return shape;
}
