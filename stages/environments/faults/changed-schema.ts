// changed_schema: the service has moved to a new version, and its results have other names and another nesting.
import { isObject } from '../../../pipeline/json/json-schema.ts';
import type { Json } from '../../../schemas/json.ts';
import { camelCase, pascalCase } from '../../english.ts';
import type { FaultKind } from './fault.ts';

const spellings = [camelCase, pascalCase];

export const changedSchema: FaultKind = {
  name: 'changed_schema',
  summary:
    'Results come in another form than the tool declares: renamed and nested fields of a newer version.',
  span: 'lasting',
  recovery: { way: 'adapt', sentence: 'Reads the values from the new form in which {tool} returns them.' },
  codes: [],
  fits: ({ effect, result }) => effect === 'read' && result.ok && isObject(result.value),
  async apply({ call, random }) {
    const result = await call();
    if (!result.ok || !isObject(result.value)) return result;
    const value = { apiVersion: '2025-07', payload: renamed(result.value, random.pick(spellings)) };
    return { ...result, value, fault: 'changed_schema' };
  },
  isSeenIn: (value) => isObject(value) && 'apiVersion' in value && 'payload' in value,
};

function renamed(value: Json, spell: (name: string) => string): Json {
  if (Array.isArray(value)) return value.map((item) => renamed(item, spell));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [spell(name), renamed(member, spell)]),
  );
}
