// What a call costs, by the tokens that the endpoint reports or by our own count; and the most it can cost.
import { z } from 'zod';
import type { JsonObject } from '../../schemas/json.ts';
import type { Usage } from './usage.ts';

const amount = z.number().nonnegative();

/** USD per million tokens. */
export const priceSchema = z.strictObject({
  input: amount,
  cachedInput: amount.optional(),
  output: amount,
  batch: amount.max(1).optional().describe('what a call in a batch costs, as a part of this; by default 0.5'),
});
export type Price = z.infer<typeof priceSchema>;

/** What every provider of batches that is known asks for them. */
const usualBatchPart = 0.5;

/** The price of a call in a batch. */
export function batchPrice({ input, cachedInput, output, batch: part = usualBatchPart }: Price): Price {
  return {
    input: input * part,
    ...(cachedInput === undefined ? {} : { cachedInput: cachedInput * part }),
    output: output * part,
  };
}

/** The settings of a model that bound what one call can cost. */
interface CostSettings {
  readonly price?: Price | undefined;
  readonly parameters: JsonObject;
  /** Tokens of request and reply together. */
  readonly context?: number | undefined;
}

const perMillion = 1e-6;

/** Without a price the cost is 0. */
export function withCost(price: Price | undefined, usage: Omit<Usage, 'cost'>): Usage {
  const { input, cachedInput, output } = usage;
  if (!price) return { ...usage, cost: 0 };
  const cost =
    (input - cachedInput) * price.input +
    cachedInput * (price.cachedInput ?? price.input) +
    output * price.output;
  // Rounded to a billionth of a dollar, so that a sum hardly depends on the order of its terms.
  return { ...usage, cost: Math.round(cost * perMillion * 1e9) / 1e9 };
}

/** The most tokens that a reply can have. Undefined when nothing limits it. */
export function outputLimit({ parameters, context }: CostSettings): number | undefined {
  const limit = parameters.max_completion_tokens ?? parameters.max_tokens;
  return typeof limit === 'number' ? limit : context;
}

/**
 * The most that a request of this many bytes can use: a token is at least one byte long. `longest` are the tokens of the
 * longest reply so far, which counts where the endpoint does not keep to the limit.
 */
export function worstUsage(settings: CostSettings, bytes: number, longest = 0): Usage {
  const { price, context } = settings;
  const input = Math.min(bytes, context ?? bytes);
  return withCost(price && { input: price.input, output: price.output }, {
    input,
    cachedInput: 0,
    output: Math.max(outputLimit(settings) ?? 0, longest),
  });
}
