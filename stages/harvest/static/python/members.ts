// Members of classes and modules of Python: the expression that `Tools.ADD`, `module.NAME` or `self.name`
// stands for.
import { type Node, nodesOf, type SourceFile } from '../source.ts';
import { partsOf } from '../syntax.ts';
import {
  assignmentsTo,
  classNamed,
  deeper,
  keywords,
  type Located,
  moduleNamed,
  moduleValue,
  mostFollowed,
  outside,
  positionals,
  type Scope,
} from './names.ts';

/**
 * A constant of a class or a member of an enum (Tools.ADD, Tools.ADD.value), a name of a module, or a field
 * of the surrounding class (self.name).
 */
export function memberExpression(node: Node, scope: Scope): Located | undefined {
  const [, owner = '', member = ''] = /^(\w+)\.(\w+)(?:\.value)?$/.exec(node.text()) ?? [];
  if (owner === '' || scope.depth >= mostFollowed) return undefined;
  if (owner === 'self' || owner === 'cls') {
    const inside = node.ancestors().find((each) => each.kind() === 'class_definition');
    return inside && fieldExpression(inside, member, deeper(scope));
  }
  const found = classNamed(owner, scope);
  if (found) return fieldExpression(found.node, member, deeper(found.scope, scope.depth));
  const file = moduleNamed(owner, scope);
  return file && moduleValue(member, deeper(outside(scope, file)));
}

/**
 * What a class assigns to a field: in its body, in its methods, or by passing it to the constructor of the
 * class that it extends.
 */
export function fieldExpression(node: Node, member: string, scope: Scope): Located | undefined {
  if (scope.depth >= mostFollowed) return undefined;
  const assigned = assignedIn(node, [member, `self.${member}`], scope.file);
  if (assigned.length > 0) {
    const right = assigned.length === 1 ? assigned[0]?.field('right') : undefined;
    return right ? { node: right, scope } : undefined;
  }
  const base = partsOf(node.field('superclasses'))[0];
  const above = base && classNamed(base.text(), scope);
  if (!above) return undefined;
  const passed = argumentFor(member, node, above);
  return passed
    ? { node: passed, scope }
    : fieldExpression(above.node, member, deeper(above.scope, scope.depth));
}

/** The assignments to names within a class. */
function assignedIn(around: Node, names: readonly string[], file: SourceFile): Node[] {
  const { start, end } = around.range();
  return names
    .flatMap((name) => assignmentsTo(name, file))
    .filter((each) => start.index <= each.range().start.index && each.range().end.index <= end.index);
}

/** `super().__init__("name")` where the base class assigns its parameter to the field. */
function argumentFor(member: string, derived: Node, { node: base, scope }: Located): Node | undefined {
  const [assigned] = assignedIn(base, [`self.${member}`], scope.file);
  const parameter = assigned?.field('right')?.text();
  if (!parameter) return undefined;
  const call = nodesOf(derived, 'call').find((each) => each.field('function')?.text() === 'super().__init__');
  if (!call) return undefined;
  const maker = nodesOf(base, 'function_definition').find(
    (each) => each.field('name')?.text() === '__init__',
  );
  const names = partsOf(maker?.field('parameters')).map((each) => /^\w+/.exec(each.text())?.[0]);
  const withoutSelf = names.indexOf(parameter) - 1;
  return keywords(call).get(parameter) ?? positionals(call)[withoutSelf];
}
