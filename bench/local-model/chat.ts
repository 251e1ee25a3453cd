// Requests and answers of the chat completions API, and what the engine makes of them.
import type { Template } from '@huggingface/jinja';
import { z } from 'zod';
import { type Json, jsonSchema } from '../../schemas/json.ts';
import type { Engine, Generated, Generation } from './engine.ts';
import { grammarOf } from './grammar.ts';
import { callGrammarAt, type OfferedTool, type ReadReply, readCalls } from './tool-calls.ts';

const callSchema = z.looseObject({
  id: z.string().optional(),
  function: z.looseObject({ name: z.string(), arguments: z.string() }),
});

export const requestSchema = z.looseObject({
  model: z.string(),
  messages: z
    .array(
      z.looseObject({
        role: z.enum(['system', 'user', 'assistant', 'tool']),
        content: z.string().nullish(),
        tool_calls: z.array(callSchema).optional(),
      }),
    )
    .min(1),
  tools: z
    .array(
      z.looseObject({
        function: z.looseObject({
          name: z.string(),
          description: z.string().optional(),
          parameters: jsonSchema.optional(),
        }),
      }),
    )
    .optional(),
  response_format: z
    .union([
      z.looseObject({ type: z.literal('json_schema'), json_schema: z.looseObject({ schema: jsonSchema }) }),
      z.looseObject({ type: z.enum(['json_object', 'text']) }),
    ])
    .optional(),
  max_tokens: z.number().int().positive().optional(),
  max_completion_tokens: z.number().int().positive().optional(),
  temperature: z.number().min(0).default(0.7),
  top_p: z.number().min(0).max(1).default(0.95),
  seed: z.number().int().nonnegative().default(0),
  stream: z.boolean().default(false),
});
export type ChatRequest = z.infer<typeof requestSchema>;

/** A reply without a limit is cut here: a small model that has begun to repeat itself never stops. */
const longestReply = 4096;

export const offeredTools = ({ tools = [] }: ChatRequest): OfferedTool[] =>
  tools.map(({ function: each }) => ({ name: each.name, parameters: each.parameters ?? { type: 'object' } }));

/** The bytes that the model reads. */
export function promptOf(template: Template, { messages, tools }: ChatRequest, isWhole = true): string {
  return template.render({
    messages: messages.map(({ role, content, tool_calls }) => ({
      role,
      content: content ?? '',
      ...(tool_calls
        ? {
            tool_calls: tool_calls.map(({ function: { name, arguments: given } }) => ({
              function: { name, arguments: JSON.parse(given) as Json }, // a JSON parser gives JSON
            })),
          }
        : {}),
    })),
    ...(tools && tools.length > 0
      ? { tools: tools.map(({ function: each }) => ({ type: 'function', function: each })) }
      : {}),
    add_generation_prompt: isWhole,
  });
}

/** The system message with the tools: what all turns of a play, and all prompts of a role, have in common. */
function beginningOf(template: Template, request: ChatRequest): string {
  const messages = request.messages.slice(0, 1);
  return messages[0]?.role === 'system' ? promptOf(template, { ...request, messages }, false) : '';
}

export function generationFor(
  template: Template,
  request: ChatRequest,
  { signal, onText }: Pick<Generation, 'signal' | 'onText'>,
): Generation {
  const tools = offeredTools(request);
  return {
    prompt: promptOf(template, request),
    beginning: beginningOf(template, request),
    most: request.max_completion_tokens ?? request.max_tokens ?? longestReply,
    temperature: request.temperature,
    topP: request.top_p,
    seed: request.seed,
    signal,
    grammar: grammarFor(request),
    lazy: tools.length > 0 ? (text) => callGrammarAt(text, tools) : undefined,
    ...(onText ? { onText } : {}),
  };
}

function grammarFor({ response_format }: ChatRequest): string | undefined {
  if (response_format?.type === 'json_object') return grammarOf({ type: 'object' });
  return response_format?.type === 'json_schema' ? grammarOf(response_format.json_schema.schema) : undefined;
}

export async function complete(
  engine: Engine,
  generation: Generation,
  tools: readonly OfferedTool[],
): Promise<Generated & ReadReply> {
  const generated = await engine.generate(generation);
  return { ...generated, ...readCalls(generated.text, tools) };
}

export const usageOf = ({ prompt, cached, output }: Generated) => ({
  prompt_tokens: prompt,
  completion_tokens: output,
  total_tokens: prompt + output,
  prompt_tokens_details: { cached_tokens: cached },
});

/** Calls as the API writes them. */
export const wireCalls = ({ calls }: ReadReply, id: string) =>
  calls.map(({ name, arguments: given }, index) => ({
    index,
    id: `call_${id}_${index}`,
    type: 'function',
    function: { name, arguments: given },
  }));

export const finishOf = ({ finish, calls }: Generated & ReadReply): string =>
  calls.length > 0 && finish === 'stop' ? 'tool_calls' : finish;
