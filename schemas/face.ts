// A face: the tools of a world under other names, in another order, described in another manner. What they do
// is the same.
import { z } from 'zod';

export const faceSchema = z.strictObject({
  tools: z
    .record(
      z.string(),
      z.strictObject({
        name: z.string(),
        parameters: z
          .array(z.tuple([z.string(), z.string()]))
          .describe('[as the world calls it, as shown], in the order shown'),
      }),
    )
    .describe('name in the world -> what is shown'),
  descriptions: z.enum(['as_written', 'lines', 'docstring']).describe('how descriptions are set out'),
  declarations: z
    .enum(['json', 'typescript'])
    .describe('whether the system prompt also declares the tools in TypeScript'),
  results: z
    .record(z.string(), z.string())
    .optional()
    .describe('name in the world -> the form in which its results are shown, where that is not compact JSON'),
});
export type Face = z.infer<typeof faceSchema>;
