// What trainers make of rows whose tools and arguments are JSON texts: they parse both before a chat template sees them.
import { z } from 'zod';
import { jsonObjectSchema } from '../../schemas/json.ts';

const parsedObject = z.string().transform((text) => jsonObjectSchema.parse(JSON.parse(text)));

const rowSchema = z.looseObject({
  messages: z.array(
    z.looseObject({
      tool_calls: z.array(z.looseObject({ function: z.looseObject({ arguments: parsedObject }) })).optional(),
    }),
  ),
  tools: z.string().transform((text) => z.array(z.looseObject({})).parse(JSON.parse(text))),
});

export const withParsedTexts = (row: object): z.infer<typeof rowSchema> => rowSchema.parse(row);
