// The SDK for Kotlin: server.addTool(name = "…", description = "…", inputSchema = Tool.Input(properties =
// buildJsonObject { … }, required = listOf("…"))).
import { isObject } from '../../../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../../../schemas/json.ts';
import { type Extracted, type Extractor, toolAt } from '../extractor.ts';
import { type Node, nodesOf, type Project, type SourceFile } from '../source.ts';
import { argumentsOf, isPart, text } from './literal.ts';

const sdk = 'io.modelcontextprotocol:kotlin-sdk';

export const kotlinAddTool: Extractor = {
  sdk,
  languages: ['kotlin'],
  mayHold: (source) =>
    /\b(addTool|Tool)\s*\(/.test(source) && /modelcontextprotocol|\baddTool\b/.test(source),
  extract(file: SourceFile, project: Project): Extracted[] {
    return nodesOf(file.root(), 'call_expression').flatMap((call): Extracted[] => {
      const [callee] = call.children().filter(isPart);
      const given = argumentsOf(call);
      // `Tool(name = …, inputSchema = …)` is added elsewhere.
      const isAdded = /(^|\.)addTool$/.test(callee?.text() ?? '');
      const isMade =
        /(^|\.)Tool$/.test(callee?.text() ?? '') && given.has('name') && given.has('inputSchema');
      if (!(isMade || (isAdded && (given.has('name') || given.size > 1)))) return [];
      const missing: string[] = [];
      const said = given.get('description') ?? given.get('1');
      const description = text(said, project);
      if (said && description === undefined) missing.push('description');
      const inputSchema = schemaFrom(given.get('inputSchema') ?? given.get('2'), project, missing);
      const name = text(given.get('name') ?? given.get('0'), project);
      return [toolAt({ node: call, file, sdk }, { name, description, inputSchema, missing })];
    });
  },
};

function schemaFrom(node: Node | undefined, project: Project, missing: string[]): JsonObject {
  const empty = { type: 'object', properties: {} };
  if (!node) return empty;
  const given = argumentsOf(node);
  const properties = built(given.get('properties') ?? given.get('0'), project, {
    path: 'inputSchema.properties',
    missing,
  });
  if (!isObject(properties ?? null)) {
    // Tool.Input() alone takes nothing.
    if (given.size > 0 || !/^(\w+\.)*(Input|ToolSchema)\(\s*\)$/.test(node.text()))
      missing.push('inputSchema');
    return empty;
  }
  const list = given.get('required') ?? given.get('1');
  const required = list ? nodesOf(list, 'string_literal').flatMap((each) => text(each, project) ?? []) : [];
  return {
    type: 'object',
    properties: properties as JsonObject,
    ...(required.length > 0 ? { required } : {}),
  }; // checked by isObject
}

/**
 * buildJsonObject { put("k", "v"); putJsonObject("k") { … }; putJsonArray("k") { add("v") } } as JSON.
 * Undefined where it is built otherwise.
 */
function built(
  node: Node | undefined,
  project: Project,
  place: { path: string; missing: string[] },
): Json | undefined {
  if (!node) return undefined;
  const scalar = text(node, project);
  if (scalar !== undefined) return scalar;
  if (node.kind() === 'boolean_literal') return node.text() === 'true';
  if (node.kind() === 'integer_literal' || node.kind() === 'real_literal') return Number(node.text());
  const lambda = nodesOf(node, 'lambda_literal')[0];
  if (!/^(buildJson(Object|Array)|putJson(Object|Array)|JsonObject|JsonPrimitive)\b/.test(node.text()))
    return undefined;
  if (/^JsonPrimitive/.test(node.text())) return built(argumentsOf(node).get('0'), project, place);
  const statements =
    lambda
      ?.children()
      .find((child) => child.kind() === 'statements')
      ?.children()
      .filter(isPart) ?? [];
  if (/^(build|put)JsonArray/.test(node.text()))
    return statements.flatMap((each) => built(argumentsOf(each).get('0'), project, place) ?? []);
  const members: JsonObject = {};
  for (const statement of statements) {
    // putJsonObject("k") { … } is a call of a call.
    const [callee] = statement.children().filter(isPart);
    const inner = callee?.kind() === 'call_expression' ? callee : statement;
    const key = text(argumentsOf(inner).get('0'), project);
    const inside = { ...place, path: `${place.path}.${key ?? '?'}` };
    const value = /^put\(/.test(statement.text())
      ? built(argumentsOf(statement).get('1'), project, inside)
      : built(statement, project, inside);
    if (key !== undefined && value !== undefined) members[key] = value;
    else place.missing.push(inside.path);
  }
  return members;
}
