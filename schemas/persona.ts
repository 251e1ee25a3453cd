// Who the simulated user is, and how they talk.
import { z } from 'zod';

export const styleSchema = z.enum([
  'plain',
  'terse',
  'chatty',
  'hesitant',
  'typos',
  'formal',
  'second_language',
  'lower_case',
  'texting',
  'lively',
]);
export type Style = z.infer<typeof styleSchema>;

export const personaSchema = z.strictObject({
  name: z.string(),
  manner: z.string().describe('who they are and how they talk'),
  style: styleSchema.describe('how they write'),
  openings: z.array(z.string()).describe('how they begin a request'),
  closings: z.array(z.string()).describe('how they end one'),
});
export type Persona = z.infer<typeof personaSchema>;
