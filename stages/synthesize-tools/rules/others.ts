// Rules about the things that a row belongs to, and about names that others have.
import { z } from 'zod';
import { fieldWords, orList, withArticle } from '../../english.ts';
import { errorCode } from '../../worlds/programs.ts';
import { identifier, isAmong } from '../../worlds/sql.ts';
import { stateOf } from '../entity.ts';
import { columnOf, tableOf } from '../entity-names.ts';
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
  duty: ({ noun, ends }, subject) => [
    `{Do not|Never} {add|assign} ${ownPlural(subject)} to ${withArticle(noun)} that is ` +
      `${orList(ends.map(fieldWords))}.`,
    `{Once|When} ${withArticle(noun)} is ${orList(ends.map(fieldWords))}, {add no more|it gets no more} ` +
      `${ownPlural(subject)}.`,
    `No ${ownPlural(subject)} may be added to ${withArticle(noun)} {that|which} is ` +
      `${orList(ends.map(fieldWords))}.`,
  ],
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
  duty: ({ noun, flag }, subject) => [
    `{Do not|Never} add ${ownPlural(subject)} for ${withArticle(noun)} ${flags[flag]?.says}.`,
    `${anyRow(noun)} ${flags[flag]?.says} {gets no more|must not get any more|gets no new} ` +
      `${ownPlural(subject)}.`,
    `No {new|more} ${ownPlural(subject)} for ${withArticle(noun)} ${flags[flag]?.says}.`,
  ],
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
  duty: ({ nouns }, { noun }) => [
    `{Do not|Never} enter a second ${noun} for the same ${nouns.join(' and ')}; tell the user {that ` +
      'there is one|of the first}.',
    `{One ${noun} is the limit|There is to be one ${noun}} for {any pair of|the same} ` +
      `${nouns.join(' and ')}; {if there is one|where one exists}, tell the user {so|about it}.`,
    `If there is already ${withArticle(noun)} for the same ${nouns.join(' and ')}, tell the user and ` +
      `{enter no second one|don't enter another}.`,
  ],
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
  duty: ({ field }, { noun }) => [
    `{Do not|Never} give ${withArticle(noun)} the ${fieldWords(field)} of another{| one}; ask the user ` +
      'for {a different|a new} one.',
    `The ${fieldWords(field)} of {another|one} ${noun} is {taken|not free} for the next; ask the user ` +
      'for a different one.',
    `{Enter|Choose} no ${fieldWords(field)} for ${withArticle(noun)} that {another one|some other ` +
      `${noun}} {has|already has}; ask the user for {a different|a new} one.`,
  ],
  code: ({ field }, { noun }) => errorCode(noun, field, 'taken'),
  violation({ row, count }, { field }, { noun, entity }) {
    const same = `${identifier(columnOf(field, entity))} = ${row.after(field)} AND "id" IS NOT ${row.id}`;
    const twice = count((other) => `${other.after(field)} = ${row.after(field)}`);
    return `${isChanged(row, field)} AND (${hasRow(tableOf(noun, entity), same)} OR ${twice} > 1)`;
  },
});

export const aboutOthers: readonly RuleKind[] = [parentEnded, parentUnfit, onePerPair, nameTaken];
