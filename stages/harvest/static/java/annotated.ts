// Annotations for Java: methods under @Tool or @McpTool, parameters under @ToolParam, @McpToolParam (Spring
// AI) or @ToolArg (Quarkus).
import { type Extracted, type Extractor, readEach, toolAt } from '../extractor.ts';
import { type Parameter, parametersSchema } from '../parameters.ts';
import { type Node, nodesOf, type Project, type SourceFile } from '../source.ts';
import { annotationOf, textAt } from './annotations.ts';
import { typeSchema } from './type-schema.ts';

export const annotated: Extractor = {
  sdk: 'spring-ai',
  languages: ['java'],
  mayHold: (source) => /@(Mcp)?Tool\b/.test(source),
  extract(file: SourceFile, project: Project): Extracted[] {
    const sdk = file.text.includes('io.quarkiverse.mcp') ? 'quarkus-mcp-server' : 'spring-ai';
    return readEach(nodesOf(file.root(), 'method_declaration'), file, (method): Extracted[] => {
      const annotation = annotationOf(method, /^(Mcp)?Tool$/);
      if (!annotation) return [];
      const missing: string[] = [];
      const given = textAt(annotation, /^name$/, project);
      const description = textAt(annotation, /^description$/, project);
      if (description.isGiven && description.text === undefined) missing.push('description');
      const name = given.isGiven ? given.text : method.field('name')?.text();
      const parameters = nodesOf(method.field('parameters') ?? method, 'formal_parameter').flatMap((node) =>
        parameterOf(node, project, missing),
      );
      return [
        toolAt(
          { node: method, file, sdk },
          { name, description: description.text, inputSchema: parametersSchema(parameters), missing },
        ),
      ];
    });
  },
};

/** The framework passes these itself. */
const injected = new Set([
  'ToolContext',
  'McpSyncServerExchange',
  'McpAsyncServerExchange',
  'McpSyncRequestContext',
  'McpAsyncRequestContext',
  'McpTransportContext',
  'McpMeta',
  'CallToolRequest',
  'McpLog',
  'McpConnection',
  'Progress',
  'Cancellation',
  'RequestId',
  'Roots',
  'Sampling',
  'Elicitation',
]);

function parameterOf(node: Node, project: Project, missing: string[]): Parameter[] {
  const type = node.field('type')?.text() ?? '';
  const name = node.field('name')?.text() ?? '';
  if (injected.has(type)) return [];
  const annotation = annotationOf(node, /^((Mcp)?ToolParam|ToolArg)$/);
  const given = /\bname\s*=/.test(annotation?.text() ?? '')
    ? textAt(annotation, /^name$/, project).text
    : undefined;
  const own = given ?? name;
  const path = `inputSchema.properties.${own}`;
  const description = textAt(annotation, /^description$/, project);
  if (description.isGiven && description.text === undefined) missing.push(`${path}.description`);
  const isOptional =
    /required\s*=\s*false|defaultValue\s*=/.test(annotation?.text() ?? '') ||
    annotationOf(node, /^Nullable$/) !== undefined ||
    /^Optional</.test(type);
  const schema = typeSchema(type, { project, path, missing });
  return [{ name: own, schema, description: description.text, isRequired: !isOptional }];
}
