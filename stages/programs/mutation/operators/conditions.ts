// Conditions: negated, joined by the wrong word, and quantified the wrong way.
import { partsOf } from '../../../harvest/static/syntax.ts';
import { type Change, inPlaceOf, type MutationOperator, type Source } from '../operator.ts';
import { callsIn, conditionOf, isCallOf, nodesOf, operationsIn, withToken } from '../syntax.ts';

const conditional = ['if_statement', 'elif_clause', 'while_statement', 'ternary_expression'];

export const negatedCondition: MutationOperator = {
  name: 'negated_condition',
  is: 'the condition is the opposite of what it should be',
  was: 'the condition was the opposite of what it should have been',
  find: (source) =>
    nodesOf(source, ...conditional).flatMap((node) => {
      const condition = conditionOf(node);
      if (!condition) return [];
      const [operand] = partsOf(condition);
      const isNegated =
        /^(?:not |!)/.test(condition.text()) && /^(?:not_operator|unary_expression)$/.test(condition.kind());
      if (isNegated && operand) return [inPlaceOf(condition, operand.text())];
      const isPlain = /^(?:identifier|call|call_expression|attribute|member_expression)$/.test(
        condition.kind(),
      );
      if (!isPlain) return [];
      return [
        inPlaceOf(
          condition,
          source.language === 'python' ? `not ${condition.text()}` : `!${condition.text()}`,
        ),
      ];
    }),
};

const joinedBy =
  (others: Readonly<Record<string, string>>) =>
  (source: Source): Change[] =>
    operationsIn(source).flatMap((operation) => {
      const other = others[operation.token.text];
      return other === undefined ? [] : [withToken(operation, other)];
    });

export const orForAnd: MutationOperator = {
  name: 'or_for_and',
  is: 'one of two conditions is enough, although both have to hold',
  was: 'one of two conditions was enough, although both have to hold',
  find: joinedBy({ and: 'or', '&&': '||' }),
};

export const andForOr: MutationOperator = {
  name: 'and_for_or',
  is: 'two conditions have to hold together, although one of them is enough',
  was: 'two conditions had to hold together, although one of them is enough',
  find: joinedBy({ or: 'and', '||': '&&' }),
};

/** The second of two conditions is forgotten. */
export const forgottenCondition: MutationOperator = {
  name: 'forgotten_condition',
  is: 'one of the conditions that belong together is not checked',
  was: 'one of the conditions that belong together was not checked',
  find: (source) =>
    operationsIn(source).flatMap(({ node, left, token }) =>
      /^(?:and|or|&&|\|\|)$/.test(token.text) ? [inPlaceOf(node, left.text())] : [],
    ),
};

const quantified =
  (one: string, other: string) =>
  (source: Source): Change[] =>
    callsIn(source).flatMap((call) =>
      call.name === one && (call.receiver !== null || isCallOf(call, [one]))
        ? [inPlaceOf(call.named, other)]
        : [],
    );

export const anyForAll: MutationOperator = {
  name: 'any_for_all',
  is: 'a single item that fits is enough, although all of them have to fit',
  was: 'a single item that fits was enough, although all of them have to fit',
  find: (source) => [...quantified('all', 'any')(source), ...quantified('every', 'some')(source)],
};

export const allForAny: MutationOperator = {
  name: 'all_for_any',
  is: 'every item has to fit, although a single one is enough',
  was: 'every item had to fit, although a single one is enough',
  find: (source) => [...quantified('any', 'all')(source), ...quantified('some', 'every')(source)],
};
