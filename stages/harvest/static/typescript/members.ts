// Members of values, and the values that names were found to stand for.
import type { Declaration } from './declarations.ts';
import { staticsOf } from './functions.ts';
import { exportedBy, type Located } from './names.ts';
import { Class, isMembers, Module, memberIn, nothing, unknown, type Value, Zod } from './value.ts';
import { zodShape } from './zod-objects.ts';

export function memberOf(value: Value, name: string): Value {
  if (value instanceof Module) return valueAt(exportedBy(name, value.scope));
  if (value instanceof Class) return memberIn(staticsOf(value, value.scope), name) ?? unknown;
  if (value instanceof Zod) return memberOfZod(value, name);
  if (name === 'length' && (typeof value === 'string' || Array.isArray(value))) return value.length;
  if (Array.isArray(value)) return value[Number(name)] ?? unknown;
  if (value === nothing || value === null) return nothing; // behind `?.`
  return isMembers(value) ? (memberIn(value, name) ?? nothing) : unknown;
}

function memberOfZod(zod: Zod, name: string): Value {
  const { const: constant, enum: choices = [] } = zod.schema;
  if (name === 'shape') return zodShape(zod);
  if (name === 'value' && constant !== undefined) return constant;
  if (name === 'options' && Array.isArray(choices)) return choices;
  if ((name === 'enum' || name === 'Enum') && Array.isArray(choices))
    return Object.fromEntries(choices.map((choice) => [String(choice), choice]));
  return unknown;
}

/** Of declarations at the outermost level, which are the same wherever they are used. */
const values = new WeakMap<Declaration, Value>();

/** The value of what a name was found to stand for. */
export function valueAt(found: Located | undefined): Value {
  if (!found) return unknown;
  if ('value' in found) return found.value;
  const { node, scope, path, changed = [], declaration } = found;
  const known = declaration && values.get(declaration);
  if (known !== undefined) return known;
  const value = without(changed, path.reduce(memberOf, scope.evaluate(node, scope)));
  if (declaration && !scope.effort.isCut) values.set(declaration, value);
  return value;
}

/** A value of which these members are assigned later. */
function without(changed: readonly string[], value: Value): Value {
  if (changed.length === 0) return value;
  if (value instanceof Zod)
    return value.with(value.schema, {
      missing: [...value.missing, ...changed.map((member) => `.${member}`)],
    });
  return isMembers(value)
    ? { ...value, ...Object.fromEntries(changed.map((member) => [member, unknown])) }
    : value;
}
