// Rules about the values of a row and the state that it is in.
import { z } from 'zod';
import { fieldWords, orList, withArticle } from '../../english.ts';
import { errorCode } from '../../worlds/programs.ts';
import { isAmong } from '../../worlds/sql.ts';
import { fieldsOfKind, stateOf } from '../entity.ts';
import { isNewRow, setsField } from '../writes.ts';
import { anyRow, defineRule, isChanged, type RuleKind, wordedFor } from './rule.ts';

const highestValue = defineRule({
  name: 'highest_value',
  about: 'role',
  settings: z.strictObject({ field: z.string(), most: z.number() }),
  propose({ entity, random }) {
    return fieldsOfKind(entity, 'money', 'integer')
      .filter(isApproved)
      .flatMap((field) => {
        const bounds = entity.fields[field]?.value;
        if (!Array.isArray(bounds)) return [];
        const [least = 0, greatest = 0] = bounds.map(Number);
        // High enough that most calls pass, low enough that some do not.
        const most = Math.round(least + (greatest - least) * random.pick([0.7, 0.75, 0.8, 0.85, 0.9]));
        return most > least && most < greatest ? [{ field, most }] : [];
      });
  },
  canBreak: (write, { field }) => setsField(write, field),
  policy: ({ field, most }, { noun }) =>
    `Only a manager may set the ${fieldWords(field)} of ${withArticle(noun)} above ` +
    `${most.toLocaleString('en-US')}.`,
  duty: ({ field, most }, { noun }) =>
    `Do not set the ${fieldWords(field)} of ${withArticle(noun)} above ${most.toLocaleString('en-US')}. ` +
    'Refer such requests to a manager.',
  code: ({ field }) => errorCode(field, 'too high'),
  violation: ({ row }, { field, most }) => `${row.after(field)} > ${most} AND ${isChanged(row, field)}`,
});

/** Numbers that somebody decides on, and that a superior may have to approve. What is counted or measured is not. */
const isApproved = (field: string): boolean =>
  /(?:amount|price|fee|fees|budget|total|rate|cost|deposit|limit|allowance|discount|value|quantity|hours|days)$/.test(
    field,
  ) && !/^(?:last|measured|spent|declared)_/.test(field);

/** Pairs of numbers of which the first never exceeds the second. */
const pairs = [
  ['spent', 'budget'],
  ['reserved', 'quantity'],
  ['stop_price', 'target_price'],
  ['party_size', 'capacity'],
] as const;

const valueWithin = defineRule({
  name: 'value_within',
  about: 'limit',
  isInvariant: true,
  settings: z.strictObject({ small: z.string(), large: z.string() }),
  propose: ({ entity }) =>
    pairs.flatMap(([small, large]) =>
      entity.fields[small] && entity.fields[large] ? [{ small, large }] : [],
    ),
  canBreak: (write, { small, large }) => setsField(write, small) || setsField(write, large),
  policy: ({ small, large }, { noun }) =>
    `The ${fieldWords(small)} of ${withArticle(noun)} cannot exceed its ${fieldWords(large)}.`,
  duty: ({ small, large }, { noun }) =>
    `Never let the ${fieldWords(small)} of ${withArticle(noun)} exceed its ${fieldWords(large)}.`,
  code: ({ small, large }) => errorCode(small, 'exceeds', large),
  violation: ({ row }, { small, large }) =>
    `${row.after(small)} > ${row.after(large)} AND (${isChanged(row, small)} OR ${isChanged(row, large)})`,
});

/** Changes stop where the life of a row has ended. */
const closedForChanges = defineRule({
  name: 'closed_for_changes',
  about: 'state',
  settings: z.strictObject({ field: z.string(), ends: z.array(z.string()).min(1) }),
  propose({ entity, writes }) {
    const state = stateOf(entity);
    if (!state || entity.ends.length === 0) return [];
    // Where every move ends the life of a row, there would be nothing left to undo.
    const isFinal = entity.moves.every(({ to }) => entity.ends.includes(to));
    return isFinal && writes.some(({ kind }) => kind === 'undo')
      ? []
      : [{ field: state.field, ends: entity.ends }];
  },
  canBreak: (write, { ends }) =>
    write.kind === 'state' ? write.from.some((state) => ends.includes(state)) : !isNewRow(write),
  policy: ({ ends }, { noun }) => {
    const states = orList(ends.map(fieldWords));
    return wordedFor(noun, [
      `${anyRow(noun)} that is ${states} can no longer be changed.`,
      `Once ${withArticle(noun)} is ${states}, it stays as it is.`,
      `No changes are possible to ${withArticle(noun)} that is ${states}.`,
      `${anyRow(noun)} is closed for changes when it is ${states}.`,
    ]);
  },
  duty: ({ ends }, { noun }) =>
    `Do not change or delete ${withArticle(noun)} that is ${orList(ends.map(fieldWords))}.`,
  code: (_, { noun }) => errorCode(noun, 'closed'),
  violation: ({ row, isNew }, { field, ends }) => `NOT ${isNew} AND ${isAmong(row.before(field), ends)}`,
});

export const aboutValues: readonly RuleKind[] = [highestValue, valueWithin, closedForChanges];
