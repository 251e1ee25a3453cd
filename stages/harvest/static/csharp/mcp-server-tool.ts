// The SDK for C#: methods under [McpServerTool], words in [Description]. A method without a name is called by its own in snake case.
import type { JsonObject } from '../../../../schemas/json.ts';
import { type Extracted, type Extractor, toolAt } from '../extractor.ts';
import { type Parameter, parametersSchema } from '../parameters.ts';
import { type Node, nodesOf, type SourceFile } from '../source.ts';
import { dedented, unescaped } from '../texts.ts';

const sdk = 'ModelContextProtocol';

export const mcpServerTool: Extractor = {
  sdk,
  languages: ['csharp'],
  mayHold: (source) => /\[\s*McpServerTool\b(?!Type)/.test(source),
  extract(file: SourceFile): Extracted[] {
    return nodesOf(file.root(), 'method_declaration').flatMap((method): Extracted[] => {
      const attributes = attributesOf(method);
      const marker = attributes.find((each) => /^McpServerTool(Attribute)?$/.test(nameOf(each)));
      if (!marker) return [];
      const missing: string[] = [];
      const given = named(marker, 'Name');
      const name = given ? literal(given) : snakeCase(method.field('name')?.text() ?? '');
      const description = descriptionIn(attributes, 'description', missing);
      const parameters = (method.field('parameters')?.children() ?? [])
        .filter((child) => child.kind() === 'parameter')
        .flatMap((node) => parameterOf(node, missing));
      return [
        toolAt({ node: method, file, sdk }, { name, description, inputSchema: parametersSchema(parameters), missing }),
      ];
    });
  },
};

const attributesOf = (node: Node): Node[] =>
  node
    .children()
    .filter((child) => child.kind() === 'attribute_list')
    .flatMap((attributes) => attributes.children().filter((child) => child.kind() === 'attribute'));

const nameOf = (attribute: Node): string => attribute.field('name')?.text().split('.').at(-1) ?? '';

function descriptionIn(attributes: readonly Node[], path: string, missing: string[]): string | undefined {
  const attribute = attributes.find((each) => /^Description(Attribute)?$/.test(nameOf(each)));
  const said = attribute && literal(nodesOf(attribute, 'attribute_argument')[0]);
  if (attribute && said === undefined) missing.push(path);
  return said;
}

/** The value in [McpServerTool(Name = "add")]. */
function named(attribute: Node, key: string): Node | undefined {
  const assignment = nodesOf(attribute, 'assignment_expression').find((each) => each.field('left')?.text() === key);
  return assignment?.field('right') ?? undefined;
}

/** Undefined where a part of it is no literal: a constant, an interpolation. */
function literal(node: Node | null | undefined): string | undefined {
  if (!node) return undefined;
  const kind = node.kind();
  if (kind === 'attribute_argument' || kind === 'parenthesized_expression')
    return literal(node.children().find((child) => child.isNamed()));
  if (kind === 'string_literal') return unescaped(node.text().slice(1, -1));
  if (kind === 'verbatim_string_literal') return node.text().slice(2, -1).replaceAll('""', '"');
  if (kind === 'raw_string_literal') return dedented(node.text().replace(/^"+|"+$/g, ''));
  if (kind !== 'binary_expression') return undefined;
  const [left, right] = [literal(node.field('left')), literal(node.field('right'))];
  return left === undefined || right === undefined ? undefined : left + right;
}

/** The rule of the SDK: words in snake case, an Async at the end dropped. */
const snakeCase = (name: string): string =>
  name
    .replace(/Async$/, '')
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replaceAll(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .toLowerCase();

/** What the host injects is no parameter of the tool: tokens, the server, services by their interface. */
const injected =
  /^(CancellationToken|McpServer|IMcpServer|IProgress<|RequestContext<|HttpClient|I[A-Z]\w*|ClaimsPrincipal|IServiceProvider)/;

function parameterOf(node: Node, missing: string[]): Parameter[] {
  const type = node.field('type')?.text() ?? '';
  const name = node.field('name')?.text() ?? '';
  if (injected.test(type) && !/^I(Enumerable|List|Collection|ReadOnlyList|Dictionary)</.test(type)) return [];
  const hasDefault = /[^=!<>]=[^=]/.test(node.text().replace(/\[[\s\S]*?\]/g, ''));
  return [
    {
      name,
      schema: typeSchema(type, name, missing),
      description: descriptionIn(attributesOf(node), `inputSchema.properties.${name}.description`, missing),
      isRequired: !hasDefault,
    },
  ];
}

function typeSchema(type: string, name: string, missing: string[]): JsonObject {
  const bare = type.replace(/\?$/, '');
  const list = /^(?:I?(?:List|Enumerable|Collection|ReadOnlyList|ReadOnlyCollection)<(.+)>|(.+)\[\])$/.exec(bare);
  if (list) return { type: 'array', items: typeSchema(list[1] ?? list[2] ?? '', name, missing) };
  if (/^I?Dictionary</.test(bare)) return { type: 'object' };
  if (/^(string|char|Guid|Uri)$/i.test(bare)) return { type: 'string' };
  if (/^(DateTime|DateTimeOffset)$/.test(bare)) return { type: 'string', format: 'date-time' };
  if (/^(u?int|u?long|u?short|s?byte|Int32|Int64)$/.test(bare)) return { type: 'integer' };
  if (/^(double|float|decimal|Double|Decimal)$/.test(bare)) return { type: 'number' };
  if (/^(bool|Boolean)$/.test(bare)) return { type: 'boolean' };
  if (/^(object|JsonElement|JsonNode)$/.test(bare)) return {};
  missing.push(`inputSchema.properties.${name}`);
  return {};
}
