// A tool of mathematics: what an agent sees of it, and the function behind it. It is deterministic, changes nothing,
// and throws a MathError for what it refuses.
import type { Json, JsonObject } from '../../../schemas/json.ts';
import { limits } from '../math-error.ts';

export interface MathTool {
  readonly name: string;
  readonly description: string;
  readonly inputSchema: JsonObject;
  /** The arguments fit the schema. */
  run(given: JsonObject): JsonObject;
}

export const object = (properties: JsonObject, required: readonly string[]): JsonObject => ({
  type: 'object',
  properties,
  required: [...required],
  additionalProperties: false,
});

export const expression = (description: string): JsonObject => ({
  type: 'string',
  minLength: 1,
  maxLength: limits.expression,
  description,
});

export const number = (description: string): JsonObject => ({ type: 'number', description });

export const count = (description: string, most: number, least = 0): JsonObject => ({
  type: 'integer',
  minimum: least,
  maximum: most,
  description,
});

export const variable = (description: string): JsonObject => ({
  type: 'string',
  pattern: '^[a-zA-Z][a-zA-Z0-9_]{0,15}$',
  description,
});

export const choice = (options: readonly string[], description: string): JsonObject => ({
  type: 'string',
  enum: [...options],
  description,
});

export const list = (items: JsonObject, description: string, least = 1): JsonObject => ({
  type: 'array',
  items,
  minItems: least,
  maxItems: limits.list,
  description,
});

export const numbers = (description: string, least = 1): JsonObject =>
  list({ type: 'number' }, description, least);

/** Places of decimals to which a result is rounded. */
export const decimals: JsonObject = {
  type: 'integer',
  minimum: 0,
  maximum: 10,
  description:
    'Rounds the result to so many decimal places. Leave it out while you still compute with the result.',
};

export const numberIn = (value: Json | undefined, otherwise = 0): number =>
  typeof value === 'number' ? value : otherwise;

export const textIn = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

export const numbersFrom = (value: Json | undefined): number[] =>
  Array.isArray(value) ? value.filter((each): each is number => typeof each === 'number') : [];

export const textsFrom = (value: Json | undefined): string[] =>
  Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
