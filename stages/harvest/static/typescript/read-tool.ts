// A tool as an object declares it: { name, description, inputSchema }.
import { isObject } from '../../../../pipeline/json/json-schema.ts';
import type { JsonObject } from '../../../../schemas/json.ts';
import type { Extracted, FoundTool } from '../extractor.ts';
import { lineOf, type Node, type SourceFile } from '../source.ts';
import { jsonOf, schemaOf } from './json-value.ts';
import { type Members, memberIn, nothing, type Value } from './value.ts';

export interface ToolMembers {
  readonly name: Value | undefined;
  readonly title?: Value | undefined;
  readonly description?: Value | undefined;
  readonly inputSchema?: Value | undefined;
  readonly outputSchema?: Value | undefined;
  readonly annotations?: Value | undefined;
}

export function readTool(
  parts: ToolMembers,
  { node, file, sdk }: { node: Node; file: SourceFile; sdk: string },
): Extracted {
  const place = { path: file.path, line: lineOf(node) };
  if (typeof parts.name !== 'string' || parts.name === '')
    return { unread: { ...place, why: 'its name is made when it runs' } };
  const missing: string[] = [];
  const text = (value: Value | undefined, path: string): string | undefined => {
    if (value === undefined || value === nothing) return undefined;
    if (typeof value === 'string') return value;
    missing.push(path);
    return undefined;
  };
  const title = text(parts.title, 'title');
  const description = text(parts.description, 'description');
  const annotations =
    parts.annotations === undefined ? undefined : jsonOf(parts.annotations, 'annotations', missing);
  const inputSchema = schemaOf(parts.inputSchema, 'inputSchema', missing);
  const hasOutput = parts.outputSchema !== undefined && parts.outputSchema !== nothing;
  const outputSchema = hasOutput ? schemaOf(parts.outputSchema, 'outputSchema', missing) : undefined;
  const tool: FoundTool = {
    name: parts.name,
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
  'args',
  'input',
];

export function toolMembersIn(members: Members): ToolMembers {
  const schemas = schemaKeys.map((key) => (Object.hasOwn(members, key) ? members[key] : undefined));
  return {
    name: memberIn(members, 'name'),
    title: memberIn(members, 'title'),
    description: memberIn(members, 'description'),
    inputSchema: schemas.find((each) => each !== undefined) ?? memberIn(members, 'inputSchema'),
    outputSchema: members.outputSchema,
    annotations: members.annotations,
  };
}
