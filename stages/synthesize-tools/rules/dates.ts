// Rules about days and times.
import { fieldWords, snakeCase, upperFirst, withArticle } from '../../english.ts';
import { tableOf } from '../names.ts';
import { fieldsOf } from '../operations/operation.ts';
import type { RuleKind } from './rule.ts';

const today = `substr(:now, 1, 10)`;
const code = (name: string, suffix: string): string =>
  `${snakeCase(name)
    .toUpperCase()
    .replaceAll(/[^A-Z_]/g, '')}_${suffix}`;

const notPast: RuleKind = {
  name: 'not_past',
  make({ operation, set }, outlook) {
    const ahead = /^(due|ends|expires|deliver|needed|valid|held|send|leaves|deadline|next|follow|review)/;
    const field = fieldsOf(outlook, 'date').find((name) => set.includes(name) && ahead.test(name));
    if (!field || operation === 'transition') return undefined;
    return {
      holds: `:${field} IS NULL OR :${field} >= ${today}`,
      code: code(field, 'PAST'),
      message: `The ${fieldWords(field)} {${field}} lies in the past.`,
      policy: `The ${fieldWords(field)} of a new or changed ${outlook.noun} is never before today.`,
    };
  },
};

const inOrder: RuleKind = {
  name: 'in_order',
  make({ set, operation }, outlook) {
    const pairs = [
      ['starts_on', 'ends_on'],
      ['issued_on', 'due_on'],
      ['lent_on', 'due_on'],
      ['produced_on', 'expires_on'],
      ['issued_on', 'expires_on'],
      ['ordered_on', 'deliver_by'],
      ['requested_on', 'needed_by'],
    ] as const;
    const pair = pairs.find(([first, last]) => set.includes(first) && set.includes(last));
    if (!pair || operation !== 'create') return undefined;
    const [first, last] = pair;
    return {
      holds: `:${first} IS NULL OR :${last} IS NULL OR :${first} <= :${last}`,
      code: 'DATES_REVERSED',
      message: `{${first}} is after {${last}}.`,
      policy: `The ${fieldWords(last)} of ${withArticle(outlook.noun)} is not before its ${fieldWords(first)}.`,
    };
  },
};

const slotFree: RuleKind = {
  name: 'slot_free',
  make({ operation, set }, { noun, entity }) {
    const owner = set.find((name) => entity.fields[name]?.ref !== undefined);
    const isSlot = entity.fields.held_on && entity.fields.starts_at;
    if (!['create', 'schedule'].includes(operation) || !owner || !isSlot) return undefined;
    if (!set.includes('held_on') || !set.includes('starts_at')) return undefined;
    const parent = entity.fields[owner]?.ref ?? '';
    return {
      holds: `NOT EXISTS (SELECT 1 FROM "${tableOf(noun, entity)}" WHERE "${owner}_id" = :${owner}_id AND "held_on" = :held_on AND "starts_at" = :starts_at)`,
      code: code(parent, 'TAKEN'),
      message: `{${owner}_id} is taken on {held_on} at {starts_at}.`,
      policy: `One ${parent} is not given twice for the same day and time.`,
    };
  },
};

const notOnTheDay: RuleKind = {
  name: 'not_on_the_day',
  make({ operation, to }, { noun, entity }) {
    const field = ['held_on', 'send_on', 'leaves_on'].find((name) => entity.fields[name]);
    if (operation !== 'transition' || !field || !/cancel|postpone|withdraw|swap|divert/.test(to ?? ''))
      return undefined;
    const days = 1 + (noun.length % 3); // one rule for all tools of the thing
    return {
      holds: `(SELECT julianday("${field}") - julianday(${today}) >= ${days} OR "${field}" < ${today} FROM "${tableOf(noun, entity)}" WHERE "id" = :${snakeCase(noun)}_id)`,
      code: code(noun, 'TOO_SOON'),
      message: `{${snakeCase(noun)}_id} is less than ${days} ${days === 1 ? 'day' : 'days'} away.`,
      policy: `${upperFirst(withArticle(noun))} that is less than ${days} ${days === 1 ? 'day' : 'days'} away can no longer be set to ${fieldWords(to ?? '')}.`,
    };
  },
};

export const aboutDates: readonly RuleKind[] = [notPast, inOrder, slotFree, notOnTheDay];
