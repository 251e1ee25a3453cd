// Rules about the things that a row belongs to, and about the rows that belong to it.
import { z } from 'zod';
import { fieldWords, orList, withArticle } from '../../english.ts';
import { errorCode } from '../../worlds/programs.ts';
import { identifier, isAmong, literal } from '../../worlds/sql.ts';
import { type Entity, stateOf } from '../entity.ts';
import { columnOf, pluralOf, tableOf } from '../entity-names.ts';
import { hasRow, type RowChange, setsField } from '../writes.ts';
import { anyRow, defineRule, isChanged, parentsOf, type RuleKind, type RuleSubject } from './rule.ts';

const ownPlural = ({ noun, entity }: RuleSubject): string => pluralOf(noun, entity);

/** SQL that is true when a row comes to a parent that meets a condition. */
function comesTo(
  row: RowChange,
  { field, noun, where }: { field: string; noun: string; where: string },
  { entities }: RuleSubject,
): string {
  const parent = entities[noun];
  const table = parent ? tableOf(noun, parent) : noun;
  return `${isChanged(row, field)} AND ${hasRow(table, `"id" = ${row.after(field)} AND ${where}`)}`;
}

const parentEnded = defineRule({
  name: 'parent_ended',
  about: 'dependency',
  settings: z.strictObject({
    field: z.string(),
    noun: z.string(),
    state: z.string(),
    ends: z.array(z.string()).min(1),
  }),
  propose: (outlook) =>
    parentsOf(outlook).flatMap(({ field, noun, parent }) => {
      const state = stateOf(parent);
      return state && parent.ends.length > 0 ? [{ field, noun, state: state.field, ends: parent.ends }] : [];
    }),
  canBreak: (write, { field }) => setsField(write, field),
  policy: ({ noun, ends }, subject) =>
    `${anyRow(noun)} that is ${orList(ends.map(fieldWords))} cannot get any more ${ownPlural(subject)}.`,
  duty: ({ noun, ends }, subject) =>
    `Do not add ${ownPlural(subject)} to ${withArticle(noun)} that is ${orList(ends.map(fieldWords))}.`,
  code: ({ noun }) => errorCode(noun, 'closed'),
  violation: ({ row }, { field, noun, state, ends }, subject) =>
    comesTo(row, { field, noun, where: isAmong(identifier(state), ends) }, subject),
});

/** Flags of a parent that keep rows away from it: what they are then, and the code of the error. */
const flags: Readonly<Record<string, { wanted: boolean; says: string; code: string }>> = {
  on_leave: { wanted: false, says: 'who is on leave', code: 'on leave' },
  consent_given: { wanted: true, says: 'who has not given consent', code: 'no consent' },
  is_calibrated: { wanted: true, says: 'that is not calibrated', code: 'not calibrated' },
  enabled: { wanted: true, says: 'that is turned off', code: 'disabled' },
  in_season: { wanted: true, says: 'that is out of season', code: 'out of season' },
};

const parentUnfit = defineRule({
  name: 'parent_unfit',
  about: 'dependency',
  settings: z.strictObject({ field: z.string(), noun: z.string(), flag: z.enum(Object.keys(flags)) }),
  propose: (outlook) =>
    parentsOf(outlook).flatMap(({ field, noun, parent }) =>
      Object.keys(flags)
        .filter((flag) => parent.fields[flag])
        .slice(0, 1)
        .map((flag) => ({ field, noun, flag })),
    ),
  canBreak: (write, { field }) => setsField(write, field),
  policy: ({ noun, flag }, subject) =>
    `${anyRow(noun)} ${flags[flag]?.says} cannot get any more ${ownPlural(subject)}.`,
  duty: ({ noun, flag }, subject) =>
    `Do not add ${ownPlural(subject)} for ${withArticle(noun)} ${flags[flag]?.says}.`,
  code: ({ noun, flag }) => errorCode(noun, flags[flag]?.code ?? flag),
  violation: ({ row }, { field, noun, flag }, subject) =>
    comesTo(row, { field, noun, where: `${identifier(flag)} = ${flags[flag]?.wanted ? 0 : 1}` }, subject),
});

const onePerPair = defineRule({
  name: 'one_per_pair',
  about: 'ownership',
  isInvariant: true,
  settings: z.strictObject({ fields: z.array(z.string()).length(2), nouns: z.array(z.string()).length(2) }),
  propose(outlook) {
    const [one, other] = parentsOf(outlook);
    // A copy belongs to the same pair as its original: the rule would leave the tool nothing to do.
    if (!one || !other || one.noun === other.noun || outlook.writes.some(({ kind }) => kind === 'copy'))
      return [];
    return [{ fields: [one.field, other.field], nouns: [one.noun, other.noun] }];
  },
  canBreak: (write, { fields }) => fields.some((field) => setsField(write, field)),
  policy: ({ nouns }, { noun }) => `There can be only one ${noun} for the same ${nouns.join(' and ')}.`,
  duty: ({ nouns }, { noun }) =>
    `Do not enter a second ${noun} for the same ${nouns.join(' and ')}; tell the user that there is one.`,
  code: (_, { noun }) => errorCode(noun, 'exists'),
  violation({ row }, { fields }, { noun, entity }) {
    const same = fields.map((field) => `${identifier(columnOf(field, entity))} = ${row.after(field)}`);
    const moved = fields.map((field) => isChanged(row, field)).join(' OR ');
    const twin = [...same, `"id" IS NOT ${row.id}`].join(' AND ');
    return `(${moved}) AND ${hasRow(tableOf(noun, entity), twin)}`;
  },
});

const nameTaken = defineRule({
  name: 'name_taken',
  about: 'dependency',
  settings: z.strictObject({ field: z.string() }),
  propose({ entity, writes }) {
    const { label, fields, archetype } = entity;
    const isPerson = fields[label]?.kind === 'person' || archetype === 'person' || archetype === 'worker';
    // A copy keeps the name of its original: the rule would leave the tool nothing to do.
    return label === 'id' || isPerson || writes.some(({ kind }) => kind === 'copy') ? [] : [{ field: label }];
  },
  canBreak: (write, { field }) => setsField(write, field),
  policy: ({ field }, subject) => `No two ${ownPlural(subject)} can have the same ${fieldWords(field)}.`,
  duty: ({ field }, { noun }) =>
    `Do not give ${withArticle(noun)} the ${fieldWords(field)} of another one; ask the user for a different one.`,
  code: ({ field }, { noun }) => errorCode(noun, field, 'taken'),
  violation({ row, count }, { field }, { noun, entity }) {
    const same = `${identifier(columnOf(field, entity))} = ${row.after(field)} AND "id" IS NOT ${row.id}`;
    const twice = count((other) => `${other.after(field)} = ${row.after(field)}`);
    return `${isChanged(row, field)} AND (${hasRow(tableOf(noun, entity), same)} OR ${twice} > 1)`;
  },
});

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
  duty: ({ noun, first, most }, subject) =>
    `Do not let ${withArticle(noun)} have more than ${most} ${ownPlural(subject)} that are ` +
    `${fieldWords(first)} at a time.`,
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
  duty: ({ to, child, first }, { noun, entities }) =>
    `Do not set ${withArticle(noun)} to ${orList(to.map(fieldWords))} while it has ` +
    `${childrenOf(child, entities)} that are ${fieldWords(first)}.`,
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

export const aboutOthers: readonly RuleKind[] = [
  parentEnded,
  parentUnfit,
  onePerPair,
  nameTaken,
  fewAtATime,
  childrenDone,
];
