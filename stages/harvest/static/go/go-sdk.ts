// The official SDK for Go: mcp.AddTool(server, &mcp.Tool{Name: "…", Description: "…"}, Handler), and structs of
// servers that hold the same: api.ServerTool{Tool: api.Tool{Name: "…", InputSchema: …}}. Without a schema, the
// parameters come from the struct that the handler takes.
import type { JsonObject } from '../../../../schemas/json.ts';
import {
  type Extracted,
  type Extractor,
  noParameters,
  readEach,
  type SchemaPath,
  toolAt,
} from '../extractor.ts';
import { type Setting, settingsOf } from '../settings.ts';
import { type Node, nodesOf, type Project, type SourceFile } from '../source.ts';
import { argumentsOf, childrenOfKind, lastName, partsOf } from '../syntax.ts';
import { typeSchema } from './type-schema.ts';
import { calleeName, functionOf, goGrammar, schemaLiteral, text, words } from './values.ts';

const sdk = 'modelcontextprotocol/go-sdk';

export const goSdk: Extractor = {
  sdk,
  languages: ['go'],
  mayHold: (source) => /\bTool\s*\{|\bInputSchema\s*:/.test(source),
  extract: (file: SourceFile, project: Project): Extracted[] =>
    readEach(literalsIn(file, project), file, (from) => {
      const read = toolFrom(from);
      return 'unread' in read && !isOfSdk(from.literal) ? [] : [read];
    }),
};

interface LiteralTool extends Setting {
  readonly literal: Node;
  readonly fields: Fields;
  /** The file that holds the literal. */
  readonly in: SourceFile;
}

const literalsIn = (file: SourceFile, project: Project): LiteralTool[] =>
  nodesOf(file.root(), 'literal_value').flatMap((literal) => {
    const fields = fieldsOf(literal);
    const name = fields.get('Name');
    if (!name || !isTool(literal, fields)) return [];
    const settings = settingsOf({ node: literal, file, project }, name, goGrammar);
    return settings.map((setting) => ({ ...setting, literal, fields, in: file }));
  });

type Fields = ReadonlyMap<string, Node | undefined>;

/** Its own fields alone: annotations and schemas inside it have names and descriptions too. */
const fieldsOf = (literal: Node): Fields =>
  new Map(
    childrenOfKind(literal, 'keyed_element').map((element) => {
      const [key, value] = partsOf(element);
      return [key?.text() ?? '', value] as const;
    }),
  );

/** A struct called Tool, or one with a schema, whatever it is called: in lists the type stands outside. */
const isTool = (literal: Node, fields: Fields): boolean =>
  isOfSdk(literal) ||
  fields.has('InputSchema') ||
  fields.has('RawInputSchema') ||
  (fields.has('Description') && /(^|\.)Tool$/.test(typeOf(literal)));

const isOfSdk = (literal: Node): boolean => typeOf(literal) === 'mcp.Tool';

/** The type of a struct. In `[]mcp.Tool{{…}}` it is that of the list. */
function typeOf(literal: Node): string {
  const parent = literal.parent();
  const type = parent?.field('type');
  if (type) return type.text();
  const list = parent?.parent()?.parent()?.field('type');
  return (list?.field('element') ?? list?.field('value'))?.text().replace(/^\*/, '') ?? '';
}

function toolFrom(from: LiteralTool): Extracted {
  const { literal, fields, project } = from;
  const missing: string[] = [];
  const said = fields.get('Description');
  const description = said && words(said, { project, path: 'description', missing });
  const schema = fields.get('InputSchema') ?? fields.get('RawInputSchema');
  const at = { project, path: 'inputSchema', missing };
  const found = schema ? schemaLiteral(schema, at) : schemaOfHandler(literal, from.in, at);
  if (!found && !missing.includes('inputSchema')) missing.push('inputSchema');
  const name = text(fields.get('Name'), project);
  return toolAt({ ...from, sdk }, { name, description, inputSchema: found ?? noParameters, missing });
}

/**
 * The handler is another argument of AddTool, as a function or by name. Its last parameter holds the
 * arguments of the tool. A function that returns tool and handler names their type in its result:
 * (mcp.Tool, mcp.ToolHandlerFor[Args, any]).
 */
function schemaOfHandler(literal: Node, file: SourceFile, at: SchemaPath): JsonObject | undefined {
  const around = literal.ancestors();
  const call = around.find(isAddTool) ?? callWith(variableOf(around), file);
  const handler = functionOf(call && argumentsOf(call).at(-1), at.project);
  const parameters = partsOf(handler?.field('parameters'));
  const given = parameters.length >= 3 ? parameters.at(-1)?.field('type') : undefined;
  const type = given ?? returnedArgumentType(handler ? [handler] : around) ?? returnedArgumentType(around);
  return type ? typeSchema(type, { ...at, path: 'inputSchema.properties' }) : undefined;
}

function returnedArgumentType(around: readonly Node[]): Node | null | undefined {
  const result = around.find((node) => goGrammar.functions.kinds.includes(node.kind()))?.field('result');
  const returned =
    result &&
    nodesOf(result, 'generic_type').find(
      (type) => lastName(type.field('type')?.text() ?? '') === 'ToolHandlerFor',
    );
  return returned ? partsOf(nodesOf(returned, 'type_elem')[0])[0] : undefined;
}

const isAddTool = (node: Node): boolean =>
  node.kind() === 'call_expression' && /^[aA]dd\w*Tool$/.test(calleeName(node));

/** The variable that a literal is assigned to: `tool := &mcp.Tool{…}`. */
function variableOf(around: readonly Node[]): string | undefined {
  const holder = around.find((node) => /^(short_var_declaration|var_spec)$/.test(node.kind()));
  return (partsOf(holder?.field('left'))[0] ?? holder?.field('name'))?.text();
}

const callWith = (variable: string | undefined, file: SourceFile): Node | undefined =>
  variable === undefined
    ? undefined
    : nodesOf(file.root(), 'call_expression').find(
        (node) =>
          isAddTool(node) && argumentsOf(node).some((each) => each.text().replace(/^&/, '') === variable),
      );
