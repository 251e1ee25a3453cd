// A streamed reply, put together into the completion that the same reply would have been in one piece.
import { z } from 'zod';
import { CallError } from '../admission/call-error.ts';

const callPieceSchema = z.looseObject({
  index: z.int().nonnegative().max(1024),
  id: z.string().nullish(),
  function: z.looseObject({ name: z.string().nullish(), arguments: z.string().nullish() }).nullish(),
});

const deltaSchema = z.looseObject({
  content: z.string().nullish(),
  refusal: z.string().nullish(),
  reasoning_content: z.string().nullish(),
  reasoning: z.string().nullish(),
  tool_calls: z.array(callPieceSchema).nullish(),
});
type Delta = z.infer<typeof deltaSchema>;

const chunkSchema = z.looseObject({
  model: z.string().nullish(),
  usage: z.unknown().optional(),
  choices: z
    .array(z.looseObject({ finish_reason: z.string().nullish(), delta: deltaSchema.nullish() }))
    .nullish(),
});

const textFields = ['content', 'refusal', 'reasoning_content', 'reasoning'] as const;

/** What has come so far. */
interface GrowingMessage {
  readonly texts: Partial<Record<(typeof textFields)[number], string>>;
  /** By index; some may never come. */
  readonly calls: ({ id: string; function: { name: string; arguments: string } } | undefined)[];
}

/** Throws a CallError when the stream ends before the reply does. */
export async function completionFromStream(chunks: AsyncIterable<unknown>): Promise<object> {
  const growing: GrowingMessage = { texts: {}, calls: [] };
  let finish: string | undefined;
  let usage: unknown;
  let model: string | undefined;
  for await (const data of chunks) {
    const chunk = chunkSchema.safeParse(data);
    if (!chunk.success)
      throw new CallError('bad_body', 'the stream contains a chunk that is not in the form of the API');
    usage = chunk.data.usage ?? usage;
    model = chunk.data.model ?? model;
    const [choice] = chunk.data.choices ?? [];
    finish = choice?.finish_reason ?? finish;
    if (choice?.delta) append(growing, choice.delta);
  }
  if (finish === undefined) throw new CallError('cut', 'the stream ended in the middle of the reply');
  const calls = growing.calls.filter((call) => call !== undefined);
  const message = { ...growing.texts, ...(calls.length > 0 ? { tool_calls: calls } : {}) };
  return { model, usage, choices: [{ finish_reason: finish, message }] };
}

function append({ texts, calls }: GrowingMessage, delta: Delta): void {
  for (const field of textFields) {
    const more = delta[field];
    if (more) texts[field] = (texts[field] ?? '') + more;
  }
  for (const { index, id, function: piece } of delta.tool_calls ?? []) {
    const call = calls[index] ?? { id: id ?? `call_${index}`, function: { name: '', arguments: '' } };
    call.function.name += piece?.name ?? '';
    call.function.arguments += piece?.arguments ?? '';
    calls[index] = call;
  }
}
