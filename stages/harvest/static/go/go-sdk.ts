// The official SDK for Go: mcp.AddTool(server, &mcp.Tool{Name: "…", Description: "…"}, Handler), parameters from the struct that the handler takes.
import type { JsonObject } from '../../../../schemas/json.ts';
import { type Extracted, type Extractor, toolAt } from '../extractor.ts';
import { type Node, nodesOf, type Project, type SourceFile } from '../source.ts';
import { goFiles, isPart, text, typeSchema } from './value.ts';

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
      const found = fields.has('InputSchema') ? undefined : schemaOfHandler(literal, project, missing);
      if (!found) missing.push('inputSchema');
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

/** The handler stands beside the tool in AddTool, as a function or by name; its last parameter holds the arguments. */
function schemaOfHandler(literal: Node, project: Project, missing: string[]): JsonObject | undefined {
  const call = literal
    .ancestors()
    .find((node) => node.kind() === 'call_expression' && /AddTool$/.test(node.field('function')?.text() ?? ''));
  const handler = call?.field('arguments')?.children().filter(isPart).at(-1);
  const declared = handler?.kind() === 'func_literal' ? handler : functionNamed(handler?.text() ?? '', project);
  const parameters = declared?.field('parameters')?.children().filter(isPart) ?? [];
  const type = parameters.length >= 3 ? parameters.at(-1)?.field('type') : undefined;
  return type ? typeSchema(type, project, 'inputSchema.properties', missing) : undefined;
}

function functionNamed(name: string, project: Project): Node | undefined {
  const bare = name.split('.').at(-1) ?? '';
  if (!/^\w+$/.test(bare)) return undefined;
  for (const file of goFiles(project)) {
    if (!file.text.includes(bare)) continue;
    for (const kind of ['function_declaration', 'method_declaration']) {
      const found = nodesOf(file.root(), kind).find((each) => each.field('name')?.text() === bare);
      if (found) return found;
    }
  }
  return undefined;
}
