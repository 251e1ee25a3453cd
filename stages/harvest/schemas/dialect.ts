// The dialect of a foreign schema. Drafts 04 and 06 become 07, and 2019-09 becomes 2020-12, which differ from them in
// few keywords; repair.ts rewrites those.
import type { JsonObject } from '../../../schemas/json.ts';
import { inShort } from './repair-rule.ts';

export interface Dialect {
  /** Lists of items are tuples, as before 2020-12. */
  readonly isOlder: boolean;
  /** What the schema is to declare; undefined where it declares nothing, which is 2020-12. */
  readonly declared?: string;
  readonly issue?: string;
}

const draft07 = 'http://json-schema.org/draft-07/schema#';
const draft2020 = 'https://json-schema.org/draft/2020-12/schema';

/** `http` and `https`, with and without a fragment, say the same. */
const known: readonly (readonly [RegExp, Dialect])[] = [
  [/^https?:\/\/json-schema\.org\/draft-0[467]\/schema#?$/, { isOlder: true, declared: draft07 }],
  [/^https?:\/\/json-schema\.org\/draft\/2020-12\/schema#?$/, { isOlder: false, declared: draft2020 }],
  [/^https?:\/\/json-schema\.org\/draft\/2019-09\/schema#?$/, { isOlder: false, declared: draft2020 }],
];

export function dialectOf({ $schema: named }: JsonObject): Dialect {
  if (named === undefined) return { isOlder: false };
  const found = typeof named === 'string' && known.find(([pattern]) => pattern.test(named.trim()));
  return found ? found[1] : { isOlder: false, issue: `unknown dialect ${inShort(named)} read as 2020-12` };
}
