// The SDK for C#: methods with [McpServerTool], described by [Description] or, if they are partial, by their comment. If
// the attribute has no name, the tool has that of the method in snake case.
import {
  type Extracted,
  type Extractor,
  memberPath,
  readEach,
  type SchemaPath,
  toolAt,
} from '../extractor.ts';
import { type Parameter, parametersSchema } from '../parameters.ts';
import { type Node, nodesOf, type Project, type SourceFile } from '../source.ts';
import { childrenOfKind } from '../syntax.ts';
import { commentOf, type DocComment } from './doc-comments.ts';
import { isService } from './services.ts';
import { typeSchema } from './type-schema.ts';
import { attributeNamed, attributesOf, descriptionIn, text } from './values.ts';

const sdk = 'ModelContextProtocol';

export const mcpServerTool: Extractor = {
  sdk,
  languages: ['csharp'],
  mayHold: (source) => /\[\s*McpServerTool\b(?!Type)/.test(source),
  extract(file: SourceFile, project: Project): Extracted[] {
    return readEach(nodesOf(file.root(), 'method_declaration'), file, (method): Extracted[] => {
      const attributes = attributesOf(method);
      const marker = attributeNamed(attributes, 'McpServerTool');
      if (!marker) return [];
      const missing: string[] = [];
      const given = argumentNamed(marker, 'Name');
      const name = given ? text(given, project) : snakeCase(method.field('name')?.text() ?? '');
      const comment = commentOf(method);
      const description =
        descriptionIn(attributes, { project, path: 'description', missing }) ?? comment.description;
      const parameters = childrenOfKind(method.field('parameters'), 'parameter').flatMap((node) =>
        parameterOf(node, comment, { project, path: 'inputSchema.properties', missing }),
      );
      return [
        toolAt(
          { node: method, file, sdk },
          { name, description, inputSchema: parametersSchema(parameters), missing },
        ),
      ];
    });
  },
};

/** The value in [McpServerTool(Name = "add")]. */
function argumentNamed(attribute: Node, key: string): Node | undefined {
  const assignment = nodesOf(attribute, 'assignment_expression').find(
    (each) => each.field('left')?.text() === key,
  );
  return assignment?.field('right') ?? undefined;
}

/** The SDK's rule: snake case, without a final Async. */
const snakeCase = (name: string): string =>
  name
    .replace(/Async$/, '')
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replaceAll(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .toLowerCase();

/** The host injects these itself: tokens, the server, services by their interface. */
const injected =
  /^(CancellationToken|McpServer|IMcpServer|HttpClient|ClaimsPrincipal|(IProgress|RequestContext)<|I[A-Z]\w*)/;

function parameterOf(node: Node, comment: DocComment, outer: SchemaPath): Parameter[] {
  const type = node.field('type')?.text() ?? '';
  const name = node.field('name')?.text() ?? '';
  if (injected.test(type) && !/^I(Enumerable|List|Collection|ReadOnlyList|Dictionary)</.test(type)) return [];
  if (isService(type, outer.project)) return [];
  const hasDefault = /[^=!<>]=[^=]/.test(node.text().replace(/\[[^\]]*(?:\]|$)/g, ''));
  const at = memberPath(outer, name);
  return [
    {
      name,
      schema: typeSchema(type, at),
      description:
        descriptionIn(attributesOf(node), memberPath(at, 'description')) ?? comment.parameters.get(name),
      isRequired: !hasDefault,
    },
  ];
}
