// The parameters of a function as a schema: type hints, defaults, and what its docstring says about each.
import type { JsonObject } from '../../../../schemas/json.ts';
import { type Parameter, parametersSchema } from '../parameters.ts';
import type { Node } from '../source.ts';
import { isPart, partsOf } from '../syntax.ts';
import { docstringOf, parametersIn } from './docstring.ts';
import { defaultOf } from './fields.ts';
import type { Located, Scope } from './names.ts';
import { typeSchema } from './type-hints.ts';

interface Given {
  /** Parameters that the server passes itself. */
  readonly excluded: readonly unknown[];
  readonly missing: string[];
  /** What tells of the parameters, if that is not the docstring. */
  readonly docstring?: string;
}

/** The schema of the parameters that a caller of the tool gives. */
export function functionSchema({ node, scope }: Located, given: Given): JsonObject {
  const { excluded, missing, docstring = docstringOf(node) ?? '' } = given;
  const reading = { scope, missing, descriptions: parametersIn(docstring) };
  return parametersSchema(parametersOf(node, excluded).map((parameter) => parameterFrom(parameter, reading)));
}

const nameOf = (parameter: Node): string =>
  (parameter.field('name') ?? parameter.children().find(isPart))?.text() ?? '';

/** The parameters of a function that a caller of the tool gives. */
const parametersOf = (definition: Node, excluded: readonly unknown[]): Node[] =>
  partsOf(definition.field('parameters')).filter(
    (parameter) =>
      /^[\p{L}_][\p{L}\p{M}\p{N}_]*$/u.test(nameOf(parameter)) &&
      !/^\*/.test(parameter.text()) &&
      !excluded.includes(nameOf(parameter)) &&
      !isInjected(parameter),
  );

/** The framework passes these itself. */
const isInjected = (parameter: Node): boolean =>
  /^(self|cls)$/.test(nameOf(parameter)) ||
  (/^(ctx|context)$/.test(nameOf(parameter)) && !parameter.field('type')) ||
  /\bContext\b/.test(parameter.field('type')?.text() ?? '') ||
  /^(Depends|Current\w+)\(/.test(parameter.field('value')?.text() ?? '');

interface Reading {
  readonly scope: Scope;
  readonly missing: string[];
  /** From the docstring, by parameter. */
  readonly descriptions: ReadonlyMap<string, string>;
}

function parameterFrom(parameter: Node, { scope, missing, descriptions }: Reading): Parameter {
  const name = nameOf(parameter);
  const at = { ...scope, path: `inputSchema.properties.${name}`, missing };
  const { isRequired, schema } = defaultOf(parameter.field('value'), at);
  const type: JsonObject = typeSchema(parameter.field('type'), at);
  const text = descriptions.get(name);
  const description = text === undefined || 'description' in type ? {} : { description: text };
  return { name, schema: { ...type, ...description, ...schema }, isRequired };
}
