// Rules about the rows that belong to a row: how many may be open at a time, and that all are done before it is.
import { z } from 'zod';
import { fieldWords, orList, withArticle } from '../../english.ts';
import { errorCode } from '../../worlds/programs.ts';
import { identifier, isAmong, literal } from '../../worlds/sql.ts';
import { type Entity, stateOf } from '../entity.ts';
import { columnOf, pluralOf, tableOf } from '../entity-names.ts';
import { hasRow, type RowChange, setsField } from '../writes.ts';
import {
  anyRow,
  defineRule,
  isChanged,
  ownPlural,
  parentsOf,
  type RuleKind,
  type RuleSubject,
} from './rule.ts';

/** How many rows of an entity belong to one row of its owner, on average. */
const rowsEach = (entity: Entity | undefined, owner: Entity): number => (entity?.rows ?? 0) / owner.rows;

/** About how many of the rows are in the first of their states. */
const shareAtFirst = 0.3;
/** With more children, nearly every row has one that is not done. */
const mostChildren = 1.5;

const fewAtATime = defineRule({
  name: 'few_at_a_time',
  about: 'limit',
  isInvariant: true,
  settings: z.strictObject({
    field: z.string(),
    noun: z.string(),
    state: z.string(),
    first: z.string(),
    most: z.int(),
  }),
  propose(outlook) {
    const [parent] = parentsOf(outlook);
    const state = stateOf(outlook.entity);
    const first = state?.states[0];
    if (!parent || !state || !first) return [];
    // Above what an owner has on average, so that most have room and some do not.
    const most =
      Math.ceil(rowsEach(outlook.entity, parent.parent) * shareAtFirst) + outlook.random.integer(1, 2);
    return [{ field: parent.field, noun: parent.noun, state: state.field, first, most }];
  },
  canBreak: (write, { field, state, first }) =>
    write.kind === 'state'
      ? write.to === first
      : write.kind === 'undo' || setsField(write, field) || setsField(write, state),
  policy: ({ noun, first, most }, subject) =>
    `${anyRow(noun)} can have at most ${most} ${ownPlural(subject)} that are ${fieldWords(first)} at a time.`,
  duty: ({ noun, first, most }, subject) => [
    `{Do not|Never} let ${withArticle(noun)} have more than ${most} ${ownPlural(subject)} that are ` +
      `${fieldWords(first)} at {a|the same} time.`,
    `{At most|No more than} ${most} ${ownPlural(subject)} of ${withArticle(noun)} may be ` +
      `${fieldWords(first)} at {a|the same} time.`,
    `${anyRow(noun)} {may|can} have ${most} ${ownPlural(subject)} that are ${fieldWords(first)} at a ` +
      'time, {no|not} more.',
  ],
  code: (_, { noun, entity }) => errorCode('too many', pluralOf(noun, entity)),
  violation({ row, count }, { field, state, first, most }, { noun, entity }) {
    const comes = (each: RowChange): string =>
      `${each.after(state)} = ${literal(first)} AND (${isChanged(each, state)} OR ${isChanged(each, field)})`;
    const [owner, status] = [columnOf(field, entity), columnOf(state, entity)].map(identifier);
    const open = `o.${owner} = ${row.after(field)} AND o.${status} = ${literal(first)}`;
    const there = `(SELECT COUNT(*) FROM ${identifier(tableOf(noun, entity))} o WHERE ${open})`;
    const coming = count((other) => `${other.after(field)} = ${row.after(field)} AND ${comes(other)}`);
    return `${comes(row)} AND ${there} + ${coming} > ${most}`;
  },
});

const childrenDone = defineRule({
  name: 'children_done',
  about: 'order of steps',
  isInvariant: true,
  settings: z.strictObject({
    state: z.string(),
    to: z.array(z.string()).min(1),
    child: z.string(),
    field: z.string(),
    childState: z.string(),
    first: z.string(),
  }),
  propose({ noun, entity, entities }) {
    const state = stateOf(entity);
    if (!state || entity.ends.length === 0) return [];
    return Object.entries(entities).flatMap(([child, { fields, states }]) => {
      const field = Object.entries(fields).find(([, each]) => each.ref === noun)?.[0];
      const [childState, [first] = []] = Object.entries(states)[0] ?? [];
      const each = rowsEach(entities[child], entity);
      return field && childState && first && child !== noun && each < mostChildren
        ? [{ state: state.field, to: entity.ends, child, field, childState, first }]
        : [];
    });
  },
  canBreak: (write, { to }) => write.kind === 'undo' || (write.kind === 'state' && to.includes(write.to)),
  policy: ({ to, child, first }, { noun, entities }) =>
    `${anyRow(noun)} cannot be set to ${orList(to.map(fieldWords))} while it has ` +
    `${childrenOf(child, entities)} that are ${fieldWords(first)}.`,
  duty: ({ to, child, first }, { noun, entities }) => [
    `{Do not|Never} set ${withArticle(noun)} to ${orList(to.map(fieldWords))} {while|as long as} it has ` +
      `${childrenOf(child, entities)} that are ${fieldWords(first)}.`,
    `{While|As long as} ${withArticle(noun)} has ${childrenOf(child, entities)} that are ` +
      `${fieldWords(first)}, {do not|don't} set it to ${orList(to.map(fieldWords))}.`,
    `Set ${withArticle(noun)} to ${orList(to.map(fieldWords))} only {once|after} none of its ` +
      `${childrenOf(child, entities)} {is|are} ${fieldWords(first)} any more.`,
  ],
  code: ({ child }, { entities }) => errorCode(childrenOf(child, entities), 'left'),
  violation({ row }, { state, to, child, field, childState, first }, { entities }) {
    const entity = entities[child];
    const table = entity ? tableOf(child, entity) : child;
    const column = identifier(entity ? columnOf(field, entity) : field);
    const open = `${column} = ${row.id} AND ${identifier(childState)} = ${literal(first)}`;
    return `${isAmong(row.after(state), to)} AND ${isChanged(row, state)} AND ${hasRow(table, open)}`;
  },
});

function childrenOf(noun: string, entities: RuleSubject['entities']): string {
  const entity = entities[noun];
  return entity ? pluralOf(noun, entity) : noun;
}

export const aboutParts: readonly RuleKind[] = [fewAtATime, childrenDone];
