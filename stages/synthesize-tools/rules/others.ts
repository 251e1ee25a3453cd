// Rules about the things that a row belongs to, and about the rows that belong to it.

import { fieldWords, snakeCase, upperFirst, withArticle } from '../../english.ts';
import type { Entity } from '../blueprint.ts';
import { pluralOf, tableOf } from '../names.ts';
import type { Outlook } from '../operations/operation.ts';
import type { RuleKind, Writing } from './rule.ts';

interface Parent {
  readonly field: string;
  readonly noun: string;
  readonly entity: Entity;
  readonly table: string;
}

/** What the call names as the owner of the row. */
function parentsOf({ set }: Writing, { entity, entities }: Outlook): Parent[] {
  return set.flatMap((field) => {
    const noun = entity.fields[field]?.ref;
    const parent = noun === undefined ? undefined : entities[noun];
    return noun && parent ? [{ field, noun, entity: parent, table: tableOf(noun, parent) }] : [];
  });
}

const code = (...words: string[]): string =>
  snakeCase(words.join(' '))
    .toUpperCase()
    .replaceAll(/[^A-Z_]/g, '');

const stateOf = (entity: Entity): [string, readonly string[]] | undefined => Object.entries(entity.states)[0];

const parentState: RuleKind = {
  name: 'parent_state',
  make(writing, outlook) {
    if (writing.operation !== 'create') return undefined;
    const [parent] = parentsOf(writing, outlook).filter((each) => stateOf(each.entity));
    const state = parent && stateOf(parent.entity);
    const bad = state?.[1].at(-1);
    if (!parent || !state || !bad) return undefined;
    return {
      holds: `:${parent.field}_id IS NULL OR (SELECT "${state[0]}" <> '${bad}' FROM "${parent.table}" WHERE "id" = :${parent.field}_id)`,
      code: code(parent.noun, bad),
      message: `The ${parent.noun} {${parent.field}_id} is ${fieldWords(bad)}.`,
      policy: `No ${outlook.noun} is made for ${withArticle(parent.noun)} that is ${fieldWords(bad)}.`,
    };
  },
};

/** Flags whose meaning for others is plain. */
const flags: Readonly<Record<string, { wanted: boolean; says: (noun: string) => string; code: string }>> = {
  on_leave: { wanted: false, says: (noun) => `${withArticle(noun)} who is on leave`, code: 'ON_LEAVE' },
  consent_given: {
    wanted: true,
    says: (noun) => `${withArticle(noun)} who has not given consent`,
    code: 'NO_CONSENT',
  },
  is_calibrated: {
    wanted: true,
    says: (noun) => `${withArticle(noun)} that is not calibrated`,
    code: 'NOT_CALIBRATED',
  },
  enabled: { wanted: true, says: (noun) => `${withArticle(noun)} that is switched off`, code: 'DISABLED' },
  in_season: {
    wanted: true,
    says: (noun) => `${withArticle(noun)} that is out of season`,
    code: 'OUT_OF_SEASON',
  },
};

const parentFlag: RuleKind = {
  name: 'parent_flag',
  make(writing, outlook) {
    if (!['create', 'assign', 'reassign'].includes(writing.operation)) return undefined;
    for (const parent of parentsOf(writing, outlook)) {
      const flag = Object.keys(parent.entity.fields).find((name) => flags[name]);
      const meaning = flag === undefined ? undefined : flags[flag];
      if (!flag || !meaning) continue;
      return {
        holds: `:${parent.field}_id IS NULL OR (SELECT "${flag}" = ${meaning.wanted ? 1 : 0} FROM "${parent.table}" WHERE "id" = :${parent.field}_id)`,
        code: code(parent.noun, meaning.code),
        message: `{${parent.field}_id} is ${meaning.says(parent.noun)}.`,
        policy: `No ${outlook.noun} goes to ${meaning.says(parent.noun)}.`,
      };
    }
    return undefined;
  },
};

const oncePerPair: RuleKind = {
  name: 'once_per_pair',
  make(writing, outlook) {
    const [one, other] = parentsOf(writing, outlook);
    if (writing.operation !== 'create' || !one || !other || one.noun === other.noun) return undefined;
    const table = tableOf(outlook.noun, outlook.entity);
    return {
      holds: `NOT EXISTS (SELECT 1 FROM "${table}" WHERE "${one.field}_id" = :${one.field}_id AND "${other.field}_id" = :${other.field}_id)`,
      code: code(outlook.noun, 'EXISTS'),
      message: `There is ${withArticle(outlook.noun)} of {${one.field}_id} and {${other.field}_id} already.`,
      policy: `There is at most one ${outlook.noun} for the same ${one.noun} and ${other.noun}.`,
    };
  },
};

const fewOpen: RuleKind = {
  name: 'few_open',
  make(writing, outlook) {
    const state = stateOf(outlook.entity);
    const [parent] = parentsOf(writing, outlook);
    const first = state?.[1][0];
    if (writing.operation !== 'create' || !state || !parent || !first) return undefined;
    // The same for every tool of the thing, so that the house has one rule and not three.
    const most = 2 + (outlook.noun.length % 3);
    const table = tableOf(outlook.noun, outlook.entity);
    return {
      holds: `(SELECT COUNT(*) FROM "${table}" WHERE "${parent.field}_id" = :${parent.field}_id AND "${state[0]}" = '${first}') < ${most}`,
      code: code('TOO MANY', pluralOf(outlook.noun, outlook.entity)),
      message: `{${parent.field}_id} has ${most} ${pluralOf(outlook.noun, outlook.entity)} that are ${fieldWords(first)} already.`,
      policy: `One ${parent.noun} has at most ${most} ${pluralOf(outlook.noun, outlook.entity)} that are ${fieldWords(first)} at a time.`,
    };
  },
};

const childrenFirst: RuleKind = {
  name: 'children_first',
  make({ operation, to }, { noun, entity, entities }) {
    const last = stateOf(entity)?.[1].slice(-2) ?? [];
    if (operation !== 'transition' || to === undefined || !last.includes(to)) return undefined;
    for (const [childNoun, child] of Object.entries(entities)) {
      const field = Object.entries(child.fields).find(([, each]) => each.ref === noun)?.[0];
      const state = stateOf(child);
      const first = state?.[1][0];
      if (!field || !state || !first || childNoun === noun) continue;
      const children = pluralOf(childNoun, child);
      return {
        holds: `NOT EXISTS (SELECT 1 FROM "${tableOf(childNoun, child)}" WHERE "${field}_id" = :${snakeCase(noun)}_id AND "${state[0]}" = '${first}')`,
        code: code(children, 'LEFT'),
        message: `{${snakeCase(noun)}_id} still has ${children} that are ${fieldWords(first)}.`,
        policy: `${upperFirst(withArticle(noun))} is not set to ${fieldWords(to)} while it has ${children} that are ${fieldWords(first)}.`,
      };
    }
    return undefined;
  },
};

export const aboutOthers: readonly RuleKind[] = [
  parentState,
  parentFlag,
  oncePerPair,
  fewOpen,
  childrenFirst,
];
