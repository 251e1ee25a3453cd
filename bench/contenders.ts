// Who takes part in the benchmarks of model calls.
import { UsageError } from '../pipeline/errors.ts';
import type { Contender, OpenContender } from './contenders/contender.ts';
import { openOpenAI } from './contenders/openai.ts';
import { openToolloom } from './contenders/toolloom.ts';
import { openUndici } from './contenders/undici.ts';

const contenders = {
  openai: openOpenAI,
  undici: openUndici,
  toolloom: openToolloom,
} as const satisfies Record<string, OpenContender>;

/** The keys of the object above. */
export const contenderNames = Object.keys(contenders) as (keyof typeof contenders)[];

export function openContender(name: string, baseURL: string, inFlight: number): Promise<Contender> {
  const found = contenderNames.find((known) => known === name);
  if (!found) throw new UsageError(`there is no contender ${name}; there are ${contenderNames.join(', ')}`);
  return contenders[found](baseURL, inFlight);
}
