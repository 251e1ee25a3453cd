// Rules about the values of a row and the state that it is in.
import { z } from 'zod';
import { fieldWords, orList, withArticle } from '../../english.ts';
import { errorCode } from '../../worlds/programs.ts';
import { isAmong } from '../../worlds/sql.ts';
import { fieldsOfKind, stateOf } from '../entity.ts';
import { isNewRow, setsField } from '../writes.ts';
import { anyRow, defineRule, isChanged, type RuleKind } from './rule.ts';

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
  policy: ({ field, most }, { noun }) => {
    const [value, limit] = [`${fieldWords(field)} of ${withArticle(noun)}`, most.toLocaleString('en-US')];
    return [
      `Only a manager may set the ${value} above ${limit}.`,
      `The ${value} {can|may} be set above ${limit} {only by a manager|by a manager alone}.`,
      `{Setting|To set} the ${value} above ${limit} {takes|requires|is up to} a manager.`,
    ];
  },
  duty: ({ field, most }, { noun }) => {
    const [value, limit] = [`${fieldWords(field)} of ${withArticle(noun)}`, most.toLocaleString('en-US')];
    return [
      `{Do not|Never} set the ${value} above ${limit}. {Refer|Send} {such|these} requests to a manager.`,
      `You {cannot|may not} set the ${value} above ${limit} yourself; {refer|send} such requests to a ` +
        'manager.',
      `Up to ${limit}, you may set the ${value}; {more than that|anything higher} {is for a ` +
        'manager|goes to a manager}.',
      `If the ${value} is to {exceed|be more than} ${limit}, {don't do it|leave it} and refer {the ` +
        'user|the request} to a manager.',
      `Leave it to a manager to set the ${value} {above|higher than} ${limit}.`,
    ];
  },
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
    `The ${fieldWords(small)} of ${withArticle(noun)} {cannot|can't} {exceed|be more than} its ` +
    `${fieldWords(large)}.`,
  duty: ({ small, large }, { noun }) => [
    `{Never|Do not} let the ${fieldWords(small)} of ${withArticle(noun)} exceed its ${fieldWords(large)}.`,
    `See to it that the ${fieldWords(small)} of ${withArticle(noun)} {never exceeds|stays within} its ` +
      `${fieldWords(large)}.`,
  ],
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
    return [
      `${anyRow(noun)} that is ${states} {can no longer be|cannot be} changed.`,
      `{Once|When} ${withArticle(noun)} is ${states}, it {stays as it is|can't be changed any more}.`,
      `No changes are {possible|allowed} to ${withArticle(noun)} that is ${states}.`,
      `${anyRow(noun)} is closed for changes {when|once} it is ${states}.`,
    ];
  },
  duty: ({ ends }, { noun }) => {
    const states = orList(ends.map(fieldWords));
    return [
      `{Do not|Never} {change or delete|edit or delete} ${withArticle(noun)} that is ${states}.`,
      `${anyRow(noun)} that is ${states} {is not to be|must not be} changed or deleted{| any more}.`,
      `{Once|When} ${withArticle(noun)} is ${states}, {leave it as it is|don't touch it any more}: no ` +
        'changes, no deletion.',
      `{Leave|Keep} ${withArticle(noun)} as it is {once|when} it is ${states}; {do not|don't} delete it ` +
        'either.',
    ];
  },
  code: (_, { noun }) => errorCode(noun, 'closed'),
  violation: ({ row, isNew }, { field, ends }) => `NOT ${isNew} AND ${isAmong(row.before(field), ends)}`,
});

export const aboutValues: readonly RuleKind[] = [highestValue, valueWithin, closedForChanges];
