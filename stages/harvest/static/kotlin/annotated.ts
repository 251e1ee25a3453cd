// Annotations in Kotlin, as in Java: functions under @Tool or @McpTool (Spring AI, Quarkus), parameters under
// @ToolParam, @McpToolParam or @ToolArg.
import type { JsonObject } from '../../../../schemas/json.ts';
import { type Extracted, type Extractor, toolAt } from '../extractor.ts';
import { type Parameter, parametersSchema } from '../parameters.ts';
import { type Node, nodesOf, type Project, type SourceFile } from '../source.ts';
import { isPart, text, valuesOf } from './literal.ts';

export const kotlinAnnotated: Extractor = {
  sdk: 'spring-ai',
  languages: ['kotlin'],
  mayHold: (source) => /@(Mcp)?Tool\b/.test(source),
  extract(file: SourceFile, project: Project): Extracted[] {
    const sdk = file.text.includes('io.quarkiverse.mcp') ? 'quarkus-mcp-server' : 'spring-ai';
    return nodesOf(file.root(), 'function_declaration').flatMap((definition): Extracted[] => {
      const modifiers = definition.children().find((child) => child.kind() === 'modifiers');
      const annotation = annotationIn(modifiers, /^(Mcp)?Tool$/);
      if (!annotation) return [];
      const missing: string[] = [];
      const said = annotation.get('description');
      const description = text(said, project);
      if (said && description === undefined) missing.push('description');
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

/** What is given to the annotation of such a name; empty where nothing is. */
function annotationIn(modifiers: Node | undefined, name: RegExp): Map<string, Node> | undefined {
  for (const annotation of modifiers?.children().filter((child) => child.kind() === 'annotation') ?? []) {
    const invocation = annotation.children().find((child) => child.kind() === 'constructor_invocation');
    const type = (invocation ?? annotation).children().find((child) => child.kind() === 'user_type');
    if (!name.test(type?.text().split('.').at(-1) ?? '')) continue;
    return invocation ? valuesOf(invocation) : new Map();
  }
  return undefined;
}

/** Each parameter comes after its modifiers and before its default. */
function parametersOf(definition: Node, project: Project, missing: string[]): Parameter[] {
  const list = definition.children().find((child) => child.kind() === 'function_value_parameters');
  const found: Parameter[] = [];
  let modifiers: Node | undefined;
  for (const [index, child] of (list?.children() ?? []).entries()) {
    if (child.kind() === 'parameter_modifiers') modifiers = child;
    if (child.kind() !== 'parameter') continue;
    const [identifier, type] = child.children().filter(isPart);
    const annotation = annotationIn(modifiers, /^((Mcp)?ToolParam|ToolArg)$/);
    modifiers = undefined;
    const written = type?.text() ?? '';
    if (/^(ToolContext|Mcp(Sync|Async)?\w*(Exchange|Context)|McpMeta|CallToolRequest)\??$/.test(written))
      continue;
    const name = identifier?.text() ?? '';
    const path = `inputSchema.properties.${name}`;
    const said = annotation?.get('description');
    const description = text(said, project);
    if (said && description === undefined) missing.push(`${path}.description`);
    const hasDefault = list?.children()[index + 1]?.text() === '=';
    const isRequired =
      !hasDefault && !written.endsWith('?') && annotation?.get('required')?.text() !== 'false';
    found.push({ name, schema: typeSchema(written, project, path, missing), description, isRequired });
  }
  return found;
}

function typeSchema(
  written: string,
  project: Project,
  path: string,
  missing: string[],
  depth = 0,
): JsonObject {
  const type = written.replace(/\?$/, '');
  const list = /^(?:List|Set|Collection|Array|MutableList|Iterable)<(.+)>$/.exec(type);
  if (list) return { type: 'array', items: typeSchema(list[1] ?? '', project, path, missing, depth) };
  if (/^(Mutable)?Map</.test(type)) return { type: 'object' };
  if (/^(String|Char|UUID|URI)$/.test(type)) return { type: 'string' };
  if (/^(Int|Long|Short|Byte|BigInteger)$/.test(type)) return { type: 'integer' };
  if (/^(Double|Float|BigDecimal)$/.test(type)) return { type: 'number' };
  if (type === 'Boolean') return { type: 'boolean' };
  if (/^(LocalDateTime|Instant|ZonedDateTime|OffsetDateTime)$/.test(type))
    return { type: 'string', format: 'date-time' };
  if (type === 'LocalDate') return { type: 'string', format: 'date' };
  if (/^(Any|JsonElement)$/.test(type)) return {};
  const declared = depth < 5 ? classNamed(type, project) : undefined;
  const entries = declared ? nodesOf(declared, 'enum_entry') : [];
  if (entries.length > 0)
    return { type: 'string', enum: entries.map((entry) => entry.children().find(isPart)?.text() ?? '') };
  const fields = declared ? nodesOf(declared, 'class_parameter') : [];
  if (fields.length > 0)
    return parametersSchema(
      fields.map((field): Parameter => {
        const [name = '', fieldType = ''] = field
          .children()
          .filter((child) => /identifier|type/.test(String(child.kind())))
          .map((child) => child.text());
        return {
          name,
          schema: typeSchema(fieldType, project, `${path}.properties.${name}`, missing, depth + 1),
          isRequired: !fieldType.endsWith('?') && !/=/.test(field.text()),
        };
      }),
    );
  missing.push(path);
  return {};
}

function classNamed(type: string, project: Project): Node | undefined {
  const name = type.split('.').at(-1) ?? '';
  for (const file of project.files.values()) {
    if (file.language !== 'kotlin' || !file.text.includes(name)) continue;
    const found = nodesOf(file.root(), 'class_declaration').find(
      (each) =>
        each
          .children()
          .find((child) => child.kind() === 'type_identifier')
          ?.text() === name,
    );
    if (found) return found;
  }
  return undefined;
}
