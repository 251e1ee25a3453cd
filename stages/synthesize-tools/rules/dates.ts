// Rules about days and times.
import { z } from 'zod';
import { fieldWords, withArticle } from '../../english.ts';
import { errorCode } from '../../worlds/programs.ts';
import { identifier, literal, today } from '../../worlds/sql.ts';
import { type Entity, fieldsOfKind, stateOf } from '../entity.ts';
import { columnOf, pluralOf, tableOf } from '../entity-names.ts';
import { hasRow, setsField } from '../writes.ts';
import { anyRow, defineRule, isChanged, parentsOf, type RuleKind } from './rule.ts';

/** Days that lie ahead when they are set: their values reach beyond today. */
function isAhead(field: string, { fields }: Entity): boolean {
  const range = fields[field]?.value;
  return Array.isArray(range) && Number(range[1]) > 0;
}

const notInPast = defineRule({
  name: 'not_in_past',
  about: 'time window',
  settings: z.strictObject({ field: z.string() }),
  propose: ({ entity }) =>
    fieldsOfKind(entity, 'date')
      .filter((field) => isAhead(field, entity))
      .slice(0, 1)
      .map((field) => ({ field })),
  // A tool that sets a whole slot refuses days in the past by itself.
  canBreak: (write, { field }) => write.kind !== 'slot' && setsField(write, field),
  policy: ({ field }, { noun }) => [
    `The ${fieldWords(field)} of a new or changed ${noun} {cannot|can't} be in the past.`,
    `A new or changed ${noun} needs ${withArticle(fieldWords(field))} that is not in the past.`,
  ],
  duty: ({ field }, { noun }) => [
    `{Never|Do not} set the ${fieldWords(field)} of ${withArticle(noun)} to a {day in the past|past day}.`,
    `The ${fieldWords(field)} of ${withArticle(noun)} {must not|may not} be set to a {past day|day in ` +
      'the past}.',
    `{Only set|Set} the ${fieldWords(field)} of ${withArticle(noun)} to today or later{|, not to a past ` +
      'day}.',
    `{Days gone by|Past days} are {not allowed|ruled out} as the ${fieldWords(field)} of ` +
      `${withArticle(noun)}.`,
    `Today is the earliest {day|date} that you may set as the ${fieldWords(field)} of ${withArticle(noun)}.`,
  ],
  code: ({ field }) => errorCode(field, 'in past'),
  violation: ({ row }, { field }) => `${row.after(field)} < ${today} AND ${isChanged(row, field)}`,
});

const dayPairs = [
  ['starts_on', 'ends_on'],
  ['issued_on', 'due_on'],
  ['lent_on', 'due_on'],
  ['produced_on', 'expires_on'],
  ['issued_on', 'expires_on'],
  ['ordered_on', 'deliver_by'],
  ['requested_on', 'needed_by'],
] as const;

const datesInOrder = defineRule({
  name: 'dates_in_order',
  about: 'time window',
  isInvariant: true,
  settings: z.strictObject({ first: z.string(), last: z.string() }),
  propose: ({ entity }) =>
    dayPairs
      .filter(([first, last]) => entity.fields[first] && entity.fields[last])
      .slice(0, 1)
      .map(([first, last]) => ({ first, last })),
  canBreak: (write, { first, last }) => setsField(write, first) || setsField(write, last),
  policy: ({ first, last }, { noun }) =>
    `The ${fieldWords(last)} of ${withArticle(noun)} cannot be before its ${fieldWords(first)}.`,
  duty: ({ first, last }, { noun }) => [
    `{Make sure|See to it} that the ${fieldWords(last)} of ${withArticle(noun)} is not before its ` +
      `${fieldWords(first)}.`,
    `The ${fieldWords(first)} of ${withArticle(noun)} {must not|may not} be {after|later than} its ` +
      `${fieldWords(last)}.`,
    `{Never|Do not} give ${withArticle(noun)} ${withArticle(fieldWords(last))} {before|earlier than} ` +
      `its ${fieldWords(first)}.`,
  ],
  code: () => 'DATES_OUT_OF_ORDER',
  violation: ({ row }, { first, last }) =>
    `${row.after(first)} > ${row.after(last)} AND (${isChanged(row, first)} OR ${isChanged(row, last)})`,
});

