// The usage of a reply as its endpoint reports it, where that makes sense; what it does not say is estimated.
import { z } from 'zod';
import { type Price, withCost } from './price.ts';
import { countTokens } from './tokens.ts';
import type { Usage } from './usage.ts';

/** A number that is negative or no number at all is as good as none. */
const tokens = z.number().nonnegative().optional().catch(undefined);

const reportSchema = z.looseObject({
  prompt_tokens: tokens,
  completion_tokens: tokens,
  total_tokens: tokens,
  cached_tokens: tokens, // Moonshot
  prompt_cache_hit_tokens: tokens, // DeepSeek
  prompt_tokens_details: z.looseObject({ cached_tokens: tokens }).optional().catch(undefined),
  completion_tokens_details: z.looseObject({ reasoning_tokens: tokens }).optional().catch(undefined),
});
type Report = z.infer<typeof reportSchema>;

/** What went to and fro, for counting tokens that are not reported. */
interface Exchanged {
  sent(): string;
  received(): string;
}

/** `reported` is whatever the endpoint sent. */
export async function usageOf(
  reported: unknown,
  price: Price | undefined,
  { sent, received }: Exchanged,
): Promise<Usage> {
  const report = reportSchema.safeParse(reported).data ?? {};
  const text = received();
  const said = { input: report.prompt_tokens || undefined, output: outputIn(report) };
  // A reply of nothing may have cost nothing, but words are never free.
  const isOutputKnown = text.trim() === '' || (said.output !== undefined && said.output > 0);
  const input = said.input ?? (await countTokens(sent()));
  const output = isOutputKnown ? (said.output ?? 0) : await countTokens(text);
  const isKnown = said.input !== undefined && isOutputKnown;
  return withCost(price, {
    input,
    cachedInput: Math.min(cachedIn(report), input),
    output,
    ...(isKnown ? {} : { estimated: true as const }),
  });
}

const cachedIn = (report: Report): number =>
  report.prompt_tokens_details?.cached_tokens ?? report.cached_tokens ?? report.prompt_cache_hit_tokens ?? 0;

/**
 * Reasoning is charged as output. Some endpoints leave it out of `completion_tokens` and count it in the total alone, or in
 * the details alone.
 */
function outputIn(report: Report): number | undefined {
  const { prompt_tokens: prompt, completion_tokens: completion, total_tokens: total } = report;
  const reasoning = report.completion_tokens_details?.reasoning_tokens ?? 0;
  const rest = total === undefined || prompt === undefined ? 0 : total - prompt;
  if (completion === undefined) return rest > 0 ? rest : undefined;
  const apart = reasoning > completion ? completion + reasoning : completion;
  return Math.max(apart, rest);
}
