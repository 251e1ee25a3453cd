// Operations of an OpenAPI document, as tools: the parameters and the members of the body are those of the tool. A document
// declares nothing by itself; an extractor must have found a server that makes tools of it.
import { posix } from 'node:path';
import { isObject, propertiesOf, requiredOf } from '../../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../../schemas/json.ts';
import { dataIn } from './data-file.ts';
import { mostNested } from './limits.ts';
import { type Parameter, parametersSchema } from './parameters.ts';
import { dataLanguages, type Project, type SourceFile } from './source.ts';

export interface ApiDocument {
  readonly file: SourceFile;
  readonly content: JsonObject;
}

const ending = /\.(json|ya?ml)$/i;
const nameOf = (path: string): string => posix.basename(path).replace(ending, '');

/** The document that one of these texts names, by its file with or without the ending. Undefined if several may be meant. */
export function documentNamed(texts: readonly string[], { files }: Project): ApiDocument | undefined {
  const names = new Set(texts.map(nameOf));
  const found = [...files.values()].flatMap((file): ApiDocument[] => {
    if (!dataLanguages.has(file.language) || !names.has(nameOf(file.path))) return [];
    const content = dataIn(file);
    return isObject(content) && /^3\./.test(String(content.openapi)) && isObject(content.paths)
      ? [{ file, content }]
      : [];
  });
  return found.length === 1 ? found[0] : undefined;
}

export interface Operation {
  readonly id: string | undefined;
  /** The longest of what it says about itself. */
  readonly description: string;
  /** What names it without an ID. */
  readonly summary: string;
  readonly inputSchema: JsonObject;
}

const methods = ['get', 'put', 'post', 'delete', 'patch', 'head', 'options'];

export function operationsOf({ content }: ApiDocument): Operation[] {
  const paths = isObject(content.paths) ? Object.entries(content.paths) : [];
  return paths.flatMap(([path, item]) => {
    const whole = resolved(item, content);
    return methods.flatMap((method): Operation[] => {
      const operation = whole[method];
      if (!isObject(operation)) return [];
      const call = `${method.toUpperCase()} ${path}`;
      const [summary, description] = [textAt(operation.summary), textAt(operation.description)];
      return [
        {
          id: textAt(operation.operationId),
          summary: summary ?? `${method.toUpperCase()}_${path}`,
          description: description ?? summary ?? `Executes ${call}`,
          inputSchema: schemaOf(
            [...listAt(whole.parameters), ...listAt(operation.parameters)],
            operation,
            content,
          ),
        },
      ];
    });
  });
}

const textAt = (value: Json | undefined): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

const listAt = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : []);

/** An object, or the one in the document that it refers to. */
function resolved(value: Json | undefined, content: JsonObject, depth = 0): JsonObject {
  if (!isObject(value)) return {};
  const reference = /^#\/(.+)$/.exec(String(value.$ref))?.[1];
  if (reference === undefined || depth > mostNested) return value;
  const target = reference
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<Json | undefined>((at, part) => (isObject(at) ? at[part] : undefined), content);
  return resolved(target, content, depth + 1);
}

function schemaOf(parameters: readonly Json[], operation: JsonObject, content: JsonObject): JsonObject {
  const body = resolved(operation.requestBody, content);
  const media = isObject(body.content) ? Object.values(body.content)[0] : undefined;
  const within = isObject(media) ? membersOf(media.schema, body, content) : [];
  const taken = new Set(within.map(({ name }) => name));
  const own = parameters.flatMap((each) => parameterOf(resolved(each, content), taken));
  const schema = parametersSchema([
    ...new Map([...own, ...within].map((each) => [each.name, each])).values(),
  ]);
  const $defs = definitionsFor(schema, content);
  if (Object.keys($defs).length === 0) return schema;
  // A reference is a text of its own, so nothing else in the document can look like one.
  const whole = JSON.stringify({ ...schema, $defs }).replaceAll('"#/components/schemas/', '"#/$defs/');
  return JSON.parse(whole) as JsonObject; // an object stays one
}

/** In characters. A schema has room for less. */
const mostDefined = 200_000;

/** The definitions that a schema refers to, and those that these refer to. */
function definitionsFor(schema: JsonObject, { components }: JsonObject): JsonObject {
  const known = isObject(components) && isObject(components.schemas) ? components.schemas : {};
  const found: Record<string, Json> = {};
  const texts = [JSON.stringify(schema)];
  let left = mostDefined;
  for (const text of texts)
    for (const [, name = ''] of text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      const definition = known[name];
      const written = definition === undefined || name in found ? '' : JSON.stringify(definition);
      left -= written.length;
      if (definition === undefined || written === '' || left < 0) continue;
      found[name] = definition;
      texts.push(written);
    }
  return found;
}

/** A name that the body has, too, says where it belongs. */
function parameterOf(parameter: JsonObject, taken: ReadonlySet<string>): Parameter[] {
  const [name, place] = [textAt(parameter.name), textAt(parameter.in)];
  if (name === undefined || place === undefined) return [];
  const isTaken = taken.has(name);
  return [
    {
      name: isTaken ? `${name}__${place}` : name,
      schema: isObject(parameter.schema) ? parameter.schema : {},
      description: textAt(parameter.description),
      isRequired: parameter.required === true,
    },
  ];
}

/** The members of the body, or the body as one parameter if it is no object. */
function membersOf(written: Json | undefined, body: JsonObject, content: JsonObject): Parameter[] {
  const schema = resolved(written, content);
  const parts = [schema, ...listAt(schema.allOf).map((each) => resolved(each, content))];
  const required = new Set(parts.flatMap((part) => [...requiredOf(part)]));
  const members = parts.flatMap((part) => propertiesOf(part));
  if (members.length === 0)
    return isObject(written) ? [{ name: 'body', schema: written, isRequired: body.required === true }] : [];
  return members.map(([name, member]) => ({ name, schema: member, isRequired: required.has(name) }));
}
