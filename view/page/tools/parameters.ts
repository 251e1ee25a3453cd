// The parameters of a tool as its input schema declares them.
import type { Json, JsonObject } from '../../../schemas/json.ts';

interface Parameter {
  readonly name: string;
  readonly isRequired: boolean;
  readonly type: string;
  readonly description: string;
  /** Everything else that the schema says, such as `minimum 1`. */
  readonly limits: readonly string[];
}

export function parametersIn(schema: JsonObject): Parameter[] {
  const required = Array.isArray(schema.required) ? schema.required : [];
  return Object.entries(isObject(schema.properties) ? schema.properties : {}).map(([name, member]) => ({
    name,
    isRequired: required.includes(name),
    ...(isObject(member) ? described(member) : { type: 'any', description: '', limits: [] }),
  }));
}

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function described(member: JsonObject): Omit<Parameter, 'name' | 'isRequired'> {
  const { type, description, title: _, ...more } = member;
  return {
    type: typeNameOf(member),
    description: typeof description === 'string' ? description : '',
    limits: Object.entries(more)
      .filter(([key]) => key !== 'items' && key !== 'properties')
      .map(([key, value]) => `${key} ${typeof value === 'string' ? value : JSON.stringify(value)}`),
  };
}

function typeNameOf({ type, items }: JsonObject): string {
  const names = (Array.isArray(type) ? type : [type]).filter((name) => typeof name === 'string');
  const isList = names.includes('array') && isObject(items);
  const name = names.length > 0 ? names.join(' or ') : 'any';
  return isList ? `${name} of ${typeNameOf(items)}` : name;
}
