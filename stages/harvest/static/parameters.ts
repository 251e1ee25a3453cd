// Parameters that are read one by one, as an object schema.
import type { JsonObject } from '../../../schemas/json.ts';

export interface Parameter {
  readonly name: string;
  readonly schema: JsonObject;
  readonly description?: string | undefined;
  readonly isRequired: boolean;
}

export function parametersSchema(parameters: readonly Parameter[]): JsonObject {
  const required = parameters.filter(({ isRequired }) => isRequired).map(({ name }) => name);
  return {
    type: 'object',
    properties: Object.fromEntries(
      parameters.map(({ name, schema, description }) => [
        name,
        description === undefined ? schema : { ...schema, description },
      ]),
    ),
    ...(required.length > 0 ? { required } : {}),
  };
}
