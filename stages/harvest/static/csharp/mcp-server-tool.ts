// The SDK for C#: methods under [McpServerTool], words in [Description]. A method without a name is called by its own in snake case.
import type { JsonObject } from '../../../../schemas/json.ts';
import type { Extracted, Extractor } from '../extractor.ts';
import { type Parameter, parametersSchema } from '../parameters.ts';
import { lineOf, type Node, nodesOf, type SourceFile } from '../source.ts';

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
      const name = named(marker, 'Name') ?? snakeCase(method.field('name')?.text() ?? '');
      const description = descriptionIn(attributes, missing);
      const parameters = (method.field('parameters')?.children() ?? [])
        .filter((child) => child.kind() === 'parameter')
        .flatMap((node) => parameterOf(node, missing));
      const said = description === undefined ? {} : { description };
      const place = { path: file.path, line: lineOf(method) };
      return [
        {
          tool: {
            name,
            ...said,
            inputSchema: parametersSchema(parameters),
            ...place,
            language: file.language,
            sdk,
            missing,
          },
        },
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

function descriptionIn(attributes: readonly Node[], missing: string[]): string | undefined {
  const attribute = attributes.find((each) => /^Description(Attribute)?$/.test(nameOf(each)));
  const said = attribute && literal(nodesOf(attribute, 'attribute_argument')[0]);
  if (attribute && said === undefined) missing.push('description');
  return said;
}

/** [McpServerTool(Name = "add")] */
function named(attribute: Node, key: string): string | undefined {
  const argument = nodesOf(attribute, 'attribute_argument').find((each) =>
    new RegExp(`^${key}\\s*=`).test(each.text()),
  );
  return argument && literal(argument);
}

/** The strings of an expression, joined where they are added. */
function literal(node: Node | undefined): string | undefined {
  if (!node) return undefined;
  const parts = ['string_literal', 'verbatim_string_literal', 'raw_string_literal'].flatMap((kind) =>
    nodesOf(node, kind),
  );
  if (parts.length === 0 || nodesOf(node, 'interpolated_string_expression').length > 0) return undefined;
  return parts
    .sort((a, b) => a.range().start.line - b.range().start.line)
    .map((part) => unquoted(part.text()))
    .join('');
}

function unquoted(text: string): string {
  if (text.startsWith('"""')) return text.replace(/^"""\n?|\n?\s*"""$/g, '');
  if (text.startsWith('@')) return text.slice(2, -1).replaceAll('""', '"');
  return text
    .slice(1, -1)
    .replaceAll(/\\n/g, '\n')
    .replaceAll(/\\(["\\])/g, '$1');
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
      description: descriptionIn(attributesOf(node), missing),
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
