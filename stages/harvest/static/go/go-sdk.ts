// The official SDK for Go: mcp.AddTool(server, &mcp.Tool{Name: "…", Description: "…"}, Handler), parameters
// from the struct that the handler takes.
import type { JsonObject } from '../../../../schemas/json.ts';
import { type Extracted, type Extractor, toolAt } from '../extractor.ts';
import { type Node, nodesOf, type Project, type SourceFile } from '../source.ts';
import { schemaLiteral } from './literal.ts';
import { argumentsOf, functionNamed, isPart, text, typeSchema } from './value.ts';

const sdk = 'modelcontextprotocol/go-sdk';

export const goSdk: Extractor = {
  sdk,
  languages: ['go'],
  mayHold: (source) => /\bmcp\.Tool\s*\{/.test(source),
  extract(file: SourceFile, project: Project): Extracted[] {
    return nodesOf(file.root(), 'composite_literal').flatMap((literal): Extracted[] => {
      if (literal.field('type')?.text() !== 'mcp.Tool') return [];
      // Its own fields alone: annotations and schemas inside it have names and descriptions too.
      const own =
        literal
          .field('body')
          ?.children()
          .filter((child) => child.kind() === 'keyed_element') ?? [];
      const fields = new Map(
        own.map((element) => {
          const [key, value] = element.children().filter(isPart);
          return [key?.text() ?? '', value] as const;
        }),
      );
      const missing: string[] = [];
      const description = text(fields.get('Description'), project);
      if (fields.has('Description') && description === undefined) missing.push('description');
      const schema = fields.get('InputSchema') ?? fields.get('RawInputSchema');
      const found = schema
        ? schemaLiteral(schema, project, missing)
        : schemaOfHandler(literal, file, project, missing);
      if (!found && !missing.includes('inputSchema')) missing.push('inputSchema');
      const inputSchema = found ?? { type: 'object', properties: {} };
      return [
        toolAt(
          { node: literal, file, sdk },
          { name: text(fields.get('Name'), project), description, inputSchema, missing },
        ),
      ];
    });
  },
};

/**
 * The handler stands beside the tool in AddTool, as a function or by name; its last parameter holds the
 * arguments. A function that returns both says so in its result: (mcp.Tool, mcp.ToolHandlerFor[Args, any]).
 */
function schemaOfHandler(
  literal: Node,
  file: SourceFile,
  project: Project,
  missing: string[],
): JsonObject | undefined {
  const around = literal.ancestors();
  const call = around.find(isAddTool) ?? callWith(variableOf(literal), file);
  const handler = call && argumentsOf(call).at(-1);
  const declared =
    handler?.kind() === 'func_literal' ? handler : functionNamed(handler?.text() ?? '', project);
  const parameters = declared?.field('parameters')?.children().filter(isPart) ?? [];
  const result = around
    .find((node) => node.kind() === 'function_declaration' || node.kind() === 'method_declaration')
    ?.field('result');
  const returned =
    result && nodesOf(result, 'generic_type').find((type) => /ToolHandlerFor\[/.test(type.text()));
  const type =
    parameters.length >= 3 ? parameters.at(-1)?.field('type') : returned && argumentTypeOf(returned);
  return type ? typeSchema(type, project, 'inputSchema.properties', missing) : undefined;
}

const isAddTool = (node: Node): boolean =>
  node.kind() === 'call_expression' && /AddTool(\[[^\]]*\])?$/.test(node.field('function')?.text() ?? '');

/** The variable that a literal is assigned to: `tool := &mcp.Tool{…}`. */
function variableOf(literal: Node): string | undefined {
  const holder = literal
    .ancestors()
    .find((node) => /^(short_var_declaration|var_spec)$/.test(String(node.kind())));
  return (holder?.field('left') ?? holder?.field('name'))?.text();
}

const callWith = (variable: string | undefined, file: SourceFile): Node | undefined =>
  variable === undefined
    ? undefined
    : nodesOf(file.root(), 'call_expression').find(
        (node) =>
          isAddTool(node) && argumentsOf(node).some((each) => each.text().replace(/^&/, '') === variable),
      );

const argumentTypeOf = (generic: Node): Node | undefined =>
  nodesOf(generic, 'type_elem')[0]?.children().find(isPart);
