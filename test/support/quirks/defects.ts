// Answers that are no replies. Nothing of them may be kept: they are asked for again, and in the end the unit fails with
// a fault of its own name.
import type { Fault } from '../endpoint.ts';
import { argumentsAs, asText, type Quirk, server } from './quirk.ts';

const half = (text: unknown): string => String(text || 'I look both of them up.').slice(0, 12);

/** A reply that breaks off in the middle of its words. */
const broken = (finish: string | null): Fault =>
  server({
    choice: ({ message: { content } }) => ({
      message: { role: 'assistant', content: half(content) },
      finish_reason: finish,
    }),
  });

/** A digit that only text can hold: it takes the place of a word. */
const large = (json: string): string => json.replaceAll('"LARGE"', '1234567890123456789');

/** By name: the quirk, its fault in one piece and, if another, streamed. */
export const defects: Readonly<Record<string, Quirk & { readonly faults: readonly [string, string?] }>> = {
  finish_error: {
    source: 'https://openrouter.ai/docs/api/errors',
    strike: broken('error'),
    faults: ['bad_end'],
  },
  finish_insufficient_system_resource: {
    source: 'https://api-docs.deepseek.com/api/create-chat-completion',
    strike: broken('insufficient_system_resource'),
    faults: ['bad_end'],
  },
  finish_abort: { source: 'vllm-project/vllm: FinishReason', strike: broken('abort'), faults: ['bad_end'] },
  finish_empty: { source: 'sgl-project/sglang#3912', strike: broken(''), faults: ['bad_end', 'cut'] },
  finish_null: {
    source: 'openai/openai-openapi: CreateChatCompletionStreamResponse',
    strike: broken(null),
    faults: ['bad_end', 'cut'],
  },
  calls_lost: {
    source: 'a server whose parser of calls failed',
    strike: server({
      choice: () => ({
        message: { role: 'assistant', content: 'I look both of them up.' },
        finish_reason: 'tool_calls',
      }),
    }),
    faults: ['bad_end'],
  },
  end_token: {
    source: 'ggml-org/llama.cpp#25292',
    strike: server({ message: ({ content }) => ({ content: `${content ?? ''}<|im_end|>` }) }),
    faults: ['leaked'],
  },
  instruction_markers: {
    source: 'the chat template of mistralai/Mistral-7B-Instruct-v0.3',
    strike: server({ message: ({ content }) => ({ content: `${content ?? ''}</s>[INST] Thanks.` }) }),
    faults: ['leaked'],
  },
  harmony: {
    source: 'https://github.com/openai/harmony',
    strike: asText((name, given) => `<|channel|>commentary to=functions.${name}<|message|>${given}`),
    faults: ['leaked'],
  },
  hermes_calls: {
    source: 'https://github.com/NousResearch/Hermes-Function-Calling',
    strike: asText((name, given) => `<tool_call>\n{"name": "${name}", "arguments": ${given}}\n</tool_call>`),
    faults: ['leaked'],
  },
  kimi_calls: {
    source: 'sgl-project/sglang#21377',
    strike: asText(
      (name, given) =>
        `<|tool_call_begin|>functions.${name}:0<|tool_call_argument_begin|>${given}<|tool_call_end|>`,
    ),
    faults: ['leaked'],
  },
  mistral_calls: {
    source: 'BerriAI/litellm#12679',
    strike: asText((name, given) => `[TOOL_CALLS]${name}[ARGS]${given}`),
    faults: ['leaked'],
  },
  deepseek_calls: {
    source: 'the chat template of deepseek-ai/DeepSeek-V3.1',
    strike: asText((name, given) => `<｜tool▁call▁begin｜>${name}<｜tool▁sep｜>${given}<｜tool▁call▁end｜>`),
    faults: ['leaked'],
  },
  qwen_coder_calls: {
    source: 'the chat template of Qwen/Qwen3-Coder-30B-A3B-Instruct',
    strike: asText((name) => `<function=${name}>\n<parameter=loan_id>\nLN-1001\n</parameter>\n</function>`),
    faults: ['leaked'],
  },
  json_calls: {
    source: 'the chat template of meta-llama/Llama-3.1-8B-Instruct',
    strike: asText((name, given) => `{"name": "${name}", "parameters": ${given}}`),
    faults: ['leaked'],
  },
  thoughts_not_closed: {
    source: 'waybarrios/vllm-mlx#33',
    strike: server({ message: ({ content }) => ({ content: `<think>I look. ${content ?? ''}` }) }),
    faults: ['leaked'],
  },
  tokens_in_reasoning: {
    source: 'sgl-project/sglang#21377',
    strike: server({ message: () => ({ reasoning_content: 'I look.<|tool_calls_section_begin|>' }) }),
    faults: ['leaked'],
  },
  token_in_arguments: {
    source: 'sgl-project/sglang#21377',
    strike: argumentsAs((given) => given.replace('"}', '<|tool_call_end|>"}')),
    faults: ['leaked'],
  },
  arguments_cut: {
    source: 'vllm-project/vllm#43995',
    strike: argumentsAs((given) => given.slice(0, -4)),
    faults: ['bad_arguments'],
  },
  arguments_not_json: {
    source: 'models that write Python',
    strike: argumentsAs((given) => given.replaceAll('"', "'")),
    faults: ['bad_arguments'],
  },
  arguments_encoded_twice: {
    source: 'vortico/flama#258',
    strike: argumentsAs((given) => JSON.stringify(given)),
    faults: ['bad_arguments'],
  },
  integer_beyond_2_53: {
    source: 'earendil-works/pi#8943',
    strike: argumentsAs(() => '{"loan_id":1234567890123456789}'),
    faults: ['bad_arguments'],
  },
  integer_beyond_2_53_in_an_object: {
    source: 'earendil-works/pi#8943',
    strike: server({
      call: ({ function: named }) => ({ function: { ...named, arguments: { loan_id: 'LARGE' } } }),
      delivery: { text: large },
    }),
    faults: ['bad_arguments'],
  },
};
