// What a call costs: by what the endpoint says it used, else by a count of our own; and the most that it can
// cost.

import type { Reply, Request, Usage } from '../models/model.ts';
import type { WireUsage } from '../models/openai/wire.ts';
import type { ModelSettings } from '../models/settings.ts';
import { countTokens } from './tokens.ts';

type Price = ModelSettings['price'];

const perMillion = 1e-6;

export function priced(price: Price, usage: Omit<Usage, 'cost'>): Usage {
  const { input, cachedInput, output } = usage;
  if (!price) return { ...usage, cost: 0 };
  const cost =
    (input - cachedInput) * price.input +
    cachedInput * (price.cachedInput ?? price.input) +
    output * price.output;
  // To a billionth of a dollar, so that sums do not depend on the order of floats more than they must.
  return { ...usage, cost: Math.round(cost * perMillion * 1e9) / 1e9 };
}

/** For an endpoint that says nothing of its usage. */
export async function countedUsage(
  price: Price,
  request: Request,
  reply: Omit<Reply, 'usage'>,
): Promise<Usage> {
  const said = [
    reply.content,
    reply.reasoning ?? '',
    ...reply.toolCalls.map((call) => call.name + JSON.stringify(call.arguments)),
  ];
  const [input, output] = await Promise.all([
    countTokens(JSON.stringify(request)),
    countTokens(said.join('\n')),
  ]);
  return priced(price, { input, cachedInput: 0, output, estimated: true });
}

export function fromWire(usage: WireUsage): Omit<Usage, 'cost'> {
  const cached =
    usage.prompt_tokens_details?.cached_tokens ?? usage.cached_tokens ?? usage.prompt_cache_hit_tokens ?? 0;
  return {
    input: usage.prompt_tokens,
    cachedInput: Math.min(cached, usage.prompt_tokens),
    output: usage.completion_tokens ?? 0,
  };
}

/** Undefined when nothing bounds the reply. */
export function outputBound({
  parameters,
  context,
}: Pick<ModelSettings, 'parameters' | 'context'>): number | undefined {
  const stated = parameters.max_completion_tokens ?? parameters.max_tokens;
  return typeof stated === 'number' ? stated : context;
}

/** No token is shorter than a byte, so a request of so many bytes has at most so many tokens. */
export function worstUsage(
  settings: Pick<ModelSettings, 'price' | 'parameters' | 'context'>,
  bytes: number,
): Usage {
  const input = Math.min(bytes, settings.context ?? bytes);
  return priced(settings.price && { ...settings.price, cachedInput: undefined }, {
    input,
    cachedInput: 0,
    output: outputBound(settings) ?? 0,
  });
}
