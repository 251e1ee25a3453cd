// Role: a named use of a model. The prompt is its first path; the procedure answers where the config binds it to `offline`.
import { jsonrepair } from 'jsonrepair';
import { z } from 'zod';
import type { JsonObject } from '../schemas/json.ts';
import { ReplyError } from './errors.ts';
import type { Random } from './hash.ts';
import type { Model, Reply, Request } from './models/model.ts';

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
  /** The answer without a model. `truth` is what only a procedure may know: the oracle, which vice to play. */
  procedure(input: Input, truth: Truth, random: Random): Output;
}

// biome-ignore lint/suspicious/noExplicitAny: Input and Truth occur on both sides of functions, so no other type admits all roles
export type AnyRole = Role<any, any, any>;

/** Where a role's answers come from. */
export type Binding = { readonly kind: 'procedure' } | { readonly kind: 'model'; readonly model: Model };

export interface Answer<Output> {
  readonly output: Output;
  readonly cost: number;
}

/** Asks a model and parses; a reply that does not parse is shown to the model once, with the reason. */
export async function askModel<Input, Output>(
  role: Role<Input, never, Output>,
  input: Input,
  model: Model,
  signal: AbortSignal,
): Promise<Answer<Output>> {
  const request = role.prompt(input);
  const reply = await model.complete(request, signal);
  try {
    return { output: role.parse(reply, input), cost: reply.usage.cost };
  } catch (error) {
    if (!(error instanceof ReplyError)) throw error;
    const repair = await model.complete(repairRequest(request, reply, error), signal);
    return { output: role.parse(repair, input), cost: reply.usage.cost + repair.usage.cost };
  }
}

function repairRequest(request: Request, reply: Reply, error: ReplyError): Request {
  const complaint = `That reply cannot be used: ${error.issues.join('; ')}. Send the whole reply again, corrected. Nothing else.`;
  return {
    ...request,
    messages: [
      ...request.messages,
      { role: 'assistant', content: reply.content },
      { role: 'user', content: complaint },
    ],
  };
}

/** The parser of a role whose replies are JSON: out of fences and prose, mended only when it does not parse, then validated. */
export function asJson<Output>(role: string, schema: z.ZodType<Output>): (reply: Reply) => Output {
  return (reply) => {
    if (reply.finish === 'length') throw new ReplyError(role, reply.content, ['it was cut off at the length limit']);
    if (reply.finish === 'refusal') throw new ReplyError(role, reply.content, ['the model refused']);
    const parsed = schema.safeParse(jsonIn(role, reply.content));
    if (parsed.success) return parsed.data;
    throw new ReplyError(
      role,
      reply.content,
      parsed.error.issues.map((issue) => `${issue.path.join('.') || 'reply'}: ${issue.message}`),
    );
  };
}

function jsonIn(role: string, content: string): unknown {
  const fenced = /```(?:json)?\s*\n([\s\S]*?)\n```/.exec(content)?.[1] ?? content;
  const start = fenced.search(/[[{]/);
  if (start < 0) throw new ReplyError(role, content, ['it holds no JSON']);
  const text = fenced.slice(start, Math.max(fenced.lastIndexOf('}'), fenced.lastIndexOf(']')) + 1);
  try {
    return JSON.parse(text);
  } catch {
    try {
      return JSON.parse(jsonrepair(text));
    } catch (cause) {
      throw new ReplyError(role, content, ['its JSON does not parse'], { cause });
    }
  }
}

/** JSON Schema of a role's output, as prompts and structured requests show it. */
export function schemaOf(schema: z.ZodType): JsonObject {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' });
  return rest as JsonObject; // JSON Schema is JSON
}
