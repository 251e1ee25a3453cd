// Spring AI and the annotations for Java: methods under @Tool or @McpTool, parameters under @ToolParam or @McpToolParam.
import type { JsonObject } from '../../../../schemas/json.ts';
import { type Extracted, type Extractor, toolAt } from '../extractor.ts';
import { type Parameter, parametersSchema } from '../parameters.ts';
import { type Node, nodesOf, type SourceFile } from '../source.ts';
import { joined } from './literal.ts';

const sdk = 'spring-ai';

export const annotated: Extractor = {
  sdk,
  languages: ['java'],
  mayHold: (source) => /@(Mcp)?Tool\b/.test(source),
  extract(file: SourceFile): Extracted[] {
    return nodesOf(file.root(), 'method_declaration').flatMap((method): Extracted[] => {
      const annotation = annotationOf(method, /^(Mcp)?Tool$/);
      if (!annotation) return [];
      const missing: string[] = [];
      const given = textAt(annotation, 'name', file);
      const said = textAt(annotation, 'description', file);
      if (said.isGiven && said.text === undefined) missing.push('description');
      const name = given.isGiven ? given.text : method.field('name')?.text();
      const parameters = nodesOf(method.field('parameters') ?? method, 'formal_parameter').flatMap((node) =>
        parameterOf(node, file, missing),
      );
      return [
        toolAt(
          { node: method, file, sdk },
          { name, description: said.text, inputSchema: parametersSchema(parameters), missing },
        ),
      ];
    });
  },
};

function annotationOf(node: Node, name: RegExp): Node | undefined {
  const modifiers = node.children().find((child) => child.kind() === 'modifiers');
  return modifiers
    ?.children()
    .find(
      (child) =>
        /annotation$/.test(String(child.kind())) && name.test(child.field('name')?.text().split('.').at(-1) ?? ''),
    );
}

/** The text of `key = "…" + CONSTANT`; without one where syntax does not tell it. */
function textAt(
  annotation: Node | undefined,
  key: string,
  file: SourceFile,
): { isGiven: boolean; text: string | undefined } {
  const pair =
    annotation && nodesOf(annotation, 'element_value_pair').find((each) => each.field('key')?.text() === key);
  return { isGiven: pair !== undefined, text: joined(pair?.field('value'), file) };
}

function parameterOf(node: Node, file: SourceFile, missing: string[]): Parameter[] {
  const type = node.field('type')?.text() ?? '';
  const name = node.field('name')?.text() ?? '';
  // What the framework passes is no parameter of the tool.
  if (
    /^(ToolContext|McpSyncServerExchange|McpAsyncServerExchange|McpSyncRequestContext|McpTransportContext|CallToolRequest)$/.test(
      type,
    )
  )
    return [];
  const annotation = annotationOf(node, /^(Mcp)?ToolParam$/);
  const said = textAt(annotation, 'description', file);
  if (said.isGiven && said.text === undefined) missing.push(`inputSchema.properties.${name}.description`);
  const isOptional =
    /required\s*=\s*false/.test(annotation?.text() ?? '') || annotationOf(node, /^Nullable$/) !== undefined;
  return [
    {
      name,
      schema: typeSchema(type, name, missing),
      description: said.text,
      isRequired: !isOptional,
    },
  ];
}

function typeSchema(type: string, name: string, missing: string[]): JsonObject {
  const list = /^(?:(?:List|Set|Collection)<(.+)>|(.+)\[\])$/.exec(type);
  if (list) return { type: 'array', items: typeSchema(list[1] ?? list[2] ?? '', name, missing) };
  if (/^Map</.test(type)) return { type: 'object' };
  if (/^(String|char|Character|UUID|URI)$/.test(type)) return { type: 'string' };
  if (/^(int|long|short|byte|Integer|Long|Short|BigInteger)$/.test(type)) return { type: 'integer' };
  if (/^(double|float|Double|Float|BigDecimal)$/.test(type)) return { type: 'number' };
  if (/^(boolean|Boolean)$/.test(type)) return { type: 'boolean' };
  if (/^(LocalDateTime|Instant|ZonedDateTime)$/.test(type)) return { type: 'string', format: 'date-time' };
  if (type === 'LocalDate') return { type: 'string', format: 'date' };
  if (type === 'Object' || type === 'JsonNode') return {};
  missing.push(`inputSchema.properties.${name}`);
  return {};
}
