// The calls of a function, in all files of a project: of a function by its name, of a method by
// `this.name(…)` or by a name that only one method has, and of a function that another one returns.
import { isAside } from '../asides.ts';
import type { Node, Project, SourceFile } from '../source.ts';
import { type Declarations, declarationsIn } from '../syntax.ts';
import { isFunction } from './declarations.ts';
import { evaluate } from './evaluate.ts';
import { Closure, type Scope } from './value.ts';

export interface CallSite {
  readonly call: Node;
  readonly file: SourceFile;
}

/**
 * The calls of a function. `this.name(…)` calls a method of its own class, any other call the only method of
 * that name.
 */
export function callsOf(called: Node, scope: Scope): CallSite[] {
  const parent = called.parent();
  const holder =
    parent && /^(variable_declarator|public_field_definition)$/.test(String(parent.kind())) ? parent : called;
  const name = holder.field('name')?.text();
  if (name === undefined) return returnedBy(called).flatMap((maker) => callsOfMade(maker, called, scope));
  if (name === 'constructor') return [];
  const isMethod = holder.kind() === 'method_definition' || holder.kind() === 'public_field_definition';
  if (isMethod) return callsOfMethod(name, called, scope);
  return callsNamed(name, scope.project).filter(({ call, file }) =>
    standsFor(call.field('function'), { ...scope, file }, { node: called, file: scope.file }),
  );
}

function callsOfMethod(name: string, called: Node, scope: Scope): CallSite[] {
  const isOnly = isOnlyMethod(name, scope.project);
  const sites = isOnly ? callsNamed(name, scope.project) : callsIn(scope.file, name);
  return sites.filter(({ call }) => {
    const callee = call.field('function');
    if (callee?.kind() === 'identifier') return false;
    return isOnly || (callee?.field('object')?.text() === 'this' && classOf(call) === classOf(called));
  });
}

/** The offset at which the class around a node begins. */
const classOf = (node: Node): number | undefined =>
  node
    .ancestors()
    .find((each) => each.kind() === 'class_body')
    ?.range().start.index;

/**
 * The function that returns a function without a name: `const registrar = (server) => (name, …) =>
 * server.tool(name, …)`.
 */
function returnedBy(called: Node): Node[] {
  const parent = called.parent();
  const maker = parent?.kind() === 'return_statement' ? called.ancestors().find(isFunction) : parent;
  return maker && isFunction(maker) ? [maker] : [];
}

/**
 * The calls of what it returned, by the variable that keeps it: `const register = registrar(server);
 * register('add', …)`.
 */
function callsOfMade(maker: Node, called: Node, scope: Scope): CallSite[] {
  return callsOf(maker, scope).flatMap(({ call, file }) => {
    const variable =
      call.parent()?.kind() === 'variable_declarator' ? call.parent()?.field('name')?.text() : undefined;
    if (variable === undefined) return [];
    return callsNamed(variable, scope.project).filter(
      (each) =>
        each.file === file &&
        standsFor(each.call.field('function'), { ...scope, file }, { node: called, file: scope.file }),
    );
  });
}

/** Whether a callee stands for this function of this file. */
function standsFor(
  callee: Node | null,
  scope: Scope,
  called: { readonly node: Node; readonly file: SourceFile },
): boolean {
  const value = evaluate(callee, scope);
  return (
    value instanceof Closure &&
    value.scope.file === called.file &&
    value.node.range().start.index === called.node.range().start.index
  );
}

const callsByName = new WeakMap<Project, Map<string, CallSite[]>>();

/** Every call of a function or method of a name, in all files of the project. */
function callsNamed(name: string, project: Project): CallSite[] {
  const known = tableOf(callsByName, project);
  const found = known.get(name) ?? filesWith(name, project).flatMap((file) => callsIn(file, name));
  known.set(name, found);
  return found;
}

const callsIn = (file: SourceFile, name: string): CallSite[] =>
  (declarationsIn(file, calls).get(name) ?? []).map((call) => ({ call, file }));

/** Calls by the name of what they call. */
const calls: Declarations = {
  language: 'typescript',
  kinds: ['call_expression'],
  nameOf(call) {
    const callee = call.field('function');
    return (callee?.kind() === 'member_expression' ? callee.field('property') : callee)?.text();
  },
};

const methods: Declarations = { language: 'typescript', kinds: ['method_definition'] };

const onlyMethods = new WeakMap<Project, Map<string, boolean>>();

/** Whether a project has one method of that name. Two are enough to know that it has not. */
function isOnlyMethod(name: string, project: Project): boolean {
  const known = tableOf(onlyMethods, project);
  const answer = known.get(name);
  if (answer !== undefined) return answer;
  let count = 0;
  for (const file of filesWith(name, project)) {
    count += declarationsIn(file, methods).get(name)?.length ?? 0;
    if (count > 1) break;
  }
  known.set(name, count === 1);
  return count === 1;
}

const filesWith = (name: string, project: Project): SourceFile[] =>
  [...project.files.values()].filter(
    ({ path, language, text }) =>
      (language === 'typescript' || language === 'javascript') && !isAside(path) && text.includes(`${name}(`),
  );

/** What has been looked up in a project so far. */
function tableOf<Found>(tables: WeakMap<Project, Map<string, Found>>, project: Project): Map<string, Found> {
  const table = tables.get(project) ?? new Map<string, Found>();
  tables.set(project, table);
  return table;
}
