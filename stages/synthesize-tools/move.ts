// A move of a thing from one of several states to another, with the fields that it sets.
import { z } from 'zod';

export const moveSchema = z.strictObject({
  verb: z.string(),
  done: z.string().describe('past participle of the verb'),
  from: z.array(z.string()).min(1),
  to: z.string(),
  with: z.array(z.string()),
});
type Move = z.infer<typeof moveSchema>;

/** One example: `cancel cancelled requested|confirmed > cancelled with reason` */
export const movePhraseSchema = z.string().transform((phrase, issues): Move => {
  const matched = /^([a-z_]+) ([a-z -]+?) ([a-z_|]+) > ([a-z_]+)(?: with ([a-z_, ]+))?$/.exec(phrase);
  if (!matched) {
    issues.addIssue({
      code: 'custom',
      message: `not a move: "${phrase}"; write "verb participle from|from > to with field"`,
    });
    return z.NEVER;
  }
  const [, verb = '', done = '', from = '', to = '', set = ''] = matched;
  return {
    verb,
    done,
    from: from.split('|'),
    to,
    with: set === '' ? [] : set.split(',').map((name) => name.trim()),
  };
});
