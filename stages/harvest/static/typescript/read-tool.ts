// A tool as an object declares it: { name, description, inputSchema }.
import { isObject } from '../../../../pipeline/json/json-schema.ts';
import type { JsonObject } from '../../../../schemas/json.ts';
import type { Extracted, FoundTool } from '../extractor.ts';
import { lineOf } from '../source.ts';
import type { Instance } from './instances.ts';
import { jsonOf, schemaOf } from './json-value.ts';
import { Draft, isMembers, type Members, memberIn, nothing, unknown, type Value } from './value.ts';

export interface ToolMembers {
  readonly name: Value | undefined;
  readonly title?: Value | undefined;
  readonly description?: Value | undefined;
  readonly inputSchema?: Value | undefined;
  readonly outputSchema?: Value | undefined;
  readonly annotations?: Value | undefined;
}

interface Declared extends Instance {
  readonly sdk: string;
}

export function readTool(parts: ToolMembers, declared: Declared): Extracted {
  const { node, file, sdk } = declared;
  const place = { path: file.path, line: lineOf(node) };
  const name = nameOf(parts.name, declared);
  if (name === undefined) return { unread: { ...place, why: 'its name is made when it runs' } };
  const missing: string[] = [];
  const text = (value: Value | undefined, path: string): string | undefined => {
    if (value === undefined || value === nothing) return undefined;
    if (typeof value === 'string') return value;
    missing.push(path);
    return value instanceof Draft ? value.text : undefined;
  };
  const title = text(parts.title, 'title');
  const description = text(parts.description, 'description');
  const annotations =
    parts.annotations === undefined ? undefined : jsonOf(parts.annotations, 'annotations', missing);
  const inputSchema = schemaOf(schemaIn(parts, declared, missing), 'inputSchema', missing);
  const hasOutput = parts.outputSchema !== undefined && parts.outputSchema !== nothing;
  const outputSchema = hasOutput ? schemaOf(parts.outputSchema, 'outputSchema', missing) : undefined;
  const tool: FoundTool = {
    name,
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
    inputSchema: described(inputSchema),
    ...(outputSchema ? { outputSchema } : {}),
    ...(isObject(annotations) ? { annotations } : {}),
    ...place,
    language: file.language,
    sdk,
    missing,
  };
  return { tool };
}

function nameOf(value: Value | undefined, { isLast }: Declared): string | undefined {
  if (value instanceof Draft && value.isFallback && isLast) return value.text;
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Where a wrapper makes the schema when it runs, most of it is what the wrapper was given. */
function schemaIn(
  { inputSchema }: ToolMembers,
  { given = [] }: Declared,
  missing: string[],
): Value | undefined {
  const passed = given.flatMap((each) => (isMembers(each) ? [writtenSchema(each)] : [])).find(isDefined);
  if (inputSchema !== unknown || passed === undefined) return inputSchema;
  missing.push('inputSchema');
  return passed;
}

const isDefined = (value: Value | undefined): boolean => value !== undefined;

/** Parameters are always an object, also if the schema only says their properties. */
const described = (schema: JsonObject): JsonObject =>
  schema.type === undefined && schema.properties !== undefined ? { type: 'object', ...schema } : schema;

/** The names that SDKs and servers give to the schema of the parameters, the least ambiguous first. */
export const schemaKeys = [
  'inputSchema',
  'input_schema',
  'parameters',
  'schema',
  'paramsSchema',
  'inputShape',
  'argsShape',
  'argsSchema',
  'zodSchema',
  'args',
  'input',
];

export function toolMembersIn(members: Members): ToolMembers {
  const names = namesIn(members);
  return {
    ...names,
    description: memberIn(members, 'description'),
    inputSchema: writtenSchema(members) ?? memberIn(members, 'inputSchema'),
    outputSchema: members.outputSchema,
    annotations: members.annotations,
  };
}

const writtenSchema = (members: Members): Value | undefined =>
  schemaKeys
    .map((key) => (Object.hasOwn(members, key) ? members[key] : undefined))
    .find((each) => each !== undefined);

/** Where `method` is what a tool is called, `name` is its title. */
export function namesIn(members: Members): Pick<ToolMembers, 'name' | 'title'> {
  const [name, title, method] = ['name', 'title', 'method'].map((key) => memberIn(members, key));
  const isTitle = typeof name === 'string' && /\s/.test(name) && typeof method === 'string';
  return isTitle ? { name: method, title: title ?? name } : { name, title };
}
