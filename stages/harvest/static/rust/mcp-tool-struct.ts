// rust-mcp-sdk for Rust: a struct with #[mcp_tool(name = "…", description = "…")] is a tool, and its fields
// are the parameters.
import { type Extracted, type Extractor, readEach, toolAt } from '../extractor.ts';
import { nodesOf, type Project, type SourceFile } from '../source.ts';
import { above, expressionsIn } from './attributes.ts';
import { structSchema } from './type-schema.ts';
import { text, words } from './values.ts';

const sdk = 'rust-mcp-sdk';

export const mcpToolStruct: Extractor = {
  sdk,
  languages: ['rust'],
  mayHold: (source) => /#\[(\w+::)*mcp_tool\b/.test(source),
  extract(file: SourceFile, project: Project): Extracted[] {
    return readEach(nodesOf(file.root(), 'struct_item'), file, (struct): Extracted[] => {
      const attribute = above(struct).attributes.find((each) => /^#\[(\w+::)*mcp_tool\b/.test(each.text()));
      if (!attribute) return [];
      const given = expressionsIn(attribute);
      const missing: string[] = [];
      const said = given.get('description');
      const description = said && words(said, { project, path: 'description', missing });
      const inputSchema = structSchema({ node: struct, project }, { project, path: 'inputSchema', missing });
      return [
        toolAt(
          { node: struct, file, sdk },
          { name: text(given.get('name'), project), description, inputSchema, missing },
        ),
      ];
    });
  },
};
