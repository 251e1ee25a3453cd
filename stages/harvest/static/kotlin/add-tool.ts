// The SDK for Kotlin: server.addTool(name = "…", description = "…", inputSchema = Tool.Input(properties =
// buildJsonObject { … }, required = listOf("…"))).
import { isObject } from '../../../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../../../schemas/json.ts';
import {
  type Extracted,
  type Extractor,
  memberPath,
  noParameters,
  readEach,
  type SchemaPath,
  toolAt,
} from '../extractor.ts';
import { type Node, nodesOf, type Project, type SourceFile } from '../source.ts';
import { childrenOfKind, partsOf } from '../syntax.ts';
import { argumentsOf, text } from './literal.ts';

const sdk = 'io.modelcontextprotocol:kotlin-sdk';

export const kotlinAddTool: Extractor = {
  sdk,
  languages: ['kotlin'],
  mayHold: (source) =>
    /\b(addTool|Tool)\s*\(/.test(source) && /modelcontextprotocol|\baddTool\b/.test(source),
  extract(file: SourceFile, project: Project): Extracted[] {
    return readEach(nodesOf(file.root(), 'call_expression'), file, (call): Extracted[] => {
      const [callee] = partsOf(call);
      const given = argumentsOf(call);
      // `Tool(name = …, inputSchema = …)` makes a tool that other code adds.
      const isAdded = /(^|\.)addTool$/.test(callee?.text() ?? '');
      const isMade =
        /(^|\.)Tool$/.test(callee?.text() ?? '') && given.has('name') && given.has('inputSchema');
      if (!(isMade || (isAdded && (given.has('name') || given.size > 1)))) return [];
      const missing: string[] = [];
      const said = given.get('description') ?? given.get('1');
      const description = text(said, project);
      if (said && description === undefined) missing.push('description');
      const inputSchema = schemaFrom(given.get('inputSchema') ?? given.get('2'), {
        project,
        path: 'inputSchema',
        missing,
      });
      const name = text(given.get('name') ?? given.get('0'), project);
      return [toolAt({ node: call, file, sdk }, { name, description, inputSchema, missing })];
    });
  },
};

function schemaFrom(node: Node | undefined, at: SchemaPath): JsonObject {
  if (!node) return noParameters;
  const given = argumentsOf(node);
  const properties = builtJson(given.get('properties') ?? given.get('0'), memberPath(at, 'properties'));
  if (!isObject(properties)) {
    // Tool.Input() alone takes nothing.
    if (given.size > 0 || !/^(\w+\.)*(Input|ToolSchema)\(\s*\)$/.test(node.text())) at.missing.push(at.path);
    return noParameters;
  }
  const list = given.get('required') ?? given.get('1');
  const required = list
    ? nodesOf(list, 'string_literal').flatMap((each) => text(each, at.project) ?? [])
    : [];
  return { type: 'object', properties, ...(required.length > 0 ? { required } : {}) };
}

/**
 * buildJsonObject { put("k", "v"); putJsonObject("k") { … }; putJsonArray("k") { add("v") } } as JSON.
 * Undefined if it is built in another way.
 */
function builtJson(node: Node | undefined, at: SchemaPath): Json | undefined {
  if (!node) return undefined;
  const scalar = scalarOf(node, at);
  if (scalar !== undefined) return scalar;
  const callee = /^(buildJson|putJson|Json)(Object|Array|Primitive)\b/.exec(node.text());
  switch (callee?.[2]) {
    case 'Primitive':
      return builtJson(argumentsOf(node).get('0'), at);
    case 'Array':
      return statementsOf(node).flatMap((each) => builtJson(argumentsOf(each).get('0'), at) ?? []);
    case 'Object':
      return membersOf(node, at);
    default:
      return undefined;
  }
}

function scalarOf(node: Node, at: SchemaPath): Json | undefined {
  if (node.kind() === 'boolean_literal') return node.text() === 'true';
  if (node.kind() === 'integer_literal' || node.kind() === 'real_literal') return Number(node.text());
  return text(node, at.project);
}

/** The statements of the lambda that a builder takes. */
const statementsOf = (builder: Node): Node[] =>
  partsOf(childrenOfKind(nodesOf(builder, 'lambda_literal')[0], 'statements')[0]);

function membersOf(builder: Node, at: SchemaPath): JsonObject {
  const members = new Map<string, Json>();
  for (const statement of statementsOf(builder)) {
    // putJsonObject("k") { … } is a call of a call.
    const [callee] = partsOf(statement);
    const inner = callee?.kind() === 'call_expression' ? callee : statement;
    const key = text(argumentsOf(inner).get('0'), at.project);
    const there = memberPath(at, key ?? '?');
    const isPut = /^put\(/.test(statement.text());
    const value = builtJson(isPut ? argumentsOf(statement).get('1') : statement, there);
    if (key !== undefined && value !== undefined) members.set(key, value);
    else at.missing.push(there.path);
  }
  return Object.fromEntries(members);
}
