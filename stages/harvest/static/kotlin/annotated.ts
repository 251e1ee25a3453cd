// Annotations in Kotlin, as in Java: functions under @Tool or @McpTool (Spring AI, Quarkus), parameters under
// @ToolParam, @McpToolParam or @ToolArg.
import { type Extracted, type Extractor, readEach, toolAt } from '../extractor.ts';
import { type Parameter, parametersSchema } from '../parameters.ts';
import { type Node, nodesOf, type Project, type SourceFile } from '../source.ts';
import { childrenOfKind, partsOf } from '../syntax.ts';
import { givenIn } from './calls.ts';
import { typeSchema } from './type-schema.ts';
import { text, words } from './values.ts';

export const kotlinAnnotated: Extractor = {
  sdk: 'spring-ai',
  languages: ['kotlin'],
  mayHold: (source) => /@(Mcp)?Tool\b/.test(source),
  extract(file: SourceFile, project: Project): Extracted[] {
    const sdk = file.text.includes('io.quarkiverse.mcp') ? 'quarkus-mcp-server' : 'spring-ai';
    return readEach(nodesOf(file.root(), 'function_declaration'), file, (definition): Extracted[] => {
      const modifiers = definition.children().find((child) => child.kind() === 'modifiers');
      const annotation = annotationIn(modifiers, /^(Mcp)?Tool$/);
      if (!annotation) return [];
      const missing: string[] = [];
      const said = annotation.get('description');
      const description = said && words(said, { project, path: 'description', missing });
      const given = annotation.get('name');
      const own = definition
        .children()
        .find((child) => child.kind() === 'simple_identifier')
        ?.text();
      const inputSchema = parametersSchema(parametersOf(definition, project, missing));
      const name = given ? text(given, project) : own;
      return [toolAt({ node: definition, file, sdk }, { name, description, inputSchema, missing })];
    });
  },
};

/** The arguments of the annotation of that name. */
function annotationIn(modifiers: Node | undefined, name: RegExp): Map<string, Node> | undefined {
  for (const annotation of childrenOfKind(modifiers, 'annotation')) {
    const invocation = annotation.children().find((child) => child.kind() === 'constructor_invocation');
    const type = (invocation ?? annotation).children().find((child) => child.kind() === 'user_type');
    if (!name.test(type?.text().split('.').at(-1) ?? '')) continue;
    return new Map(givenIn(invocation).map(({ name, value }, index) => [name ?? String(index), value]));
  }
  return undefined;
}

/** Each parameter stands between its modifiers and its default. */
function parametersOf(definition: Node, project: Project, missing: string[]): Parameter[] {
  const list = definition.children().find((child) => child.kind() === 'function_value_parameters');
  const found: Parameter[] = [];
  let modifiers: Node | undefined;
  for (const [index, child] of (list?.children() ?? []).entries()) {
    if (child.kind() === 'parameter_modifiers') modifiers = child;
    if (child.kind() !== 'parameter') continue;
    const [identifier, type] = partsOf(child);
    const annotation = annotationIn(modifiers, /^((Mcp)?ToolParam|ToolArg)$/);
    modifiers = undefined;
    const written = type?.text() ?? '';
    if (/^(ToolContext|Mcp(Sync|Async)?\w*(Exchange|Context)|McpMeta|CallToolRequest)\??$/.test(written))
      continue;
    const name = identifier?.text() ?? '';
    const path = `inputSchema.properties.${name}`;
    const said = annotation?.get('description');
    const description = said && words(said, { project, path: `${path}.description`, missing });
    const hasDefault = list?.children()[index + 1]?.text() === '=';
    const isRequired =
      !hasDefault && !written.endsWith('?') && annotation?.get('required')?.text() !== 'false';
    found.push({ name, schema: typeSchema(written, { project, path, missing }), description, isRequired });
  }
  return found;
}
