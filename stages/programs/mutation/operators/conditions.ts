// Conditions: negated, joined by the wrong word, and quantified the wrong way.
import { partsOf } from '../../../harvest/static/syntax.ts';
import { inPlaceOf, type MutationOperator } from '../operator.ts';
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

export const andOr: MutationOperator = {
  name: 'and_or',
  is: 'two conditions are joined by the wrong word, so that one of them is enough where both are needed, or the other way round',
  was: 'two conditions were joined by the wrong word, so that one of them was enough where both are needed, or the other way round',
  find: (source) =>
    operationsIn(source).flatMap((operation) => {
      const other = { and: 'or', or: 'and', '&&': '||', '||': '&&' }[operation.token.text];
      return other === undefined ? [] : [withToken(operation, other)];
    }),
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

const quantifiers: Readonly<Record<string, string>> = { any: 'all', all: 'any' };
const methods: Readonly<Record<string, string>> = { some: 'every', every: 'some' };

export const anyAll: MutationOperator = {
  name: 'any_all',
  is: 'it asks whether one item fits where all have to, or the other way round',
  was: 'it asked whether one item fits where all have to, or the other way round',
  find: (source) =>
    callsIn(source).flatMap((call) => {
      const other = (call.receiver ? methods : quantifiers)[call.name];
      return other !== undefined && (call.receiver || isCallOf(call, [call.name]))
        ? [inPlaceOf(call.named, other)]
        : [];
    }),
};
