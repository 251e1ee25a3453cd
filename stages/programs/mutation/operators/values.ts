// Values: wrong variables, arguments, defaults, keys, and starting points.
import type { Node } from '../../../harvest/static/source.ts';
import { partsOf } from '../../../harvest/static/syntax.ts';
import { type Change, inPlaceOf, type MutationOperator, type Source } from '../operator.ts';
import { callsIn, functionsIn, isNumber, nodesOf, operationsIn, parametersOf } from '../syntax.ts';

/** Another parameter of the same function, as an argument or as an operand. */
export const wrongVariable: MutationOperator = {
  name: 'wrong_variable',
  is: 'it uses another variable than the one that is meant',
  was: 'it used another variable than the one that is meant',
  find: (source) =>
    functionsIn(source).flatMap((definition) => {
      const parameters = parametersOf(definition);
      const body = definition.field('body');
      if (parameters.length < 2 || !body) return [];
      const inside = { ...source, root: body };
      const used = [
        ...operationsIn(inside).flatMap(({ left, right }) => [left, right]),
        ...callsIn(inside).flatMap(({ given }) => given),
      ];
      return used.flatMap((node): Change[] => {
        const at = parameters.indexOf(node.text());
        const other = parameters[(at + 1) % parameters.length];
        return at === -1 || node.kind() !== 'identifier' || other === undefined
          ? []
          : [inPlaceOf(node, other)];
      });
    }),
};

export const swappedArguments: MutationOperator = {
  name: 'swapped_arguments',
  is: 'two arguments of a call are in the wrong order',
  was: 'two arguments of a call were in the wrong order',
  find: (source) =>
    callsIn(source).flatMap(({ given: [first, second] }) =>
      first && second && [first, second].every(isName) && first.text() !== second.text()
        ? [
            {
              start: first.range().start.index,
              end: second.range().end.index,
              wrong: `${second.text()}, ${first.text()}`,
            },
          ]
        : [],
    ),
};

const isName = (node: Node): boolean =>
  /^(?:identifier|attribute|member_expression|integer|number)$/.test(node.kind());

export const swappedOperands: MutationOperator = {
  name: 'swapped_operands',
  is: 'the two sides of the calculation are the wrong way round',
  was: 'the two sides of the calculation were the wrong way round',
  find: (source) =>
    operationsIn(source).flatMap(({ node, left, right, token }) =>
      /^(?:-|\/|\/\/|%)$/.test(token.text) && [left, right].every(isName)
        ? [inPlaceOf(node, `${right.text()} ${token.text} ${left.text()}`)]
        : [],
    ),
};

/** `True` and `False`, a number, or an empty text as the default of a parameter. */
export const wrongDefault: MutationOperator = {
  name: 'wrong_default',
  is: 'the default of a parameter is wrong',
  was: 'the default of a parameter was wrong',
  find: (source) =>
    defaultsIn(source).flatMap((value) => {
      const other = otherValue(value);
      return other === undefined ? [] : [inPlaceOf(value, other)];
    }),
};

const defaultsIn = (source: Source): Node[] =>
  nodesOf(
    source,
    'default_parameter',
    'typed_default_parameter',
    'required_parameter',
    'assignment_pattern',
  ).flatMap((parameter) => parameter.field('value') ?? parameter.field('right') ?? []);

function otherValue(value: Node): string | undefined {
  const known = { True: 'False', False: 'True', true: 'false', false: 'true' }[value.text()];
  if (known !== undefined) return known;
  return isNumber(value) ? String(Number(value.text()) + 1) : undefined;
}

/** The list that is made when the function is defined, and is shared by all calls. */
export const mutableDefault: MutationOperator = {
  name: 'mutable_default',
  is: 'the default value is made once and shared by all calls',
  was: 'the default value was made once and shared by all calls',
  find: (source) =>
    source.language === 'python'
      ? functionsIn(source).flatMap((definition) => {
          const body = definition.field('body')?.text() ?? '';
          return partsOf(definition.field('parameters')).flatMap((parameter): Change[] => {
            const [name, value] = [parameter.field('name')?.text() ?? '', parameter.field('value')];
            const made = new RegExp(`\\b${name} = (\\[\\]|\\{\\}|set\\(\\))`).exec(body)?.[1];
            return value?.text() === 'None' && made !== undefined ? [inPlaceOf(value, made)] : [];
          });
        })
      : [],
};

const keyPattern = /^(["'])([a-z_][\w-]*)\1$/i;

/** Another key that the same file uses. */
export const wrongKey: MutationOperator = {
  name: 'wrong_key',
  is: 'it reads the value of another key than the one that is meant',
  was: 'it read the value of another key than the one that is meant',
  find(source) {
    const subscripts = nodesOf(source, 'subscript', 'subscript_expression').flatMap(
      (node) => node.field('subscript') ?? node.field('index') ?? [],
    );
    const got = callsIn(source).flatMap(({ name, receiver, given: [key] }) =>
      key && receiver && /^(?:get|has)$/.test(name) ? [key] : [],
    );
    const keys = [...subscripts, ...got].filter((node) => keyPattern.test(node.text()));
    const names = [...new Set(keys.map((node) => node.text()))];
    return keys.flatMap((node) => {
      const other = names[(names.indexOf(node.text()) + 1) % names.length];
      return other === undefined || other === node.text() ? [] : [inPlaceOf(node, other)];
    });
  },
};

/** `total = 0` becomes `total = 1`, and what starts from infinity starts from 0. */
export const wrongInitialValue: MutationOperator = {
  name: 'wrong_initial_value',
  is: 'a variable starts from the wrong value',
  was: 'a variable started from the wrong value',
  find: (source) =>
    nodesOf(source, 'assignment', 'variable_declarator').flatMap((node) => {
      const value = node.field('right') ?? node.field('value');
      if (!value) return [];
      if (isNumber(value)) return [inPlaceOf(value, String(Number(value.text()) === 0 ? 1 : 0))];
      return /^(?:-?(?:Number\.)?\w*(?:INFINITY|Infinity)|float\(["']-?inf["']\)|math\.inf)$/.test(
        value.text(),
      )
        ? [inPlaceOf(value, '0')]
        : [];
    }),
};

/** An assignment that was to reach an outer variable makes a new one. */
export const shadowedVariable: MutationOperator = {
  name: 'shadowed_variable',
  is: 'the assignment makes a new variable and leaves the one that is meant as it is',
  was: 'the assignment made a new variable and left the one that is meant as it was',
  find: (source) => [
    ...nodesOf(source, 'assignment').flatMap((node) => {
      const target = node.field('left');
      const attribute = target?.field('attribute');
      return target && attribute && target.field('object')?.text() === 'self'
        ? [inPlaceOf(target, attribute.text())]
        : [];
    }),
    ...nodesOf(source, 'expression_statement').flatMap((statement) => {
      const [assignment] = partsOf(statement);
      const isPlain =
        assignment?.kind() === 'assignment_expression' && assignment.field('left')?.kind() === 'identifier';
      const value = assignment?.field('right')?.text() ?? '';
      const name = assignment?.field('left')?.text() ?? '';
      return isPlain && !new RegExp(`\\b${name}\\b`).test(value)
        ? [inPlaceOf(statement, `const ${statement.text()}`)]
        : [];
    }),
  ],
};
