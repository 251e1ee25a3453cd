// mark3labs/mcp-go: mcp.NewTool("name", mcp.WithDescription("…"), mcp.WithString("key", mcp.Required(),
// mcp.Description("…"), mcp.Enum(…))).
import type { Json, JsonObject } from '../../../../schemas/json.ts';
import {
  type Extracted,
  type Extractor,
  memberPath,
  noParameters,
  readEach,
  type SchemaPath,
  toolAt,
} from '../extractor.ts';
import { own } from '../own.ts';
import { type Parameter, parametersSchema } from '../parameters.ts';
import { type Setting, settingsOf } from '../settings.ts';
import { type Node, nodesOf, type Project, type SourceFile } from '../source.ts';
import { argumentsOf } from '../syntax.ts';
import { calleeName, goGrammar, json, schemaLiteral, text, words } from './values.ts';

const sdk = 'mark3labs/mcp-go';

const types: Readonly<Record<string, JsonObject>> = {
  WithString: { type: 'string' },
  WithNumber: { type: 'number' },
  WithBoolean: { type: 'boolean' },
  WithArray: { type: 'array' },
  WithObject: { type: 'object' },
  WithInteger: { type: 'integer' },
  WithAny: {},
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
  extract: (file: SourceFile, project: Project): Extracted[] =>
    readEach(callsIn(file, project), file, (made) => [made.hasOptions ? toolFrom(made) : rawTool(made)]),
};

interface MadeTool extends Setting {
  readonly call: Node;
  readonly hasOptions: boolean;
}

const callsIn = (file: SourceFile, project: Project): MadeTool[] =>
  nodesOf(file.root(), 'call_expression').flatMap((call) => {
    const made = calleeName(call);
    const hasOptions = made === 'NewTool';
    const [name, ...options] = argumentsOf(call);
    // Another function of that name does not take options.
    if (
      hasOptions
        ? !options.every((each) => /^\w*With/.test(optionName(each)))
        : made !== 'NewToolWithRawSchema'
    )
      return [];
    const settings = settingsOf({ node: call, file, project }, name, goGrammar);
    return settings.map((setting) => ({ ...setting, call, hasOptions }));
  });

const optionName = (call: Node): string => (call.kind() === 'call_expression' ? calleeName(call) : '');

/** Options of a tool that say nothing about its parameters. */
const asides =
  /^With(Title|ToolAnnotation|\w*Annotation|\w*Hint|OutputSchema|RawOutputSchema|ToolIcons|Icons|Meta)$/;

function toolFrom({ call, ...from }: MadeTool): Extracted {
  const { project } = from;
  const [first, ...options] = argumentsOf(call);
  const missing: string[] = [];
  const parameters: Parameter[] = [];
  let description: string | undefined;
  for (const option of options) {
    const name = optionName(option);
    const type = own(types, name);
    if (name === 'WithDescription') {
      description = words(argumentsOf(option)[0], { project, path: 'description', missing });
    } else if (type)
      parameters.push(...parameterOf(option, type, { project, path: 'inputSchema.properties', missing }));
    else if (!asides.test(name)) missing.push(`inputSchema (${name})`);
  }
  const inputSchema = parametersSchema(parameters);
  return toolAt({ ...from, sdk }, { name: text(first, project), description, inputSchema, missing });
}

/** NewToolWithRawSchema(name, description, schema). */
function rawTool({ call, ...from }: MadeTool): Extracted {
  const { project } = from;
  const [name, said, schema] = argumentsOf(call);
  const missing: string[] = [];
  const description = words(said, { project, path: 'description', missing });
  const found = schemaLiteral(schema, { project, path: 'inputSchema', missing });
  if (!found && !missing.includes('inputSchema')) missing.push('inputSchema');
  const inputSchema = found ?? noParameters;
  return toolAt({ ...from, sdk }, { name: text(name, project), description, inputSchema, missing });
}

function parameterOf(call: Node, type: JsonObject, at: SchemaPath): Parameter[] {
  const [first, ...options] = argumentsOf(call);
  const name = text(first, at.project);
  if (name === undefined) {
    at.missing.push(at.path);
    return [];
  }
  const place = memberPath(at, name);
  const described = options.filter((option) => optionName(option) === 'Description').at(-1);
  const keywords = options.map((option) => keywordsOf(option, place));
  return [
    {
      name,
      schema: Object.assign({}, type, ...keywords),
      description: described && words(argumentsOf(described)[0], memberPath(place, 'description')),
      isRequired: options.some((option) => optionName(option) === 'Required'),
    },
  ];
}

function textOrMissing(node: Node | undefined, at: SchemaPath): string | undefined {
  const found = text(node, at.project);
  if (found === undefined) at.missing.push(at.path);
  return found;
}

type ReadValue = (given: readonly Node[], at: SchemaPath) => Json | undefined;

const readText: ReadValue = ([first], at) => textOrMissing(first, at);
const readJson: ReadValue = ([first], at) => json(first, at);

/** Options that add a keyword, and how its value is read. */
const readers: Readonly<Record<string, readonly [keyword: string, read: ReadValue]>> = {
  Enum: ['enum', (given, at) => nonEmpty(given.flatMap((choice) => textOrMissing(choice, at) ?? []))],
  DefaultString: ['default', readText],
  DefaultNumber: ['default', ([first]) => numberIn(first)],
  DefaultBool: ['default', ([first]) => first?.text() === 'true'],
  Pattern: ['pattern', readText],
  Items: ['items', readJson],
  Properties: ['properties', readJson],
  WithStringEnumItems: [
    'items',
    (given, at) => {
      const choices = readJson(given, at);
      return choices === undefined ? undefined : { type: 'string', enum: choices };
    },
  ],
};

const nonEmpty = (list: Json[]): Json[] | undefined => (list.length > 0 ? list : undefined);

function numberIn(node: Node | undefined): number | undefined {
  const number = Number(node?.text());
  return Number.isNaN(number) ? undefined : number;
}

/** Options of a parameter that add no keyword here. */
const withoutKeyword = new Set(['Required', 'Title', 'Description']);

/** The keyword that one option of a parameter adds. */
function keywordsOf(option: Node, at: SchemaPath): JsonObject {
  const name = optionName(option);
  const given = argumentsOf(option);
  const item = own(items, name);
  if (item) return { items: item };
  const limit = own(numbers, name);
  const number = limit === undefined ? undefined : numberIn(given[0]);
  if (limit !== undefined && number !== undefined) return { [limit]: number };
  const reader = own(readers, name);
  if (!reader) {
    if (!withoutKeyword.has(name)) at.missing.push(`${at.path} (${name})`);
    return {};
  }
  const [keyword, read] = reader;
  const value = read(given, memberPath(at, keyword));
  if (name === 'DefaultNumber' && value === undefined) at.missing.push(`${at.path} (${name})`);
  return value === undefined ? {} : { [keyword]: value };
}
