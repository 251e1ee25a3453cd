// Flow: branches and guards that are gone, loops that end too early, statements that were forgotten.
import type { Node } from '../../../harvest/static/source.ts';
import { partsOf } from '../../../harvest/static/syntax.ts';
import { type Change, inPlaceOf, type MutationOperator, type Source } from '../operator.ts';
import { functionKinds, isGuard, nodesOf, statementsOf } from '../syntax.ts';

/** A statement with the blanks before it and the end of its line, so that no empty line is left. */
export function removed(node: Node, text: string): Change {
  const { start, end } = node.range();
  const from = text.lastIndexOf('\n', start.index - 1) + 1;
  const isWholeLine = text.slice(from, start.index).trim() === '' && /^[ \t]*\n/.test(text.slice(end.index));
  const to = isWholeLine ? text.indexOf('\n', end.index) + 1 : end.index;
  return { start: isWholeLine ? from : start.index, end: to, wrong: '' };
}

export const missingGuard: MutationOperator = {
  name: 'missing_guard',
  is: 'a special case that needs an answer of its own is not caught',
  was: 'a special case that needs an answer of its own was not caught',
  find: (source) => {
    const text = source.root.text();
    return nodesOf(source, 'if_statement').flatMap((node) => {
      const siblings = partsOf(node.parent()).length;
      const isInChain = /else_clause|elif_clause/.test(node.parent()?.kind() ?? '');
      return isGuard(node) && siblings > 1 && !isInChain ? [removed(node, text)] : [];
    });
  },
};

export const droppedBranch: MutationOperator = {
  name: 'dropped_branch',
  is: 'one of the cases has no branch of its own any more',
  was: 'one of the cases had no branch of its own',
  find: (source) => {
    const text = source.root.text();
    return nodesOf(source, 'elif_clause', 'else_clause').flatMap((node): Change[] => {
      if (node.kind() === 'elif_clause') return [removed(node, text)];
      const parent = node.parent()?.kind() ?? '';
      if (!/^(?:if_statement)$/.test(parent)) return [];
      const before = text.slice(0, node.range().start.index).trimEnd().length;
      return source.language === 'python'
        ? [removed(node, text)]
        : [{ start: before, end: node.range().end.index, wrong: '' }];
    });
  },
};

const exchanged =
  (one: string, other: string) =>
  (source: Source): Change[] =>
    nodesOf(source, `${one}_statement`).flatMap((node) => {
      const isInSwitch = node.ancestors().some((around) => /switch/.test(around.kind()));
      return isInSwitch ? [] : [inPlaceOf(node, node.text().replace(one, other))];
    });

export const breakForContinue: MutationOperator = {
  name: 'break_for_continue',
  is: 'the loop ends where it should only skip one item',
  was: 'the loop ended where it should only have skipped one item',
  find: exchanged('continue', 'break'),
};

export const continueForBreak: MutationOperator = {
  name: 'continue_for_break',
  is: 'the loop goes on where it should end',
  was: 'the loop went on where it should have ended',
  find: exchanged('break', 'continue'),
};

/** The return after a loop moves into it, where it answers after the first round. */
export const earlyReturn: MutationOperator = {
  name: 'early_return',
  is: 'the function returns after the first round of the loop',
  was: 'the function returned after the first round of the loop',
  find: (source) =>
    nodesOf(source, 'return_statement').flatMap((node): Change[] => {
      const siblings = partsOf(node.parent());
      const loop =
        siblings[siblings.findIndex((each) => each.range().start.index === node.range().start.index) - 1];
      const body = loop && /^for_/.test(loop.kind()) ? loop.field('body') : null;
      const last = statementsOf(body).at(-1);
      if (!loop || !last || partsOf(node).length === 0) return [];
      const { start, end } = { start: last.range().end.index, end: node.range().end.index };
      const text = source.root.text();
      const indent = ' '.repeat(
        last.range().start.index - (text.lastIndexOf('\n', last.range().start.index) + 1),
      );
      const closing = source.language === 'python' ? '' : text.slice(start, loop.range().end.index);
      return [{ start, end, wrong: `\n${indent}${node.text()}${closing}` }];
    }),
};

const changing =
  /^(?:[\w.]+\.)?(?:append|add|push|set|delete|discard|pop|remove|update|extend|sort|clear|insert|shift|splice|reverse|unshift)\(/;

export const forgottenStatement: MutationOperator = {
  name: 'forgotten_statement',
  is: 'a step that keeps the state up to date is missing',
  was: 'a step that keeps the state up to date was missing',
  find: (source) => {
    const text = source.root.text();
    return nodesOf(source, 'expression_statement').flatMap((node) => {
      const [expression] = partsOf(node);
      const isChange =
        expression !== undefined &&
        (/augmented_assignment/.test(expression.kind()) ||
          changing.test(expression.text().replaceAll(/\[[^\]]*\]/g, '')));
      return isChange && partsOf(node.parent()).length > 1 ? [removed(node, text)] : [];
    });
  },
};

export const missingReturn: MutationOperator = {
  name: 'missing_return',
  is: 'the result is computed and not returned',
  was: 'the result was computed and not returned',
  find: (source) =>
    nodesOf(source, 'return_statement').flatMap((node) => {
      const [value] = partsOf(node);
      const isCall = value !== undefined && /^(?:call|call_expression|await_expression)$/.test(value.kind());
      const isInFunction = node.ancestors().some((around) => functionKinds.includes(around.kind()));
      return isCall && isInFunction ? [inPlaceOf(node, node.text().replace(/^return\s+/, ''))] : [];
    }),
};

export const missingAwait: MutationOperator = {
  name: 'missing_await',
  is: 'it goes on before the result is there, because the call is not awaited',
  was: 'it went on before the result was there, because the call was not awaited',
  find: (source) =>
    nodesOf(source, 'await_expression', 'await').flatMap((node) => {
      const [value] = partsOf(node);
      return value ? [inPlaceOf(node, value.text())] : [];
    }),
};
