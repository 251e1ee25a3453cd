// Where a function of Python becomes a tool: by a decorator, the server's own or one around it, or as the argument of
// a call.
import { type Node, nodesOf, type SourceFile } from '../source.ts';
import { isPart } from '../syntax.ts';
import { modulesOfImport } from './imports.ts';
import {
  classNamed,
  functionNamed,
  keywords,
  type Located,
  moduleValue,
  positionals,
  type Scope,
} from './names.ts';
import { stepFrom } from './resolve.ts';
import { literal } from './value.ts';

export interface Registration {
  /** What is registered: the definition, or the call that gets it. */
  readonly node: Node;
  /** The call that holds name and description, if there is one. */
  readonly call: Node | undefined;
  /** The name, where it is the first argument. */
  readonly first: Node | undefined;
  /** The expression of the server. */
  readonly server: Node | undefined;
  /** The function. Undefined for a definition. */
  readonly given: Node | undefined;
}

export const registrationsIn = (file: SourceFile, scope: Scope): Registration[] => [
  ...decoratedIn(file, scope),
  ...addedIn(file),
];

/** `@mcp.tool`, `@mcp.tool(name=…)`, `@tool(…)` of the project itself. */
function decoratedIn(file: SourceFile, scope: Scope): Registration[] {
  return nodesOf(file.root(), 'decorated_definition').flatMap((decorated): Registration[] => {
    const node = decorated.field('definition');
    if (node?.kind() !== 'function_definition') return [];
    const decorators = decorated
      .children()
      .flatMap((child) => (child.kind() === 'decorator' ? (child.children().find(isPart) ?? []) : []));
    const decorator =
      decorators.find((each) => /\.tool$/.test(calleeOf(each).text())) ??
      decorators.find((each) => isOwnDecorator(calleeOf(each), scope));
    if (!decorator) return [];
    const call = decorator.kind() === 'call' ? decorator : undefined;
    const given = call ? positionals(call) : [];
    // A decorator of the project may take the server before the name.
    const first = given.find((each) => typeof literal(each, scope) === 'string') ?? given[0];
    return [
      { node, call, first, server: calleeOf(decorator).field('object') ?? undefined, given: undefined },
    ];
  });
}

const calleeOf = (node: Node): Node => (node.kind() === 'call' ? (node.field('function') ?? node) : node);

/** A decorator that is called `tool`, or something like it, and comes from the project or from an SDK of MCP. */
function isOwnDecorator(callee: Node, scope: Scope): boolean {
  const [, isMember, name = ''] = /^(?:[\w.]+(\.))?(\w+)$/.exec(callee.text()) ?? [];
  if (isMember) return /^(register_tool|mcp_tool|add_tool|tool_decorator)$/.test(name);
  if (!/^((\w+_)?tool|tool_\w+)$/.test(name)) return false;
  if (modulesOfImport(name, scope.file).some((module) => /^(fast)?mcp\b/.test(module))) return true;
  const made = functionNamed(name, scope) ?? classNamed(name, scope) ?? moduleValue(name, scope);
  return made !== undefined && (/^(register_|mcp_)?tool$/.test(name) || makesTools.test(made.node.text()));
}

const makesTools = /\.(tool|add_tool|register_tool)\b/;

/** `mcp.add_tool(function)`, `mcp.tool(function)`, `mcp.tool(name=…)(function)`, `Tool.from_function(function)`. */
const addedIn = (file: SourceFile): Registration[] =>
  nodesOf(file.root(), 'call').flatMap((node) => {
    const callee = node.field('function');
    if (callee?.kind() === 'call') return appliedAt(node, callee);
    return callee && /(^|\.)(add_tool|tool|from_function|FunctionTool)$/.test(callee.text())
      ? givenAt(node, callee)
      : [];
  });

/** A decorator that is called: `mcp.tool(name=…)(function)`. */
function appliedAt(node: Node, decorator: Node): Registration[] {
  const callee = decorator.field('function');
  const [given] = positionals(node);
  if (!given || !callee || !/\.tool$/.test(callee.text())) return [];
  const server = callee.field('object') ?? undefined;
  return [{ node, call: decorator, first: positionals(decorator)[0], server, given }];
}

function givenAt(node: Node, callee: Node): Registration[] {
  const given = keywords(node).get('fn') ?? keywords(node).get('func') ?? positionals(node)[0];
  const server = callee.field('object') ?? undefined;
  const isFunction = given !== undefined && mayBeFunction.test(given.kind());
  return isFunction ? [{ node, call: node, first: undefined, server, given }] : [];
}

const mayBeFunction = /^(identifier|attribute|call|subscript)$/;

/** The function that becomes a tool. `isUnknown` where only a loop or a caller tells; undefined if it is no function. */
export function functionOf({ node, given }: Registration, scope: Scope): FunctionOf {
  return given ? functionBehind({ node: given, scope }) : { node, scope };
}

type FunctionOf = Located | { readonly isUnknown: true } | undefined;

/** Looks through wrappers: a function that is wrapped keeps its parameters. */
function functionBehind(found: Located): FunctionOf {
  switch (found.node.kind()) {
    case 'function_definition':
      return found;
    case 'call': {
      const callee = found.node.field('function')?.text() ?? '';
      // These are registrations themselves.
      if (/(from_function|FunctionTool|\.tool|Tool)$/.test(callee)) return undefined;
      const wrapped = positionals(found.node).map((each) =>
        functionBehind({ node: each, scope: found.scope }),
      );
      const next = stepFrom(found);
      return (
        wrapped.find((each) => each && 'node' in each) ??
        (next && functionBehind(next)) ?? { isUnknown: true }
      );
    }
    case 'identifier':
    case 'attribute':
    case 'subscript': {
      const next = stepFrom(found);
      return next ? functionBehind(next) : { isUnknown: true };
    }
    default:
      return undefined;
  }
}
