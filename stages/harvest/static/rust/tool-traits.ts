// Rust, a type per tool, by a trait of the server's own or of an SDK: impl Tool for Add { const NAME: &str = "add"; const
// DESCRIPTION: &str = "…"; type Input = AddInput; }. The name and the words may be functions, too.
import { type Extracted, type Extractor, noParameters, readEach, toolAt } from '../extractor.ts';
import type { Node, Project, SourceFile } from '../source.ts';
import { childrenOfKind, lastName } from '../syntax.ts';
import { argumentsSchema } from './type-schema.ts';
import { rust, text, words } from './values.ts';

const sdk = 'a type per tool (Rust)';

/** How traits call the type of the arguments. */
const argumentTypes = /^(Input|Args|Arguments|Params|Parameters?|Request)$/;

export const rustToolTraits: Extractor = {
  sdk,
  languages: ['rust'],
  mayHold: (source) => /\bimpl\b/.test(source) && /\btype\s+(Input|Arg|Param|Request)/.test(source),
  extract: (file: SourceFile, project: Project): Extracted[] =>
    readEach(rust.typesIn(file), file, ({ node, members }) => {
      const type = argumentTypeOf(node);
      const named = memberOf(members, /^(tool_?)?name$/i);
      const said = memberOf(members, /^(tool_?)?description$/i);
      if (type === undefined || !named || !said || !node.field('trait') || rust.isTest?.(node)) return [];
      const missing: string[] = [];
      const description = words(said, { project, path: 'description', missing });
      const schema = argumentsSchema(lastName(type), { project, path: 'inputSchema', missing });
      if (!schema) missing.push('inputSchema');
      const read = { name: text(named, project), description, inputSchema: schema ?? noParameters, missing };
      return [toolAt({ node, file, sdk }, read)];
    }),
};

const memberOf = (members: ReadonlyMap<string, Node>, name: RegExp): Node | undefined =>
  [...members].find(([each]) => name.test(each))?.[1];

const argumentTypeOf = (item: Node): string | undefined =>
  childrenOfKind(item.field('body'), 'type_item')
    .find((each) => argumentTypes.test(each.field('name')?.text() ?? ''))
    ?.field('type')
    ?.text();
