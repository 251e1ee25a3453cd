// Answers in other forms than that of the specification, which say the same. The record of a play is the same too.
import type { Chunk } from '../endpoint-answer.ts';
import { pieces, type Quirk, server, wholeCalls } from './quirk.ts';

const think =
  (write: (thoughts: string) => string) =>
  ({ content, reasoning_content: thoughts }: Record<string, unknown>): object => ({
    content: `${thoughts ? write(String(thoughts)) : ''}${content ?? ''}`,
    reasoning_content: undefined,
  });

/** What all chunks of a stream say, in a chunk that has no delta. */
function wholeMessage(chunks: readonly Chunk[]): Chunk {
  const deltas = chunks.flatMap(({ choices }) => choices.map(({ delta = {} }) => delta));
  const textOf = (name: string): string => deltas.map((delta) => delta[name] ?? '').join('');
  const calls: { function: { arguments: string } }[] = [];
  for (const { tool_calls: pieces } of deltas as {
    tool_calls?: { index: number; function: { arguments: string } }[];
  }[])
    for (const piece of pieces ?? []) {
      const known = calls[piece.index];
      if (known) known.function.arguments += piece.function.arguments;
      else calls[piece.index] = structuredClone(piece);
    }
  const message = {
    content: textOf('content'),
    reasoning_content: textOf('reasoning_content'),
    ...(calls.length > 0 ? { tool_calls: calls } : {}),
  };
  return { choices: [{ index: 0, message, finish_reason: 'stop' }] };
}

export const forms: Readonly<Record<string, Quirk>> = {
  finish_empty_until_the_last_chunk: {
    source: 'sgl-project/sglang#3912, ollama/ollama#4357',
    strike: server({
      delivery: {
        chunks: (chunks) =>
          chunks.map((chunk) => ({
            ...chunk,
            choices: chunk.choices.map((choice) => ({
              ...choice,
              finish_reason: choice.finish_reason ?? '',
            })),
          })),
      },
    }),
  },
  a_chunk_after_the_end: {
    source: 'sgl-project/sglang#8417',
    strike: server({
      delivery: {
        chunks: (chunks) => [...chunks, { choices: [{ index: 0, delta: {}, finish_reason: '' }] }],
      },
    }),
  },
  message_in_the_last_chunk: {
    source: 'gateways that add the whole message to a stream',
    strike: server({ delivery: { chunks: (chunks) => [...chunks.slice(0, -1), wholeMessage(chunks)] } }),
  },
  message_in_place_of_chunks: {
    source: 'gateways that stream what they got in one piece',
    strike: server({ delivery: { chunks: (chunks) => [wholeMessage(chunks)] } }),
  },
  finish_in_capitals: {
    source: 'https://ai.google.dev/api/generate-content#FinishReason',
    strike: server({ choice: () => ({ finish_reason: 'STOP' }) }),
  },
  finish_eos_token: {
    source: 'huggingface/text-generation-inference: FinishReason',
    strike: server({ choice: () => ({ finish_reason: 'eos_token' }) }),
  },
  thoughts_in_tags: {
    source: 'vllm-project/vllm#34625',
    strike: server({ message: think((thoughts) => `<think>\n${thoughts}\n</think>\n\n`) }),
  },
  thoughts_with_the_closing_tag_alone: {
    source: 'waybarrios/vllm-mlx#33',
    strike: server({ message: think((thoughts) => `${thoughts}\n</think>\n\n`) }),
  },
  thoughts_in_brackets: {
    source: 'https://huggingface.co/mistralai/Magistral-Small-2507',
    strike: server({ message: think((thoughts) => `[THINK]${thoughts}[/THINK]`) }),
  },
  no_thoughts_in_tags: {
    source: 'the chat template of Qwen/Qwen3-8B, without thinking',
    strike: server({ message: ({ content }) => ({ content: `<think>\n\n</think>\n\n${content ?? ''}` }) }),
  },
  arguments_as_an_object: {
    source: 'ollama/ollama: api.ToolCallFunctionArguments',
    strike: server({
      call: ({ function: named }) => ({
        function: { ...named, arguments: JSON.parse(String(named.arguments)) },
      }),
    }),
  },
  calls_without_index: {
    source: 'openai/openai-python#2806',
    strike: server({ delivery: wholeCalls(({ index: _, ...call }) => call) }),
  },
  calls_with_index_null: {
    source: 'openai/openai-python#2806',
    strike: server({ delivery: pieces((piece) => ({ ...piece, index: null })) }),
  },
  calls_all_of_index_0: {
    source: 'ai-dynamo/dynamo#4723',
    strike: server({ delivery: pieces((piece) => ({ ...piece, index: 0 })) }),
  },
  calls_all_of_index_0_without_ids: {
    source: 'su-kaka/gcli2api#406',
    strike: server({ delivery: wholeCalls(({ id: _, ...call }) => ({ ...call, index: 0 })) }),
  },
  name_in_each_piece: {
    source: 'ggml-org/llama.cpp#13774',
    strike: server({
      delivery: pieces((piece, name) => ({ ...piece, function: { ...piece.function, name } })),
    }),
  },
  ids_repeated: { source: 'fw-ai/fireconnect#16', strike: server({ call: () => ({ id: 'same' }) }) },
  ids_empty: { source: 'sgl-project/sglang: tool_call_id', strike: server({ call: () => ({ id: '' }) }) },
  ids_null: { source: 'ollama/ollama: before 0.4', strike: server({ call: () => ({ id: null }) }) },
  choices_out_of_order: {
    source: 'openai/openai-openapi: choices[].index',
    strike: server({
      completion: (completion) => ({
        ...completion,
        choices: [
          { index: 1, message: { role: 'assistant', content: 'Something else.' }, finish_reason: 'stop' },
          ...completion.choices,
        ],
      }),
    }),
  },
  json_for_a_stream: {
    source: 'NVIDIA-NeMo/Gym: non-streaming gateways',
    strike: server({ delivery: { isStream: false } }),
  },
  stream_for_json: {
    source: 'gateways that always stream',
    strike: server({ delivery: { isStream: true } }),
  },
  text_plain: {
    source: 'openai/openai-node: content types',
    strike: server({ delivery: { headers: { 'content-type': 'text/plain' } } }),
  },
  no_content_type: {
    source: 'openai/openai-node: content types',
    strike: server({ delivery: { headers: {} } }),
  },
  json_for_a_stream_without_a_type: {
    source: 'openai/openai-node: content types',
    strike: server({ delivery: { isStream: false, headers: {} } }),
  },
  byte_order_mark: { source: 'RFC 8259, section 8.1', strike: server({ delivery: { prefix: '\ufeff' } }) },
};
