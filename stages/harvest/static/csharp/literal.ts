// Texts of C# from syntax: literals, concatenations, constants of the project; and attributes.
import { type Node, nodesOf, type Project } from '../source.ts';
import { dedented, unescaped } from '../texts.ts';

/** Undefined where syntax does not tell: an interpolation, a call. */
export function literal(node: Node | null | undefined, project: Project, depth = 0): string | undefined {
  if (!node || depth > 8) return undefined;
  const again = (child: Node | null | undefined): string | undefined => literal(child, project, depth + 1);
  switch (node.kind()) {
    case 'attribute_argument':
    case 'argument':
    case 'parenthesized_expression':
      return again(node.children().find((child) => child.isNamed()));
    case 'string_literal':
      return unescaped(node.text().slice(1, -1));
    case 'verbatim_string_literal':
      return node.text().slice(2, -1).replaceAll('""', '"');
    case 'raw_string_literal':
      return dedented(node.text().replace(/^"+|"+$/g, ''));
    case 'binary_expression': {
      const [left, right] = [again(node.field('left')), again(node.field('right'))];
      const isSum = node.field('operator')?.text() === '+';
      return isSum && left !== undefined && right !== undefined ? left + right : undefined;
    }
    case 'invocation_expression':
      return /^nameof\(([\w.]+)\)$/.exec(node.text())?.[1]?.split('.').at(-1);
    case 'identifier':
    case 'member_access_expression':
      return again(constantNamed(node.text().split('.').at(-1) ?? '', project));
    default:
      return undefined;
  }
}

/** The initialiser of the one constant or field of a name. */
function constantNamed(name: string, project: Project): Node | undefined {
  const found = csharpFiles(project)
    .filter(({ text }) => text.includes(name))
    .flatMap((file) => nodesOf(file.root(), 'variable_declarator'))
    .filter((each) => each.field('name')?.text() === name);
  return found.length === 1
    ? found[0]
        ?.children()
        .filter((child) => child.isNamed())
        .at(-1)
    : undefined;
}

export const csharpFiles = (project: Project) =>
  [...project.files.values()].filter(({ language }) => language === 'csharp');

export const attributesOf = (node: Node): Node[] =>
  node
    .children()
    .filter((child) => child.kind() === 'attribute_list')
    .flatMap((attributes) => attributes.children().filter((child) => child.kind() === 'attribute'));

export const nameOf = (attribute: Node): string => attribute.field('name')?.text().split('.').at(-1) ?? '';

/** The words in [Description("…")]; where they cannot be told, `missing` names their path. */
export function descriptionIn(
  attributes: readonly Node[],
  path: string,
  { project, missing }: { project: Project; missing: string[] },
): string | undefined {
  const attribute = attributes.find((each) => /^Description(Attribute)?$/.test(nameOf(each)));
  const said = attribute && literal(nodesOf(attribute, 'attribute_argument')[0], project);
  if (attribute && said === undefined) missing.push(path);
  return said;
}
