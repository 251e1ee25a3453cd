// Requests and replies in the form of the chat completions API.
import { z } from 'zod';
import type { Json, JsonObject } from '../../../schemas/json.ts';
import type { Message } from '../../../schemas/message.ts';
import { isObject } from '../../json/json-schema.ts';
import { repairJson } from '../../json/repair-json.ts';
import type { Usage } from '../../money/usage.ts';
import { CallError } from '../admission/call-error.ts';
import type { CallInReply, Reply, Request } from '../model.ts';
import type { ResolvedSettings } from '../settings.ts';
import { strictSchema } from './strict-schema.ts';

/** The ways to ask for a structured reply, the strictest first. */
export const replyForms = ['json_schema', 'json_object', 'prompt'] as const;
export type ReplyForm = (typeof replyForms)[number];

type HeadSettings = Pick<ResolvedSettings, 'model' | 'parameters' | 'schemas' | 'stream'>;

/** The part of a body before its messages, which come last. */
export function headOf(settings: HeadSettings, { tools, schema }: Request, form: ReplyForm): string {
  const head = {
    model: settings.model,
    ...settings.parameters,
    ...(settings.stream ? { stream: true, stream_options: { include_usage: true } } : {}),
    ...(tools && tools.length > 0 ? { tools: tools.map(wireTool) } : {}),
    ...(schema && form !== 'prompt'
      ? { response_format: responseFormat(schema, form, settings.schemas) }
      : {}),
  };
  return `${JSON.stringify(head).slice(0, -1)},"messages":[`;
}

const wireTool = ({
  name,
  description,
  inputSchema,
}: {
  name: string;
  description: string;
  inputSchema: JsonObject;
}) => ({
  type: 'function',
  function: { name, description, parameters: inputSchema },
});

function responseFormat(
  schema: JsonObject,
  form: 'json_schema' | 'json_object',
  schemas: ResolvedSettings['schemas'],
): JsonObject {
  if (form === 'json_object') return { type: 'json_object' };
  const strict = schemas === 'strict' ? strictSchema(schema) : undefined;
  return {
    type: 'json_schema',
    json_schema: {
      name: 'reply',
      strict: schemas === 'whole' || strict !== undefined,
      schema: strict ?? schema,
    },
  };
}

/** `reasoningField` is the field that carries earlier reasoning back; undefined where none is sent back. */
export function wireMessage(message: Message, reasoningField: string | undefined): object {
  const { role, content, reasoning, toolCalls, toolCallId } = message;
  return {
    role,
    content: content === '' && toolCalls ? null : content,
    ...(reasoning && reasoningField ? { [reasoningField]: reasoning } : {}),
    ...(toolCalls
      ? {
          tool_calls: toolCalls.map((call) => ({
            id: call.id,
            type: 'function',
            function: { name: call.name, arguments: JSON.stringify(call.arguments) },
          })),
        }
      : {}),
    ...(toolCallId === undefined ? {} : { tool_call_id: toolCallId }),
  };
}

const usageSchema = z.looseObject({
  prompt_tokens: z.number(),
  completion_tokens: z.number().nullish(),
  cached_tokens: z.number().nullish(), // Moonshot
  prompt_cache_hit_tokens: z.number().nullish(), // DeepSeek
  prompt_tokens_details: z.looseObject({ cached_tokens: z.number().nullish() }).nullish(),
});
type WireUsage = z.infer<typeof usageSchema>;

export function usageFrom(wire: WireUsage): Omit<Usage, 'cost'> {
  const cached =
    wire.prompt_tokens_details?.cached_tokens ?? wire.cached_tokens ?? wire.prompt_cache_hit_tokens ?? 0;
  return {
    input: wire.prompt_tokens,
    cachedInput: Math.min(cached, wire.prompt_tokens),
    output: wire.completion_tokens ?? 0,
  };
}

const toolCallSchema = z.looseObject({
  id: z.string().nullish(),
  function: z.looseObject({
    name: z.string(),
    arguments: z.union([z.string(), z.record(z.string(), z.unknown())]).nullish(),
  }),
});

const messageSchema = z.looseObject({
  content: z.string().nullish(),
  refusal: z.string().nullish(),
  reasoning_content: z.string().nullish(),
  reasoning: z.string().nullish(),
  tool_calls: z.array(toolCallSchema).nullish(),
});

const completionSchema = z.looseObject({
  model: z.string().nullish(),
  choices: z.array(z.looseObject({ message: messageSchema, finish_reason: z.string().nullish() })).min(1),
  usage: usageSchema.nullish().catch(undefined),
});
export type Completion = z.infer<typeof completionSchema>;

export type UnpricedReply = Omit<Reply, 'usage'> & { readonly wireUsage: WireUsage | undefined };

/** Throws a CallError when the data is not a chat completion. */
export function replyFrom(data: unknown, reasoning: ResolvedSettings['reasoning']): UnpricedReply {
  const parsed = completionSchema.safeParse(data);
  const choice = parsed.data?.choices[0];
  if (!parsed.success || !choice) {
    const issue = parsed.error?.issues[0];
    const fault = `${issue?.path.join('.') || 'it'}: ${issue?.message ?? 'no choice'}`;
    throw new CallError('bad_body', `the answer is not a chat completion (${fault})`);
  }
  const { message, finish_reason } = choice;
  const calls = (message.tool_calls ?? []).map(callFrom);
  const thought = reasoning === 'none' ? undefined : (message.reasoning_content ?? message.reasoning);
  return {
    content: message.content ?? message.refusal ?? '',
    ...(thought ? { reasoning: thought } : {}),
    toolCalls: calls.map(({ call }) => call),
    finish: message.refusal ? 'refusal' : finishFrom(finish_reason, calls.length > 0),
    ...(calls.some(({ isRepaired }) => isRepaired) ? { repaired: true as const } : {}),
    wireUsage: parsed.data.usage ?? undefined,
  };
}

function finishFrom(reason: string | null | undefined, hasCalls: boolean): Reply['finish'] {
  if (reason === 'length' || reason === 'content_filter') return reason;
  return hasCalls ? 'tool_calls' : 'stop';
}

function callFrom(
  wire: z.infer<typeof toolCallSchema>,
  index: number,
): { call: CallInReply; isRepaired: boolean } {
  const { name, arguments: given } = wire.function;
  const head = { id: wire.id ?? `call_${index}`, name };
  if (given !== null && typeof given === 'object')
    return { call: { ...head, arguments: given as JsonObject }, isRepaired: false }; // came as JSON
  const text = given ?? '';
  if (text.trim() === '') return { call: { ...head, arguments: {} }, isRepaired: false };
  const plain = parseObject(text);
  if (plain) return { call: { ...head, arguments: plain }, isRepaired: false };
  const repaired = repairJson(text);
  if (isObject(repaired)) return { call: { ...head, arguments: repaired }, isRepaired: true };
  return { call: { ...head, arguments: {}, unparsed: text }, isRepaired: false };
}

function parseObject(text: string): JsonObject | undefined {
  try {
    const value = JSON.parse(text) as Json; // a JSON parser gives JSON
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
