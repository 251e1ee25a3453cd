// Rules about how far, how late, and in which order records may be changed. Most organizations leave them to the
// judgment of their staff, so the tools seldom enforce them.
import { z } from 'zod';
import { fieldWords, orList, withArticle } from '../../english.ts';
import { errorCode } from '../../worlds/programs.ts';
import { allOf, identifier, isAmong, literal, today } from '../../worlds/sql.ts';
import { fieldsOfKind, stateOf } from '../entity.ts';
import { columnOf, pluralOf, tableOf } from '../entity-names.ts';
import { hasRow, isNewRow, setsField } from '../writes.ts';
import { anyRow, defineRule, isChanged, type RuleKind, wordedFor } from './rule.ts';

const readFirst = defineRule({
  name: 'read_first',
  about: 'order of steps',
  settings: z.strictObject({}),
  unless: 'read',
  propose: () => [{}],
  canBreak: (write) => !isNewRow(write),
  duty: (_, { noun }) =>
    wordedFor(noun, [
      `Before you change or delete ${withArticle(noun)}, look it up and read its record, even if the user tells ` +
        'you what it says.',
      `Always read the record of ${withArticle(noun)} before changing or deleting it, whatever the user says is in it.`,
      `Never change or delete ${withArticle(noun)} that you haven't looked up in the same conversation.`,
      `No ${noun} is changed or deleted before you have read its current record yourself.`,
      `Read the current record of the ${noun} first; only then change or delete it.`,
    ]),
  code: (_, { noun }) => errorCode(noun, 'not read'),
  violation: ({ isNew }) => `NOT ${isNew}`,
});

const smallSteps = defineRule({
  name: 'small_steps',
  about: 'limit',
  settings: z.strictObject({ field: z.string(), percent: z.int().positive() }),
  propose: ({ entity, random }) =>
    fieldsOfKind(entity, 'money')
      .filter((field) => !entity.fields[field]?.optional)
      .map((field) => ({ field, percent: random.pick([10, 15, 20, 25, 30, 50]) })),
  canBreak: (write, { field }) => !isNewRow(write) && setsField(write, field),
  policy: ({ field, percent }, { noun }) =>
    `The ${fieldWords(field)} of ${withArticle(noun)} cannot change by more than ${percent} percent at once.`,
  duty: ({ field, percent }, { noun }) =>
    `Do not change the ${fieldWords(field)} of ${withArticle(noun)} by more than ${percent} percent at once.`,
  code: ({ field }) => errorCode(field, 'changed too much'),
  violation: ({ row, isNew }, { field, percent }) =>
    `NOT ${isNew} AND abs(${row.after(field)} - ${row.before(field)}) * 100 > ` +
    `${percent} * abs(${row.before(field)})`,
});

/** Moves that take back what was done. */
const reversals = /cancel|refund|return|revers|revok|withdraw|disput/;

const tooLate = defineRule({
  name: 'too_late',
  about: 'time window',
  settings: z.strictObject({ day: z.string(), days: z.int(), state: z.string(), to: z.string() }),
  propose({ entity, random }) {
    const state = stateOf(entity);
    const day = fieldsOfKind(entity, 'date').find((field) => isPast(entity.fields[field]?.value));
    const to = state?.states.find((each) => reversals.test(each));
    if (!state || !day || !to) return [];
    // Late enough that many rows can still be taken back.
    const [longest = 0] = [entity.fields[day]?.value].flat().map((days) => Math.abs(Number(days)));
    const days = Math.round(longest * random.pick([0.6, 0.7, 0.8]));
    return days >= 5 ? [{ day, days, state: state.field, to }] : [];
  },
  canBreak: (write, { to }) => write.kind === 'undo' || (write.kind === 'state' && write.to === to),
  policy: ({ day, days, to }, { noun }) =>
    `${anyRow(noun)} cannot be set to ${fieldWords(to)} more than ${days} days after its ${fieldWords(day)}.`,
  duty: ({ day, days, to }, { noun }) =>
    `Do not set ${withArticle(noun)} to ${fieldWords(to)} more than ${days} days after its ` +
    `${fieldWords(day)}. Explain the deadline to the user instead.`,
  code: (_, { noun }) => errorCode(noun, 'too old'),
  violation: ({ row }, { day, days, state, to }) =>
    allOf([
      `${row.after(state)} = ${literal(to)}`,
      isChanged(row, state),
      `julianday(${today}) - julianday(${row.before(day)}) > ${days}`,
    ]),
});

const isPast = (range: unknown): boolean => Array.isArray(range) && Number(range[1]) <= 0;

const firstCome = defineRule({
  name: 'first_come',
  about: 'order of steps',
  settings: z.strictObject({
    day: z.string(),
    state: z.string(),
    first: z.string(),
    to: z.array(z.string()).min(1),
  }),
  drawnFor: 'agent', // tools would refuse nearly every call
  propose({ entity }) {
    const state = stateOf(entity);
    const [first] = state?.states ?? [];
    const day = ['requested_on', 'ordered_on', 'opened_on', 'raised_on', 'enrolled_on'].find(
      (field) => entity.fields[field],
    );
    const to = entity.moves
      .filter(({ from }) => first !== undefined && from.includes(first))
      .map((move) => move.to);
    const onward = [...new Set(to)].filter((each) => !reversals.test(each));
    return state && first && day && onward.length > 0 ? [{ day, state: state.field, first, to: onward }] : [];
  },
  canBreak: (write, { to }) => write.kind === 'state' && to.includes(write.to),
  policy: ({ day, first, to }, { noun }) =>
    `${anyRow(noun)} cannot be set to ${orList(to.map(fieldWords))} while another with an earlier ` +
    `${fieldWords(day)} is still ${fieldWords(first)}.`,
  duty: ({ day, first, to }, { noun, entity }) =>
    `Handle ${pluralOf(noun, entity)} in the order in which they came in: do not set one to ` +
    `${orList(to.map(fieldWords))} while another with an earlier ${fieldWords(day)} is still ${fieldWords(first)}.`,
  code: (_, { noun }) => errorCode(noun, 'out of turn'),
  violation({ row }, { day, state, first, to }, { noun, entity }) {
    const waiting = allOf([
      `${identifier(columnOf(state, entity))} = ${literal(first)}`,
      `${identifier(columnOf(day, entity))} < ${row.before(day)}`,
    ]);
    return allOf([
      `${row.before(state)} = ${literal(first)}`,
      isAmong(row.after(state), to),
      hasRow(tableOf(noun, entity), waiting),
    ]);
  },
});

export const aboutRestraint: readonly RuleKind[] = [readFirst, smallSteps, tooLate, firstCome];
