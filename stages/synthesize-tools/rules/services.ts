// Rules of processes: approvals before consent, notifications, hours of work, deliveries, and journeys. Their
// processes put them on entities; they are never drawn.
import { z } from 'zod';
import { fieldWords, withArticle } from '../../english.ts';
import { errorCode } from '../../worlds/programs.ts';
import { identifier, literal } from '../../worlds/sql.ts';
import { columnOf, pluralOf, tableOf } from '../entity-names.ts';
import { hasRow, setsField } from '../writes.ts';
import { anyRow, defineRule, isChanged, type RuleKind, type RuleSubject } from './rule.ts';

/** The table of another entity, and the column in which its rows name one of this. */
function ownRows({ entities }: RuleSubject, noun: string, field: string): { table: string; column: string } {
  const entity = entities[noun];
  return entity
    ? { table: tableOf(noun, entity), column: identifier(columnOf(field, entity)) }
    : { table: noun, column: identifier(field) };
}

const approvedFirst = defineRule({
  name: 'approved_first',
  about: 'order of steps',
  settings: z.strictObject({ steps: z.string(), field: z.string(), state: z.string(), to: z.string() }),
  canBreak: (write, { to }) => write.kind === 'undo' || (write.kind === 'state' && write.to === to),
  policy: ({ to }, { noun }) =>
    `${anyRow(noun)} cannot be set to ${fieldWords(to)} before every level has approved it.`,
  duty: ({ to }, { noun }) =>
    `Set ${withArticle(noun)} to ${fieldWords(to)} only after every level has approved it.`,
  code: (_, { noun }) => errorCode(noun, 'approvals missing'),
  violation({ row, isNew }, { steps, field, state, to }, subject) {
    const { table, column } = ownRows(subject, steps, field);
    const own = `${column} = ${row.id}`;
    const isMissing = `NOT ${hasRow(table, own)} OR ${hasRow(table, `${own} AND "status" <> 'approved'`)}`;
    return (
      `NOT ${isNew} AND ${row.after(state)} = ${literal(to)} ` +
      `AND ${isChanged(row, state)} AND (${isMissing})`
    );
  },
});

const noMessagesWanted = defineRule({
  name: 'no_messages_wanted',
  about: 'ownership',
  settings: z.strictObject({ owner: z.string(), field: z.string(), flag: z.string() }),
  canBreak: (write, { field }) => setsField(write, field),
  policy: ({ owner }) => `No notification goes out for ${withArticle(owner)} whose recipient has opted out.`,
  duty: ({ owner }) => [
    `{Do not|Never} notify anyone about ${withArticle(owner)} whose recipient has opted out.`,
    `If the recipient for ${withArticle(owner)} has opted out, {send that person nothing|no ` +
      'notification goes out}.',
    'Recipients who have opted out {get|are sent} no {notifications|notification} about ' +
      `${withArticle(owner)}.`,
    `{Before you notify|When you notify} anyone about ${withArticle(owner)}, leave out recipients who ` +
      'have opted out.',
    `{Opting out counts|An opt-out is binding}: no {notification|message} about ${withArticle(owner)} ` +
      'to {such a recipient|a recipient who has opted out}.',
  ],
  code: () => 'RECIPIENT_OPTED_OUT',
  violation({ row, isNew }, { owner, field, flag }, { entities }) {
    const entity = entities[owner];
    const table = entity ? tableOf(owner, entity) : owner;
    return `${isNew} AND ${hasRow(table, `"id" = ${row.after(field)} AND ${identifier(flag)} = 1`)}`;
  },
});

const oneMessageADay = defineRule({
  name: 'one_message_a_day',
  about: 'limit',
  settings: z.strictObject({ owner: z.string(), field: z.string(), day: z.string() }),
  canBreak: (write, { field }) => setsField(write, field),
  policy: ({ owner }) => `At most one notification a day goes out for the same ${owner}.`,
  duty: ({ owner }) => [
    `{Send|Let there be} no more than one notification a day for the same ${owner}.`,
    `One notification per ${owner} and day is {the limit|enough|the most you may send}.`,
    `If a notification {about|for} the ${owner} {went out|was sent} today, {wait until tomorrow ` +
      'for|tomorrow is the day for} the next.',
    `{Do not|Never} send a second notification {about|for} the same ${owner} {on one day|on the same day}.`,
  ],
  code: () => 'ALREADY_NOTIFIED_TODAY',
  violation({ row, isNew }, { field, day }, { noun, entity }) {
    const column = identifier(columnOf(field, entity));
    const same = `${column} = ${row.after(field)} AND ${identifier(day)} = ${row.after(day)}`;
    return `${isNew} AND ${hasRow(tableOf(noun, entity), same)}`;
  },
});