const slotTakenOnce = defineRule({
  name: 'slot_taken_once',
  about: 'time window',
  isInvariant: true,
  settings: z.strictObject({ owner: z.string(), noun: z.string(), day: z.string(), time: z.string() }),
  propose(outlook) {
    const [parent] = parentsOf(outlook);
    const { fields } = outlook.entity;
    // A copy takes the slot of its original: the rule would leave the tool nothing to do.
    if (!parent || !fields.held_on || !fields.starts_at || outlook.writes.some(({ kind }) => kind === 'copy'))
      return [];
    return [{ owner: parent.field, noun: parent.noun, day: 'held_on', time: 'starts_at' }];
  },
  // A tool that sets a whole slot refuses taken ones by itself.
  canBreak: (write, { owner, day, time }) =>
    write.kind !== 'slot' && [owner, day, time].some((field) => setsField(write, field)),
  policy: ({ noun }, subject) =>
    `${anyRow(noun)} cannot have two ${pluralOf(subject.noun, subject.entity)} ` +
    'on the same day at the same time.',
  code: ({ noun }) => errorCode(noun, 'taken'),
  violation({ row, count }, { owner, day, time }, { noun, entity }) {
    const fields = [owner, day, time];
    const same = fields.map((field) => `${identifier(columnOf(field, entity))} = ${row.after(field)}`);
    const taken = hasRow(tableOf(noun, entity), `${same.join(' AND ')} AND "id" IS NOT ${row.id}`);
    const twice = count((other) =>
      fields.map((field) => `${other.after(field)} = ${row.after(field)}`).join(' AND '),
    );
    const moved = fields.map((field) => isChanged(row, field)).join(' OR ');
    return `(${moved}) AND (${taken} OR ${twice} > 1)`;
  },
});

const noticePeriod = defineRule({
  name: 'notice_period',
  about: 'time window',
  settings: z.strictObject({ day: z.string(), days: z.number(), state: z.string(), to: z.string() }),
  propose({ entity, random }) {
    const day = ['held_on', 'send_on', 'leaves_on'].find((name) => entity.fields[name]);
    const state = stateOf(entity);
    const to = state?.states.find((each) => /cancel|postpone|withdraw|swap|divert/.test(each));
    return day && state && to ? [{ day, days: random.integer(1, 3), state: state.field, to }] : [];
  },
  canBreak: (write, { to }) => write.kind === 'undo' || (write.kind === 'state' && write.to === to),
  policy: ({ day, days, to }, { noun }) =>
    `${anyRow(noun)} cannot be set to ${fieldWords(to)} less than ${days} ${days === 1 ? 'day' : 'days'} ` +
    `before its ${fieldWords(day)}.`,
  duty: ({ day, days, to }, { noun }) => {
    const [row, length] = [withArticle(noun), `${days} ${days === 1 ? 'day' : 'days'}`];
    return [
      `{Do not|Never} set ${row} to ${fieldWords(to)} less than ${length} before its ` +
        `${fieldWords(day)}, whatever the {reason|excuse}.`,
      `{If|When} the ${fieldWords(day)} of ${row} is less than ${length} {away|off}, {do not|don't} set ` +
        `it to ${fieldWords(to)}, whatever the {reason|excuse}.`,
      `Set ${row} to ${fieldWords(to)} ${length} before its ${fieldWords(day)} {or earlier|at the ` +
        'latest}, {not later|never later}.',
    ];
  },
  code: (_, { noun }) => errorCode(noun, 'too soon'),
  violation: ({ row }, { day, days, state, to }) =>
    `${row.after(state)} = ${literal(to)} AND ${isChanged(row, state)} AND ` +
    `${row.before(day)} >= ${today} AND julianday(${row.before(day)}) - julianday(${today}) < ${days}`,
});

export const aboutDates: readonly RuleKind[] = [notInPast, datesInOrder, slotTakenOnce, noticePeriod];
