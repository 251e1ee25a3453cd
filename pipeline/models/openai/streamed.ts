// A streamed reply, put together into the completion that the same reply would have been in one piece.
import { z } from 'zod';
import { CallError } from '../admission/call-error.ts';

const chunkSchema = z.looseObject({
  model: z.string().nullish(),
  usage: z.unknown().optional(),
  choices: z
    .array(
      z.looseObject({
        finish_reason: z.string().nullish(),
        delta: z
          .looseObject({
            content: z.string().nullish(),
            refusal: z.string().nullish(),
            reasoning_content: z.string().nullish(),
            reasoning: z.string().nullish(),
            tool_calls: z
              .array(
                z.looseObject({
                  index: z.int().nonnegative().max(1024),
                  id: z.string().nullish(),
                  function: z
                    .looseObject({ name: z.string().nullish(), arguments: z.string().nullish() })
                    .nullish(),
                }),
              )
              .nullish(),
          })
          .nullish(),
      }),
    )
    .nullish(),
});

const texts = ['content', 'refusal', 'reasoning_content', 'reasoning'] as const;

/** Throws a CallError when the stream ends before the reply does. */
export async function completionFromStream(chunks: AsyncIterable<unknown>): Promise<object> {
  const message: Record<string, string> = {};
  const calls: { id: string; function: { name: string; arguments: string } }[] = [];
  let finish: string | undefined;
  let usage: unknown;
  let model: string | undefined;
  for await (const data of chunks) {
    const chunk = chunkSchema.safeParse(data);
    if (!chunk.success) throw new CallError('bad_body', 'the stream holds a chunk that is not of the API');
    usage = chunk.data.usage ?? usage;
    model = chunk.data.model ?? model;
    const [choice] = chunk.data.choices ?? [];
    finish = choice?.finish_reason ?? finish;
    for (const name of texts) {
      const more = choice?.delta?.[name];
      if (more) message[name] = (message[name] ?? '') + more;
    }
    for (const { index, id, function: part } of choice?.delta?.tool_calls ?? []) {
      const call = calls[index] ?? { id: id ?? `call_${index}`, function: { name: '', arguments: '' } };
      call.function.name += part?.name ?? '';
      call.function.arguments += part?.arguments ?? '';
      calls[index] = call;
    }
  }
  if (finish === undefined) throw new CallError('cut', 'the stream ended inside the reply');
  const made = calls.filter((call) => call !== undefined);
  return {
    model,
    usage,
    choices: [
      { finish_reason: finish, message: { ...message, ...(made.length > 0 ? { tool_calls: made } : {}) } },
    ],
  };
}
