// What a problem of mathematics asks for: its answers, and where the calls show them.
import { z } from 'zod';

export const mathematicsSchema = z.strictObject({
  families: z
    .array(z.string())
    .min(1)
    .describe('names in the registry of families of problems; figure_from_records for a figure over records'),
  answers: z
    .array(
      z.strictObject({
        name: z.string().describe('the value, after "the"'),
        value: z
          .union([z.string(), z.number()])
          .describe('a number, or a text such as "7/3", "$1,234.50", "12.5%", "12.5 km", or "[2, 5)"'),
        goal: z.int().nonnegative(),
        call: z
          .int()
          .nonnegative()
          .optional()
          .describe('index of the oracle call whose result shows it; none where it takes no call'),
        path: z.string().optional().describe('where in that result, such as "solutions.0"'),
        decimals: z.int().positive().optional().describe('decimal places that the user asks for'),
        among: z
          .array(z.string())
          .min(2)
          .optional()
          .describe(
            'what a choice is made among that follows from the other answers and stands in no result',
          ),
        isRatio: z.literal(true).optional().describe('the result shows a share that is told as a percentage'),
      }),
    )
    .min(1),
});
export type Mathematics = z.infer<typeof mathematicsSchema>;
