// Shares of the entries of a registry, as a config gives them: one name, or a share for each of several names.
import { z } from 'zod';
import type { Random } from '../pipeline/hash.ts';

type Shares = string | Readonly<Partial<Record<string, number>>>;

/** A setting that takes one of the names, or shares of some of them. */
export function sharesOf(names: readonly string[]) {
  const name = z.enum(names as [string, ...string[]]); // a registry is not empty
  return z.union([
    name,
    z
      .partialRecord(name, z.number().nonnegative())
      .refine(
        (shares) => Object.values(shares).some((share) => (share ?? 0) > 0),
        'at least one share must be above zero',
      ),
  ]);
}

/** A name, drawn by the shares. They need not add up to one. */
export function drawName(shares: Shares, random: Random): string {
  if (typeof shares === 'string') return shares;
  const entries = Object.entries(shares).map(([name, share = 0]) => [name, share] as const);
  let point = random.next() * entries.reduce((sum, [, share]) => sum + share, 0);
  const found = entries.find(([, share]) => {
    point -= share;
    return point < 0;
  });
  return (found ?? entries.findLast(([, share]) => share > 0) ?? entries[0] ?? [''])[0];
}
