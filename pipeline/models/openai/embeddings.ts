// Embeddings: texts that units ask for one at a time go out in batches. Vectors come as base64 and are scaled
// to unit length.
import { z } from 'zod';
import { worstUsage } from '../../money/price.ts';
import { usageOf } from '../../money/reported-usage.ts';
import { CallError } from '../admission/call-error.ts';
import type { CallContext, Model } from '../model.ts';
import { bytesPerToken, type ModelServices, makePaidCall } from './paid-call.ts';

/** Texts in one request: every endpoint takes this many. */
const batchSize = 96;

export function embeddingsOf(services: ModelServices): Model['embed'] {
  const { settings } = services;
  return inBatches(async (texts, call) => {
    const bytes = Buffer.from(
      JSON.stringify({ model: settings.model, input: texts, encoding_format: 'base64' }),
    );
    const options = {
      call,
      tokens: bytes.length / bytesPerToken,
      worst: () => worstUsage({ ...settings, parameters: { max_tokens: 0 } }, bytes.length),
    };
    const { result, reservation, seconds } = await makePaidCall(services, options, async (client, within) => {
      const answer = await client.post({ path: '/embeddings', body: bytes, signal: call.signal, within });
      return { ...vectorsIn(answer.data, texts), headers: answer.headers };
    });
    const usage = await usageOf(result.wireUsage, settings.price, {
      sent: () => texts.join('\n'),
      received: () => '',
    });
    await reservation?.settle(usage, seconds);
    return result.vectors;
  });
}

type Embed = Model['embed'];

interface EmbedRequest {
  readonly texts: readonly string[];
  readonly call: CallContext;
  readonly resolve: (vectors: readonly Float32Array[]) => void;
  readonly reject: (error: unknown) => void;
}

/** Collects the texts asked for in one turn of the event loop. */
function inBatches(send: Embed): Embed {
  let waiting: EmbedRequest[] = [];
  const flush = async (): Promise<void> => {
    const batch = waiting;
    waiting = [];
    const [first] = batch;
    if (!first) return;
    const texts = batch.flatMap((one) => one.texts);
    try {
      const chunks = Array.from({ length: Math.ceil(texts.length / batchSize) }, (_, index) =>
        texts.slice(index * batchSize, (index + 1) * batchSize),
      );
      const parts = await Promise.all(chunks.map((chunk) => send(chunk, first.call)));
      const vectors = parts.flat();
      let at = 0;
      for (const one of batch) {
        one.resolve(vectors.slice(at, at + one.texts.length));
        at += one.texts.length;
      }
    } catch (error) {
      for (const one of batch) one.reject(error);
    }
  };
  return (texts: readonly string[], call: CallContext): Promise<readonly Float32Array[]> =>
    new Promise((resolve, reject) => {
      if (waiting.length === 0) setImmediate(flush);
      waiting.push({ texts, call, resolve, reject });
    });
}

const embeddingsSchema = z.looseObject({
  data: z.array(
    z.looseObject({
      index: z.int().nonnegative().optional(),
      embedding: z.union([z.string(), z.array(z.number())]),
    }),
  ),
  usage: z.unknown().optional(),
});

/** One vector per text, whether or not the endpoint honors `encoding_format`. */
function vectorsIn(data: unknown, texts: readonly string[]): { vectors: Float32Array[]; wireUsage: unknown } {
  const parsed = embeddingsSchema.safeParse(data);
  if (!parsed.success) throw new CallError('bad_body', 'the answer contains no embeddings');
  const vectors = new Array<Float32Array | undefined>(texts.length).fill(undefined);
  for (const [position, { index, embedding }] of parsed.data.data.entries())
    vectors[index ?? position] = unitLength(embedding);
  const whole = vectors.filter((vector) => vector !== undefined && vector.length === vectors[0]?.length);
  if (whole.length !== texts.length || parsed.data.data.length !== texts.length)
    throw new CallError(
      'bad_body',
      `the answer contains ${parsed.data.data.length} embeddings for ${texts.length} texts`,
    );
  return { vectors: whole as Float32Array[], wireUsage: parsed.data.usage }; // the filter leaves no undefined
}

function unitLength(embedding: string | readonly number[]): Float32Array {
  const vector = typeof embedding === 'string' ? fromBase64(embedding) : Float32Array.from(embedding);
  let sum = 0;
  for (const value of vector) sum += value * value;
  const length = Math.sqrt(sum);
  if (!(length > 0 && Number.isFinite(length)))
    throw new CallError(
      'bad_body',
      'the answer contains an embedding of length zero, or one that is not finite',
    );
  return vector.map((value) => value / length);
}

function fromBase64(text: string): Float32Array {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length === 0 || bytes.length % 4 !== 0)
    throw new CallError('bad_body', 'the answer contains an embedding that is not a list of numbers');
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}
