// mcp-framework: classes that extend MCPTool, with name, description and schema as fields. Each member of the schema is a zod type with its words:
//   schema = { city: { type: z.string(), description: 'Name of the city' } };
import type { Extracted, Extractor } from '../extractor.ts';
import { type Node, nodesOf, type Project, type SourceFile } from '../source.ts';
import { declared } from './declared.ts';
import { evaluate } from './evaluate.ts';
import { isMembers, type Value, Zod } from './value.ts';

const sdk = 'mcp-framework';

export const mcpFramework: Extractor = {
  sdk,
  languages: ['typescript', 'javascript'],
  mayHold: (text) => /extends\s+MCPTool\b/.test(text),
  extract(file: SourceFile, project: Project): Extracted[] {
    const scope = { file, project, depth: 0 };
    return nodesOf(file.root(), 'class_declaration').flatMap((declaration): Extracted[] => {
      const heritage = declaration.children().find((child) => child.kind() === 'class_heritage');
      if (!/extends\s+MCPTool\b/.test(heritage?.text() ?? '')) return [];
      const value = (name: string): Value | undefined => {
        const field = fieldOf(declaration, name);
        return field && evaluate(field, scope);
      };
      const parts = { name: value('name'), description: value('description'), inputSchema: withWords(value('schema')) };
      return [declared(parts, { node: declaration, file, sdk })];
    });
  },
};

function fieldOf(declaration: Node, name: string): Node | undefined {
  const fields =
    declaration
      .field('body')
      ?.children()
      .filter((child) => child.kind() === 'public_field_definition') ?? [];
  return fields.find((field) => field.field('name')?.text() === name)?.field('value') ?? undefined;
}

function withWords(schema: Value | undefined): Value | undefined {
  if (!isMembers(schema)) return schema;
  return Object.fromEntries(
    Object.entries(schema).map(([name, member]): [string, Value] => {
      if (!isMembers(member) || !(member.type instanceof Zod)) return [name, member];
      const { schema: type, isOptional } = member.type;
      return [
        name,
        new Zod(
          typeof member.description === 'string' ? { ...type, description: member.description } : type,
          isOptional,
        ),
      ];
    }),
  );
}
