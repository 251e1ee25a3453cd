// mark3labs/mcp-go: mcp.NewTool("name", mcp.WithDescription("…"), mcp.WithString("key", mcp.Required(),
// mcp.Description("…"), mcp.Enum(…))).
import type { JsonObject } from '../../../../schemas/json.ts';
import { type Extracted, type Extractor, toolAt } from '../extractor.ts';
import { own } from '../own.ts';
import { type Parameter, parametersSchema } from '../parameters.ts';
import { type Node, nodesOf, type Project, type SourceFile } from '../source.ts';
import { json, schemaLiteral } from './literal.ts';
import { argumentsOf, text } from './value.ts';

const sdk = 'mark3labs/mcp-go';

const types: Readonly<Record<string, JsonObject>> = {
  WithString: { type: 'string' },
  WithNumber: { type: 'number' },
  WithBoolean: { type: 'boolean' },
  WithArray: { type: 'array' },
  WithObject: { type: 'object' },
  WithInteger: { type: 'integer' },
};

const numbers: Readonly<Record<string, string>> = {
  Min: 'minimum',
  Max: 'maximum',
  MultipleOf: 'multipleOf',
  MinLength: 'minLength',
  MaxLength: 'maxLength',
  MinItems: 'minItems',
  MaxItems: 'maxItems',
};
const items: Readonly<Record<string, JsonObject>> = {
  WithStringItems: { type: 'string' },
  WithNumberItems: { type: 'number' },
  WithBooleanItems: { type: 'boolean' },
};

export const mcpGo: Extractor = {
  sdk,
  languages: ['go'],
  mayHold: (source) => /\bNewTool(WithRawSchema)?\(/.test(source),
  extract(file: SourceFile, project: Project): Extracted[] {
    return nodesOf(file.root(), 'call_expression').flatMap((call): Extracted[] => {
      if (/(^|\.)NewToolWithRawSchema$/.test(call.field('function')?.text() ?? ''))
        return [rawTool(call, file, project)];
      if (!/(^|\.)NewTool$/.test(call.field('function')?.text() ?? '')) return [];
      const [first, ...options] = argumentsOf(call);
      const missing: string[] = [];
      const parameters: Parameter[] = [];
      let description: string | undefined;
      for (const option of options) {
        const what = nameOf(option);
        const type = own(types, what);
        if (what === 'WithDescription') {
          description = text(argumentsOf(option)[0], project);
          if (description === undefined) missing.push('description');
        } else if (type) parameters.push(...parameterOf(option, type, { project, missing }));
        // A parameter or a schema by other means.
        else if (
          !/^With(Title|ToolAnnotation|\w*Annotation|\w*Hint|OutputSchema|RawOutputSchema|ToolIcons|Icons|Meta)$/.test(
            what,
          )
        )
          missing.push(`inputSchema (${what})`);
      }
      const inputSchema = parametersSchema(parameters);
      return [
        toolAt({ node: call, file, sdk }, { name: text(first, project), description, inputSchema, missing }),
      ];
    });
  },
};

/** NewToolWithRawSchema(name, description, schema). */
function rawTool(call: Node, file: SourceFile, project: Project): Extracted {
  const [name, words, schema] = argumentsOf(call);
  const missing: string[] = [];
  const description = text(words, project);
  if (description === undefined) missing.push('description');
  const found = schemaLiteral(schema, project, missing);
  if (!found && missing.every((path) => path !== 'inputSchema')) missing.push('inputSchema');
  const inputSchema = found ?? { type: 'object', properties: {} };
  return toolAt({ node: call, file, sdk }, { name: text(name, project), description, inputSchema, missing });
}

const nameOf = (call: Node): string => call.field('function')?.text().split('.').at(-1) ?? '';

function parameterOf(
  call: Node,
  type: JsonObject,
  { project, missing }: { project: Project; missing: string[] },
): Parameter[] {
  const [first, ...options] = argumentsOf(call);
  const name = text(first, project);
  if (name === undefined) {
    missing.push('inputSchema.properties');
    return [];
  }
  const path = `inputSchema.properties.${name}`;
  const schema: JsonObject = { ...type };
  const told = (node: Node | undefined, what: string): string | undefined => {
    const found = text(node, project);
    if (found === undefined) missing.push(`${path}.${what}`);
    return found;
  };
  let description: string | undefined;
  for (const option of options) {
    const given = argumentsOf(option);
    const what = nameOf(option);
    const number = Number(given[0]?.text());
    const [keyword, item] = [own(numbers, what), own(items, what)];
    if (what === 'Description') description = told(given[0], 'description');
    else if (what === 'Enum') schema.enum = given.flatMap((choice) => told(choice, 'enum') ?? []);
    else if (what === 'DefaultString') Object.assign(schema, { default: told(given[0], 'default') });
    else if (what === 'DefaultNumber' && !Number.isNaN(number)) schema.default = number;
    else if (what === 'DefaultBool') schema.default = given[0]?.text() === 'true';
    else if (keyword && !Number.isNaN(number)) schema[keyword] = number;
    else if (what === 'Pattern') Object.assign(schema, { pattern: told(given[0], 'pattern') });
    else if (item) schema.items = item;
    else if (what === 'WithStringEnumItems' || what === 'Items' || what === 'Properties') {
      const at = what === 'Properties' ? 'properties' : 'items';
      const value = json(given[0], project, `${path}.${at}`, missing);
      if (value !== undefined)
        schema[at] = what === 'WithStringEnumItems' ? { type: 'string', enum: value } : value;
    } else if (!['Required', 'Title'].includes(what)) missing.push(`${path} (${what})`);
  }
  const known = Object.fromEntries(
    Object.entries(schema).filter(
      ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
    ),
  );
  return [
    { name, schema: known, description, isRequired: options.some((option) => nameOf(option) === 'Required') },
  ];
}
