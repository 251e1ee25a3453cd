// The official SDK for Go: mcp.AddTool(server, &mcp.Tool{Name: "…", Description: "…"}, Handler). The
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
import { type Node, nodesOf, type Project, type SourceFile } from '../source.ts';
import { argumentsOf, childrenOfKind, partsOf } from '../syntax.ts';
import { schemaLiteral } from './literal.ts';
import { functionOf, text } from './text.ts';
import { typeSchema } from './type-schema.ts';

const sdk = 'modelcontextprotocol/go-sdk';

export const goSdk: Extractor = {
  sdk,
  languages: ['go'],
  mayHold: (source) => /\bmcp\.Tool\s*\{/.test(source),
  extract: (file: SourceFile, project: Project): Extracted[] =>
    readEach(nodesOf(file.root(), 'composite_literal'), file, (literal) =>
      literal.field('type')?.text() === 'mcp.Tool' ? [toolFrom(literal, file, project)] : [],
    ),
};

function toolFrom(literal: Node, file: SourceFile, project: Project): Extracted {
  const fields = fieldsOf(literal);
  const missing: string[] = [];
  const description = text(fields.get('Description'), project);
  if (fields.has('Description') && description === undefined) missing.push('description');
  const schema = fields.get('InputSchema') ?? fields.get('RawInputSchema');
  const at = { project, path: 'inputSchema', missing };
  const found = schema ? schemaLiteral(schema, at) : schemaOfHandler(literal, file, at);
  if (!found && !missing.includes('inputSchema')) missing.push('inputSchema');
  const name = text(fields.get('Name'), project);
  return toolAt(
    { node: literal, file, sdk },
    { name, description, inputSchema: found ?? noParameters, missing },
  );
}

/** Its own fields alone: annotations and schemas inside it have names and descriptions too. */
const fieldsOf = (literal: Node): Map<string, Node | undefined> =>
  new Map(
    childrenOfKind(literal.field('body'), 'keyed_element').map((element) => {
      const [key, value] = partsOf(element);
      return [key?.text() ?? '', value] as const;
    }),
  );

/**
 * The handler is another argument of AddTool, as a function or by name. Its last parameter holds the
 * arguments of the tool. A function that returns tool and handler names their type in its result:
 * (mcp.Tool, mcp.ToolHandlerFor[Args, any]).
 */
function schemaOfHandler(literal: Node, file: SourceFile, at: SchemaPath): JsonObject | undefined {
  const around = literal.ancestors();
  const call = around.find(isAddTool) ?? callWith(variableOf(literal), file);
  const handler = functionOf(call && argumentsOf(call).at(-1), at.project);
  const parameters = partsOf(handler?.field('parameters'));
  const type = parameters.length >= 3 ? parameters.at(-1)?.field('type') : returnedArgumentType(around);
  return type ? typeSchema(type, { ...at, path: 'inputSchema.properties' }) : undefined;
}

function returnedArgumentType(around: readonly Node[]): Node | undefined {
  const result = around.find((node) => /^(function|method)_declaration$/.test(node.kind()))?.field('result');
  const returned =
    result && nodesOf(result, 'generic_type').find((type) => /ToolHandlerFor\[/.test(type.text()));
  return returned ? argumentTypeOf(returned) : undefined;
}

const isAddTool = (node: Node): boolean =>
  node.kind() === 'call_expression' && /AddTool(\[[^\]]*\])?$/.test(node.field('function')?.text() ?? '');

/** The variable that a literal is assigned to: `tool := &mcp.Tool{…}`. */
function variableOf(literal: Node): string | undefined {
  const holder = literal.ancestors().find((node) => /^(short_var_declaration|var_spec)$/.test(node.kind()));
  return (holder?.field('left') ?? holder?.field('name'))?.text();
}

const callWith = (variable: string | undefined, file: SourceFile): Node | undefined =>
  variable === undefined
    ? undefined
    : nodesOf(file.root(), 'call_expression').find(
        (node) =>
          isAddTool(node) && argumentsOf(node).some((each) => each.text().replace(/^&/, '') === variable),
      );

const argumentTypeOf = (generic: Node): Node | undefined => partsOf(nodesOf(generic, 'type_elem')[0])[0];
