// Tokens, where an endpoint does not count them: o200k, the encoding of OpenAI's current models. Others
// differ by ten or twenty percent.

let counting: Promise<(text: string) => number> | undefined;

/** Loaded when first needed, because loading takes a quarter of a second. */
export async function countTokens(text: string): Promise<number> {
  counting ??= import('gpt-tokenizer/encoding/o200k_base').then(
    ({ countTokens: count }) =>
      (counted: string) =>
        count(counted, { disallowedSpecial: new Set() }),
  );
  return (await counting)(text);
}
