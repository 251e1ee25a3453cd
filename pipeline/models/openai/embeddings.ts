// Embeddings: what units ask for one text at a time goes out in batches; vectors come as base64 and are made
// unit length.
import { z } from 'zod';
import { withCost, worstUsage } from '../../money/price.ts';
import { countTokens } from '../../money/tokens.ts';
import type { Usage } from '../../money/usage.ts';
import { CallError } from '../admission/call-error.ts';
import type { CallContext, Model } from '../model.ts';
import { bytesPerToken, charged, type Desk } from './charged.ts';

/** Texts in one request: as many as every endpoint takes. */
const batchSize = 96;

/** `embed` of the model behind a desk. */
export function embeddingsOf(desk: Desk): Model['embed'] {
  const { settings } = desk;
  return batched(async (texts, call) => {
    const bytes = Buffer.from(
      JSON.stringify({ model: settings.model, input: texts, encoding_format: 'base64' }),
    );
    const charge = {
      tokens: bytes.length / bytesPerToken,
      worst: worstUsage({ ...settings, parameters: { max_tokens: 0 } }, bytes.length),
    };
    const { result, reservation, seconds } = await charged(desk, charge, call, async (client) => {
      const answer = await client.post('/embeddings', bytes, call.signal);
      return { ...(await vectorsIn(answer.data, texts)), headers: answer.headers };
    });
    reservation.settle(withCost(settings.price, result.usage), seconds);
    return result.vectors;
  });
}

type Embed = Model['embed'];

interface Waiting {
  readonly texts: readonly string[];
  readonly call: CallContext;
  readonly resolve: (vectors: readonly Float32Array[]) => void;
  readonly reject: (error: unknown) => void;
}

/** Collects what is asked for in one turn of the event loop. */
function batched(send: Embed): Embed {
  let waiting: Waiting[] = [];
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

const answerSchema = z.looseObject({
  data: z.array(
    z.looseObject({
      index: z.int().nonnegative().optional(),
      embedding: z.union([z.string(), z.array(z.number())]),
    }),
  ),
  usage: z.looseObject({ prompt_tokens: z.number() }).nullish().catch(undefined),
});

/** One vector for each text, whether the endpoint heeds `encoding_format` or not. */
async function vectorsIn(
  data: unknown,
  texts: readonly string[],
): Promise<{ vectors: Float32Array[]; usage: Omit<Usage, 'cost'> }> {
  const parsed = answerSchema.safeParse(data);
  if (!parsed.success) throw new CallError('bad_body', 'the answer holds no embeddings');
  const vectors = new Array<Float32Array | undefined>(texts.length).fill(undefined);
  for (const [place, { index, embedding }] of parsed.data.data.entries())
    vectors[index ?? place] = unitLength(embedding);
  const whole = vectors.filter((vector) => vector !== undefined && vector.length === vectors[0]?.length);
  if (whole.length !== texts.length || parsed.data.data.length !== texts.length)
    throw new CallError(
      'bad_body',
      `the answer holds ${parsed.data.data.length} embeddings for ${texts.length} texts`,
    );
  const counted = parsed.data.usage?.prompt_tokens;
  const usage =
    counted === undefined
      ? { input: await countTokens(texts.join('\n')), cachedInput: 0, output: 0, estimated: true as const }
      : { input: counted, cachedInput: 0, output: 0 };
  return { vectors: whole as Float32Array[], usage }; // the filter leaves no undefined
}

function unitLength(embedding: string | readonly number[]): Float32Array {
  const vector = typeof embedding === 'string' ? fromBase64(embedding) : Float32Array.from(embedding);
  let sum = 0;
  for (const value of vector) sum += value * value;
  const length = Math.sqrt(sum);
  if (!(length > 0 && Number.isFinite(length)))
    throw new CallError('bad_body', 'the answer holds an embedding without a length');
  return vector.map((value) => value / length);
}

function fromBase64(text: string): Float32Array {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length === 0 || bytes.length % 4 !== 0)
    throw new CallError('bad_body', 'the answer holds an embedding that is no list of numbers');
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}