const hoursADay = defineRule({
  name: 'hours_a_day',
  about: 'limit',
  settings: z.strictObject({
    owner: z.string(),
    field: z.string(),
    day: z.string(),
    hours: z.string(),
    most: z.number(),
  }),
  canBreak: (write, { hours }) => setsField(write, hours),
  policy: ({ owner, most }) => `${anyRow(owner)} cannot have more than ${most} hours on one day.`,
  duty: ({ owner, most }) => [
    `{Do not|Never} enter more than ${most} hours for the same ${owner} on one day.`,
    `${most} hours a day is {the most|all} that you may enter for {one|the same} ${owner}.`,
    `{Keep|Hold} the hours of ${withArticle(owner)} {within|to} ${most} {a day|on any day}.`,
  ],
  code: () => 'TOO_MANY_HOURS',
  violation({ row, isNew }, { field, day, hours, most }, { noun, entity }) {
    const column = identifier(columnOf(field, entity));
    const same = `${column} = ${row.after(field)} AND ${identifier(day)} = ${row.after(day)}`;
    const held =
      `(SELECT coalesce(SUM(${identifier(hours)}), 0) FROM ` +
      `${identifier(tableOf(noun, entity))} WHERE ${same})`;
    return `${isNew} AND ${held} + ${row.after(hours)} > ${most}`;
  },
});

const nothingAfter = defineRule({
  name: 'nothing_after',
  about: 'order of steps',
  settings: z.strictObject({ owner: z.string(), field: z.string(), kind: z.string(), last: z.string() }),
  canBreak: (write, { kind }) => setsField(write, kind),
  policy: ({ owner, last }, subject) =>
    `${anyRow(owner)} that has been ${fieldWords(last)} gets ` +
    `no more ${pluralOf(subject.noun, subject.entity)}.`,
  code: ({ last }) => errorCode('already', last),
  violation({ row, isNew }, { field, kind, last }, { noun, entity }) {
    const column = identifier(columnOf(field, entity));
    const over = `${column} = ${row.after(field)} AND ${identifier(kind)} = ${literal(last)}`;
    return `${isNew} AND ${hasRow(tableOf(noun, entity), over)}`;
  },
});

const lateChange = defineRule({
  name: 'late_change',
  about: 'time window',
  settings: z.strictObject({ day: z.string(), time: z.string(), hours: z.number() }),
  canBreak: (write, { day }) => write.kind !== 'row' && setsField(write, day),
  policy: ({ hours }, { noun }) =>
    `${anyRow(noun)} cannot be changed less than ${hours} hours before its departure.`,
  duty: ({ hours }, { noun }) => [
    `{Do not|Never} change ${withArticle(noun)} less than ${hours} hours before its departure.`,
    `{From|Starting} ${hours} hours before its departure, ${withArticle(noun)} {must|has to} stay as it is.`,
    `{Once|When} the departure of ${withArticle(noun)} is less than ${hours} hours away, {leave it ` +
      'unchanged|change nothing in it}.',
  ],
  code: () => 'TOO_LATE_TO_CHANGE',
  violation({ row, isNew }, { day, time, hours }) {
    const departure = `julianday(${row.before(day)} || ' ' || ${row.before(time)})`;
    const left = `(${departure} - julianday(:now)) * 24`;
    return `NOT ${isNew} AND ${left} < ${hours} AND (${isChanged(row, day)} OR ${isChanged(row, time)})`;
  },
});

export const aboutServices: readonly RuleKind[] = [
  approvedFirst,
  noMessagesWanted,
  oneMessageADay,
  hoursADay,
  nothingAfter,
  lateChange,
];
