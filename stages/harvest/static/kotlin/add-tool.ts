// The SDK for Kotlin: server.addTool(name = "…", description = "…", inputSchema = Tool.Input(properties = buildJsonObject { … }, required = listOf("…"))).
import { isObject } from '../../../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../../../schemas/json.ts';
import { type Extracted, type Extractor, toolAt } from '../extractor.ts';
import { type Node, nodesOf, type SourceFile } from '../source.ts';
import { dedented, unescaped } from '../texts.ts';

const sdk = 'io.modelcontextprotocol:kotlin-sdk';

export const kotlinAddTool: Extractor = {
  sdk,
  languages: ['kotlin'],
  mayHold: (source) => /\baddTool\s*\(/.test(source),
  extract(file: SourceFile): Extracted[] {
    return nodesOf(file.root(), 'call_expression').flatMap((call): Extracted[] => {
      const [callee] = call.children().filter(isPart);
      if (!callee || !/(^|\.)addTool$/.test(callee.text())) return [];
      const given = argumentsOf(call);
      const missing: string[] = [];
      const said = given.get('description') ?? given.get('1');
      const description = text(said, file);
      if (said && description === undefined) missing.push('description');
      const inputSchema = schemaFrom(given.get('inputSchema') ?? given.get('2'), file, missing);
      const name = text(given.get('name') ?? given.get('0'), file);
      return [toolAt({ node: call, file, sdk }, { name, description, inputSchema, missing })];
    });
  },
};

const isPart = (node: Node): boolean => node.isNamed() && !/comment$/.test(String(node.kind()));

/** Arguments of a call by name, or by place. */
function argumentsOf(call: Node): Map<string, Node> {
  const found = new Map<string, Node>();
  const suffix = call.children().find((child) => child.kind() === 'call_suffix');
  const list = suffix?.children().find((child) => child.kind() === 'value_arguments');
  for (const [index, argument] of (
    list?.children().filter((child) => child.kind() === 'value_argument') ?? []
  ).entries()) {
    const parts = argument.children().filter(isPart);
    const value = parts.at(-1);
    if (value) found.set(parts.length > 1 ? (parts[0]?.text() ?? '') : String(index), value);
  }
  return found;
}

function text(node: Node | undefined, file: SourceFile, depth = 0): string | undefined {
  if (!node || depth > 6) return undefined;
  const kind = node.kind();
  if (kind === 'string_literal') {
    if (nodesOf(node, 'interpolated_expression').length + nodesOf(node, 'interpolated_identifier').length > 0)
      return undefined;
    if (node.text().startsWith('"""')) return node.text().slice(3, -3);
    return unescaped(node.text().slice(1, -1));
  }
  if (kind === 'additive_expression') {
    const parts = node
      .children()
      .filter(isPart)
      .map((part) => text(part, file, depth + 1));
    return parts.every((part) => part !== undefined) ? parts.join('') : undefined;
  }
  if (kind === 'call_expression') {
    const literal = nodesOf(node, 'string_literal')[0];
    const block = /\.trimIndent\(\)$/.test(node.text()) ? text(literal, file, depth + 1) : undefined;
    return block === undefined ? undefined : dedented(block);
  }
  if (kind === 'simple_identifier') {
    const property = nodesOf(file.root(), 'property_declaration').find(
      (each) => nodesOf(each, 'variable_declaration')[0]?.text() === node.text(),
    );
    return text(property?.children().filter(isPart).at(-1), file, depth + 1);
  }
  return undefined;
}

function schemaFrom(node: Node | undefined, file: SourceFile, missing: string[]): JsonObject {
  const empty = { type: 'object', properties: {} };
  if (!node) return empty;
  const given = argumentsOf(node);
  const properties = built(given.get('properties') ?? given.get('0'), file, {
    path: 'inputSchema.properties',
    missing,
  });
  if (!isObject(properties ?? null)) {
    // Tool.Input() alone takes nothing.
    if (given.size > 0 || !/^(\w+\.)*(Input|ToolSchema)\(\s*\)$/.test(node.text())) missing.push('inputSchema');
    return empty;
  }
  const list = given.get('required') ?? given.get('1');
  const required = list ? nodesOf(list, 'string_literal').flatMap((each) => text(each, file) ?? []) : [];
  return { type: 'object', properties: properties as JsonObject, ...(required.length > 0 ? { required } : {}) }; // checked by isObject
}

/** buildJsonObject { put("k", "v"); putJsonObject("k") { … }; putJsonArray("k") { add("v") } } as JSON. Undefined where it is built otherwise. */
function built(node: Node | undefined, file: SourceFile, place: { path: string; missing: string[] }): Json | undefined {
  if (!node) return undefined;
  const scalar = text(node, file);
  if (scalar !== undefined) return scalar;
  if (node.kind() === 'boolean_literal') return node.text() === 'true';
  if (node.kind() === 'integer_literal' || node.kind() === 'real_literal') return Number(node.text());
  const lambda = nodesOf(node, 'lambda_literal')[0];
  if (!/^(buildJson(Object|Array)|putJson(Object|Array)|JsonObject|JsonPrimitive)\b/.test(node.text()))
    return undefined;
  if (/^JsonPrimitive/.test(node.text())) return built(argumentsOf(node).get('0'), file, place);
  const statements =
    lambda
      ?.children()
      .find((child) => child.kind() === 'statements')
      ?.children()
      .filter(isPart) ?? [];
  if (/^(build|put)JsonArray/.test(node.text()))
    return statements.flatMap((each) => built(argumentsOf(each).get('0'), file, place) ?? []);
  const members: JsonObject = {};
  for (const statement of statements) {
    // putJsonObject("k") { … } is a call of a call.
    const [callee] = statement.children().filter(isPart);
    const inner = callee?.kind() === 'call_expression' ? callee : statement;
    const key = text(argumentsOf(inner).get('0'), file);
    const inside = { ...place, path: `${place.path}.${key ?? '?'}` };
    const value = /^put\(/.test(statement.text())
      ? built(argumentsOf(statement).get('1'), file, inside)
      : built(statement, file, inside);
    if (key !== undefined && value !== undefined) members[key] = value;
    else place.missing.push(inside.path);
  }
  return members;
}
