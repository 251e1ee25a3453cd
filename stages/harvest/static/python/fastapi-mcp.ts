// FastAPI-MCP: FastApiMCP(app) makes a tool of each route of a FastAPI application. Its name is the ID of the operation,
// and its parameters are those of the path, of the query, and of the body.
import { isObject, propertiesOf } from '../../../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../../../schemas/json.ts';
import { isAside } from '../asides.ts';
import { type Extracted, type Extractor, readEach, toolAt } from '../extractor.ts';
import { lineOf, type Node, nodesOf, type Project, type SourceFile } from '../source.ts';
import { childrenOfKind, lastName, partsOf } from '../syntax.ts';
import { gap } from '../text-reader.ts';
import { docstringOf } from './docstring.ts';
import { functionSchema } from './function-schema.ts';
import { keywords, type Located, positionals, type Scope } from './names.ts';
import { resolve } from './resolve.ts';
import { literal, wordsOf } from './value.ts';

const sdk = 'fastapi-mcp';

export const fastapiMcp: Extractor = {
  sdk,
  languages: ['python'],
  mayHold: (text) => /\bFastApiMCP\s*\(/.test(text),
  extract: (file: SourceFile, project: Project): Extracted[] =>
    nodesOf(file.root(), 'call')
      .filter((call) => /(^|\.)FastApiMCP$/.test(call.field('function')?.text() ?? ''))
      .flatMap((call) => toolsOf(call, scopeOf(file, project))),
};

const scopeOf = (file: SourceFile, project: Project): Scope => ({ file, project, depth: 0, level: 0 });

function toolsOf(call: Node, scope: Scope): Extracted[] {
  const { file } = scope;
  const unread = (why: string): Extracted[] => [{ unread: { path: file.path, line: lineOf(call), why } }];
  const given = keywords(call).get('fastapi') ?? positionals(call)[0];
  const app = given && resolve(given, scope);
  if (!app || calleeOf(app.node) !== 'FastAPI') return unread('which application it serves is not known');
  const isKept = choiceOf(call, scope);
  if (!isKept) return unread('which operations are tools is decided when it runs');
  return readEach(routesOf(app), file, (route) => {
    const id = operationId(route);
    return id !== undefined && !isKept(id, route) ? [] : [toolFrom(route, id)];
  });
}

const calleeOf = (node: Node): string => lastName(node.field('function')?.text() ?? '');

type IsKept = (id: string, route: Route) => boolean;

/** What an option of the server says about each operation. */
const options: Readonly<Record<string, (listed: readonly Json[]) => IsKept>> = {
  include_operations: (listed) => (id) => listed.includes(id),
  exclude_operations: (listed) => (id) => !listed.includes(id),
  include_tags: (listed) => (_, route) => tagsOf(route).some((tag) => listed.includes(tag)),
  exclude_tags: (listed) => (_, route) => !tagsOf(route).some((tag) => listed.includes(tag)),
};

/** Which operations a server shows: those that one of its options names. Undefined if that is not written out. */
function choiceOf(call: Node, scope: Scope): IsKept | undefined {
  const given = keywords(call);
  const onlyGet = given.has('only_get_endpoints') ? literal(given.get('only_get_endpoints'), scope) : false;
  const named = Object.keys(options).filter((name) => given.has(name));
  const values = named.map((name) => literal(given.get(name), scope));
  if (onlyGet === undefined || values.includes(undefined)) return undefined;
  if (named.some((name) => name.endsWith('_tags')) && hasTagsAtInclusion(scope.project)) return undefined;
  const rules = named.flatMap((name, index) => {
    const listed = values[index];
    const rule = options[name];
    return rule && Array.isArray(listed) ? [rule(listed)] : [];
  });
  return (id, route) =>
    (rules.length === 0 || rules.some((rule) => rule(id, route))) &&
    (onlyGet !== true || route.method === 'get');
}

/** The tags of a route and of its router. One that is not written out is none. */
const tagsOf = ({ given, owner, scope }: Route): Json[] =>
  [literal(given.get('tags'), scope), literal(keywords(owner.node).get('tags'), owner.scope)].flatMap(
    (each) => (Array.isArray(each) ? each : []),
  );

/** Whether routers get tags where they are included: `app.include_router(router, tags=["x"])`. */
const hasTagsAtInclusion = ({ files }: Project): boolean =>
  [...files.values()].some(({ text }) => /\binclude_router\([^)]{0,500}\btags\s*=/.test(text));

interface Route {
  readonly node: Node;
  readonly file: SourceFile;
  readonly scope: Scope;
  readonly method: string;
  readonly path: Node | undefined;
  readonly given: ReadonlyMap<string, Node>;
  /** The call that makes the application or the router. */
  readonly owner: Located;
  /** Whether it stands on the application itself. On a router, a prefix may come before its path. */
  readonly isDirect: boolean;
}

const decorates = /\.(get|post|put|delete|patch)\s*\(/;

/** The routes of an application and, if there is no other one, those of all routers. */
function routesOf(app: Located): Route[] {
  const { project } = app.scope;
  const files = [...project.files.values()].filter(
    (each) => each.language === 'python' && !isAside(each.path),
  );
  const isOnly = files.reduce((count, { text }) => count + text.split(/\bFastAPI\(/).length - 1, 0) === 1;
  return files
    .filter(({ text }) => decorates.test(text))
    .flatMap((file) =>
      nodesOf(file.root(), 'decorated_definition').flatMap((definition) =>
        childrenOfKind(definition, 'decorator').flatMap((decorator) =>
          routeBy(partsOf(decorator)[0], definition, { app, isOnly, scope: scopeOf(file, project) }),
        ),
      ),
    );
}

interface Looking {
  readonly app: Located;
  /** Whether the project has no other application. */
  readonly isOnly: boolean;
  readonly scope: Scope;
}

function routeBy(call: Node | undefined, definition: Node, { app, isOnly, scope }: Looking): Route[] {
  const callee = call?.kind() === 'call' ? call.field('function') : undefined;
  const [object, method] = [callee?.field('object'), callee?.field('attribute')?.text() ?? ''];
  const node = definition.field('definition');
  if (!node || !call || !object || !decorates.test(`.${method}(`)) return [];
  const given = keywords(call);
  if (given.get('include_in_schema')?.text() === 'False') return [];
  const owner = resolve(object, scope);
  const isDirect = owner.scope.file === app.scope.file && isSame(owner.node, app.node);
  const isRouted = isOnly && calleeOf(owner.node) === 'APIRouter';
  const path = positionals(call)[0] ?? given.get('path');
  const route = { node, file: scope.file, scope, method, path, given, owner, isDirect };
  return isDirect || isRouted ? [route] : [];
}

const isSame = (a: Node, b: Node): boolean =>
  a.kind() === b.kind() && a.range().start.index === b.range().start.index;

const functionName = ({ node }: Route): string => node.field('name')?.text() ?? '';

/** The ID that a route is given, or the one that FastAPI makes of its function, its path, and its method. */
function operationId(route: Route): string | undefined {
  const { given, scope, method, isDirect } = route;
  const written = given.get('operation_id');
  const path = isDirect ? literal(route.path, scope) : undefined;
  const id = written ? literal(written, scope) : undefined;
  if (written) return typeof id === 'string' ? id : undefined;
  return typeof path === 'string'
    ? `${`${functionName(route)}${path}`.replaceAll(/\W/g, '_')}_${method}`
    : undefined;
}

function toolFrom(route: Route, name: string | undefined): Extracted {
  const missing: string[] = [];
  const inputSchema = schemaOf(route, missing);
  // After these words, the server tells of the responses.
  const description = [...wordsFrom(route), gap].join('\n\n');
  missing.push('description');
  return toolAt({ node: route.node, file: route.file, sdk }, { name, description, inputSchema, missing });
}

function wordsFrom(route: Route): string[] {
  const { given, scope, node } = route;
  const [summary, description] = ['summary', 'description'].map((name) => {
    const written = given.get(name);
    return written && wordsOf(written, { ...scope, path: name, missing: [] });
  });
  const title = functionName(route)
    .replaceAll('_', ' ')
    .replaceAll(/(?<!\p{L})\p{L}/gu, (letter) => letter.toUpperCase());
  return [summary ?? title, description ?? docstringOf(node)].flatMap((each) =>
    typeof each === 'string' && each !== '' ? [each] : [],
  );
}

/** What FastAPI passes itself, or takes from elsewhere than path, query and body. */
const injected = /\b(Depends|Security|Header|Cookie|Request|Response|BackgroundTasks|WebSocket)\b/;

function schemaOf({ node, scope }: Route, missing: string[]): JsonObject {
  const excluded = partsOf(node.field('parameters'))
    .filter((each) => injected.test(`${each.field('type')?.text()} ${each.field('value')?.text()}`))
    .map((each) => (each.field('name') ?? partsOf(each)[0])?.text());
  const schema = functionSchema({ node, scope }, { excluded, missing, docstring: '' });
  const bodies = propertiesOf(schema).filter(([, each]) => isObject(each.properties));
  const [body] = bodies.length === 1 ? bodies : [];
  return body ? withMembers(schema, body) : schema;
}

/** The members of the only body take its place. */
function withMembers(schema: JsonObject, [name, body]: readonly [string, JsonObject]): JsonObject {
  const { [name]: _, ...others } = isObject(schema.properties) ? schema.properties : {};
  const listed = (value: JsonObject): unknown[] => (Array.isArray(value.required) ? value.required : []);
  const isRequired = listed(schema).includes(name);
  const required = [
    ...listed(schema).filter((each) => each !== name),
    ...(isRequired ? listed(body) : []),
  ].filter((each) => typeof each === 'string');
  return {
    type: 'object',
    properties: { ...others, ...(isObject(body.properties) ? body.properties : {}) },
    ...(required.length > 0 ? { required } : {}),
  };
}
