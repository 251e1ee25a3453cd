// The grammars of names and remarks as data/seeds/names.yaml and data/seeds/remarks.yaml hold them.
import { z } from 'zod';
import { wordListsSchema } from './phrases.ts';

const schemeSchema = z.array(
  z.strictObject({
    for: z
      .array(z.string())
      .min(1)
      .optional()
      .describe('last words of the nouns that it is for; any if left out'),
    say: z.array(z.string()).min(1),
  }),
);

export const namesSchema = z.strictObject({
  schemes: z.record(z.string(), schemeSchema),
  words: wordListsSchema,
});
export type Names = z.infer<typeof namesSchema>;

const remarkKindSchema = z.strictObject({
  fields: z.array(z.string()).describe('fields that hold such remarks; the last kind is for all others'),
  short: z.array(z.string()).min(6).describe('what somebody in a hurry types'),
  long: z.array(z.string()).min(6),
  said: z.array(z.string()).min(3).describe('how somebody asks for it to be noted'),
});

export const remarksSchema = z.strictObject({
  shortShare: z.number().min(0).max(1),
  kinds: z.array(remarkKindSchema).min(1),
  words: wordListsSchema,
});
export type Remarks = z.infer<typeof remarksSchema>;
