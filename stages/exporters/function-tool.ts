// A tool declaration in the form that OpenAI introduced and most chat templates take.
//   {"type":"function","function":{"name":"get_loan","description":"Returns a loan.","parameters":{…}}}
import { z } from 'zod';
import type { ToolOffer } from '../../pipeline/models/model.ts';
import { jsonObjectSchema } from '../../schemas/json.ts';

export const functionToolSchema = z.strictObject({
  type: z.literal('function'),
  function: z.strictObject({ name: z.string(), description: z.string(), parameters: jsonObjectSchema }),
});
type FunctionTool = z.infer<typeof functionToolSchema>;

export function functionTool({ name, description, inputSchema }: ToolOffer): FunctionTool {
  const { $schema: _, ...parameters } = inputSchema;
  return { type: 'function', function: { name, description, parameters } };
}

export function declarationIn({ function: declared }: FunctionTool): ToolOffer {
  const { name, description, parameters } = declared;
  return { name, description, inputSchema: parameters };
}
