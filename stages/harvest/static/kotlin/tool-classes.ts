// Kotlin, a class per tool: class Add : McpTool<AddArgs>() { override val name = "add"; override val description = "…" },
// with the parameters in a class that is given to its base class, by type or by its serializer.
import { type Extracted, type Extractor, noParameters, readEach, toolAt } from '../extractor.ts';
import { type Node, nodesOf, type Project, type SourceFile } from '../source.ts';
import { childrenOfKind, partsOf } from '../syntax.ts';
import { givenIn } from './calls.ts';
import { typeSchema } from './type-schema.ts';
import { kotlin, text, words } from './values.ts';

const sdk = 'a class per tool (Kotlin)';

export const kotlinToolClasses: Extractor = {
  sdk,
  languages: ['kotlin'],
  mayHold: (source) => /:\s*\w*Tool\b\w*\s*[<(]/.test(source),
  extract: (file: SourceFile, project: Project): Extracted[] =>
    readEach(kotlin.typesIn(file), file, ({ node, members }) => {
      const base = baseOf(node);
      if (!base || node.children().some((each) => /\b(abstract|sealed)\b/.test(modifierText(each))))
        return [];
      const [first, second] = givenIn(base).map(({ value }) => value);
      const named = members.get('name') ?? first;
      const said = members.get('description') ?? second;
      const name = named && text(named, project);
      if (name === undefined || !said) return [];
      const missing: string[] = [];
      const description = words(said, { project, path: 'description', missing });
      const type = argumentsType(base);
      const at = { project, path: 'inputSchema.properties', missing };
      const inputSchema = type === undefined ? noParameters : typeSchema(type, at);
      const isKnown = inputSchema.type === 'object';
      return [
        toolAt(
          { node, file, sdk },
          { name, description, inputSchema: isKnown ? inputSchema : noParameters, missing },
        ),
      ];
    }),
};

const modifierText = (node: Node): string => (node.kind() === 'modifiers' ? node.text() : '');

/** The constructor call of a base class whose name says that it is a tool. */
const baseOf = (node: Node): Node | undefined =>
  childrenOfKind(node, 'delegation_specifier')
    .flatMap((each) => childrenOfKind(each, 'constructor_invocation'))
    .find((each) => /Tool/.test(nodesOf(each, 'type_identifier')[0]?.text() ?? ''));

/** The type in angle brackets, or that of `Args.serializer()`. */
function argumentsType(base: Node): string | undefined {
  const list = nodesOf(childrenOfKind(base, 'user_type')[0] ?? base, 'type_arguments')[0];
  const written = list && partsOf(list)[0]?.text();
  if (written !== undefined) return written;
  const given = givenIn(base).map(({ value }) => value.text());
  return given.flatMap((each) => /^(\w+)\.serializer\(\)$/.exec(each)?.[1] ?? [])[0];
}
