// Parameters that take values rather than keys, each described by the text of its name.
import type { JsonObject } from '../../../schemas/json.ts';
import type { Words } from '../prose.ts';
import type { Parameter, ToolSite } from './operation.ts';

type Texts = Pick<ToolSite, 'text'>;

/** Makes parameters that a call must give. */
export const valueParameters =
  ({ text }: Texts, words: Words = {}) =>
  (name: string, schema: JsonObject): Parameter => ({
    name,
    schema: { ...schema, description: text(name, words) },
    isRequired: true,
  });

/** The same parameter, which a call may leave out. */
export const leftOut = (parameter: Parameter): Parameter => ({ ...parameter, isRequired: false });

export const daySchema = { type: 'string', format: 'date' } as const;
export const choiceSchema = (choices: readonly string[]): JsonObject => ({
  type: 'string',
  enum: [...choices],
});
export const rangeSchema = (minimum: number, maximum: number, type = 'integer'): JsonObject => ({
  type,
  minimum,
  maximum,
});
