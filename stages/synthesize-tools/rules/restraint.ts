// Rules about how far, how late, and in which order records may be changed. Most organizations leave them to the
// judgment of their staff, so the tools seldom enforce them.
import { z } from 'zod';
import { fieldWords, orList, withArticle } from '../../english.ts';
import { errorCode } from '../../worlds/programs.ts';
import { allOf, identifier, isAmong, literal, today } from '../../worlds/sql.ts';
import { fieldsOfKind, stateOf } from '../entity.ts';
import { columnOf, pluralOf, tableOf } from '../entity-names.ts';
import { hasRow, isNewRow, setsField } from '../writes.ts';
import { anyRow, defineRule, isChanged, type RuleKind } from './rule.ts';

const readFirst = defineRule({
  name: 'read_first',
  about: 'order of steps',
  settings: z.strictObject({}),
  unless: 'read',
  propose: () => [{}],
  canBreak: (write) => !isNewRow(write),
  duty: (_, { noun }) => [
    `Before {you change or delete|changing or deleting} ${withArticle(noun)}, look it up and read ` +
      '{its|the} record, even if {the user tells you|you are told} what {it says|is in it}.',
    `{Always read|Read} the record of ${withArticle(noun)} before {changing or deleting it|you change ` +
      'or delete it}, whatever {the user says is in it|the user remembers|you were told}.',
    `Never {change or delete|edit or delete} ${withArticle(noun)} that you {haven't|have not} {looked ` +
      'up|read} in the same conversation.',
    `No ${noun} is {changed or deleted|edited or deleted} before you have read its {current|whole} ` +
      'record {yourself|in the conversation}.',
    `{Read|Look up} the {current|latest} record of the ${noun} first; only {then|afterward} change ` +
      'or delete it.',
    `To {change or delete|alter or delete} ${withArticle(noun)}, you must {first|already} have ` +
      '{read|looked up} its record in {this|the same} conversation.',
  ],
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
  duty: ({ field, percent }, { noun }) => [
    `{Do not|Never} change the ${fieldWords(field)} of ${withArticle(noun)} by more than ${percent} ` +
      'percent at {once|a time}.',
    `{Raise or lower|Change} the ${fieldWords(field)} of ${withArticle(noun)} by {at most ${percent} ` +
      `percent|${percent} percent at most|no more than ${percent} percent} in one {step|go}.`,
    `${percent} percent is the {most|limit} by which you may change the ${fieldWords(field)} of ` +
      `${withArticle(noun)} at {once|a time}.`,
    `No {single |}change of the ${fieldWords(field)} of ${withArticle(noun)} may {exceed|be larger ` +
      `than|go beyond} ${percent} percent.`,
  ],
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
  duty: ({ day, days, to }, { noun }) => [
    `{Do not|Never} set ${withArticle(noun)} to ${fieldWords(to)} more than ${days} days after its ` +
      `${fieldWords(day)}. {Explain the deadline to the user|Tell the user about the deadline} instead.`,
    `{After|Beyond} ${days} days from its ${fieldWords(day)}, ${withArticle(noun)} {can|may} no longer ` +
      `be set to ${fieldWords(to)}; explain {that|the deadline} to the user.`,
    `You may set ${withArticle(noun)} to ${fieldWords(to)} {within ${days} days of|up to ${days} days ` +
      `after} its ${fieldWords(day)}, {not later|but no later}; {then|after that}, explain the deadline.`,
    `If the ${fieldWords(day)} of ${withArticle(noun)} is more than ${days} days ago, {do not|don't} ` +
      `set it to ${fieldWords(to)}, and {explain why|tell the user about the deadline}.`,
  ],
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
    inTurn({
      row: withArticle(noun),
      rows: pluralOf(noun, entity),
      day: fieldWords(day),
      first: fieldWords(first),
      next: orList(to.map(fieldWords)),
    }),
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

/** {rows}: "orders"; {day}: "date ordered"; {first}: "new"; {next}: "accepted or refused" */
const inTurn = ({
  row,
  rows,
  day,
  first,
  next,
}: Record<'row' | 'rows' | 'day' | 'first' | 'next', string>): string[] => [
  `{Handle|Take|Work through} ${rows} in {the order in which they came in|order of arrival|turn}: {do ` +
    `not set|never set} one to ${next} {while|as long as} another with an earlier ${day} is still ` +
    `${first}.`,
  `{First come, first served applies to|The order of arrival counts for|The order of arrival matters for} ${rows}: ` +
    `{one|${row}} may be set to ${next} only {once|if} none with an earlier ${day} is still ${first}.`,
  `{Do not|Never} set ${row} to ${next} {while|as long as} {another|one} with an earlier ${day} is ` +
    `still ${first}; {older|earlier} ${rows} {come|go} first.`,
  `Set ${row} to ${next} only {if|when} {no other|none} with an earlier ${day} is still ${first}, {so ` +
    `that ${rows} keep their turn|because ${rows} go in order of arrival}.`,
  `{As long as|While} any of the ${rows} with an earlier ${day} is still ${first}, {a later one|one ` +
    `that came later} {may not|must not} be set to ${next}.`,
];

export const aboutRestraint: readonly RuleKind[] = [readFirst, smallSteps, tooLate, firstCome];
