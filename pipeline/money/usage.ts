// Usage: the tokens of one call and what they cost.

export interface Usage {
  /** Tokens of the request, including cached ones. */
  readonly input: number;
  readonly cachedInput: number;
  /** Tokens of the reply, including reasoning. */
  readonly output: number;
  /** USD. */
  readonly cost: number;
  /** The endpoint did not report its usage, so the tokens were counted here. */
  readonly estimated?: true;
}

export const noUsage: Usage = { input: 0, cachedInput: 0, output: 0, cost: 0 };
