// From a blueprint to the world's tables, rows and policy: the procedure of the world-builder role.
import { z } from 'zod';
import type { Random } from '../../pipeline/hash.ts';
import type { Json } from '../../schemas/json.ts';
import type { Table, WorldDraft } from '../../schemas/world.ts';
import type { Blueprint, Entity } from './blueprint.ts';
import { type FieldKind, fieldKind } from './field-kinds/index.ts';
import type { Lexicon } from './lexicon.ts';
import { columnOf, pluralOf, tableOf } from './names.ts';
import { ruleSchema } from './rules/rule.ts';

type Row = { [column: string]: Json };

export function buildWorld(
  blueprint: Blueprint,
  category: string,
  lexicon: Lexicon,
  random: Random,
): WorldDraft {
  const entities = Object.entries(blueprint.entities);
  const rows: { [table: string]: Row[] } = {};
  for (const [noun, entity] of entities) {
    rows[tableOf(noun, entity)] = entityRows(noun, entity, blueprint, {
      lexicon,
      random: random.fork(noun),
      rows,
    });
  }
  return {
    name: blueprint.name,
    title: blueprint.title,
    path: [category, blueprint.domain, blueprint.title],
    summary: blueprint.summary,
    schema: entities.map(([noun, entity]) => createTable(noun, entity, blueprint, lexicon)),
    tables: Object.fromEntries(
      entities.map(([noun, entity]) => [tableOf(noun, entity), tableFor(noun, entity, blueprint, lexicon)]),
    ),
    rows,
    clock: blueprint.clock,
    policy: [...blueprint.policy, ...rulePolicies(blueprint)],
  };
}

function createTable(noun: string, entity: Entity, blueprint: Blueprint, lexicon: Lexicon): string {
  const columns = Object.entries(entity.fields).map(([name, field]) => {
    const isRequired = !field.optional;
    if (field.ref !== undefined) {
      const parent = blueprint.entities[field.ref];
      if (!parent)
        throw new Error(`${blueprint.name}: ${noun}.${name} refers to ${field.ref}, which is no entity`);
      return `"${name}_id" TEXT${isRequired ? ' NOT NULL' : ''} REFERENCES "${tableOf(field.ref, parent)}"("id")`;
    }
    const [type, ...check] = fieldKind(field, { name, noun, blueprint, lexicon }).column.split(' ');
    return [`"${name}"`, type, ...(isRequired ? ['NOT NULL'] : []), ...check].join(' ');
  });
  const states = Object.entries(entity.states).map(
    ([name, values]) =>
      `"${name}" TEXT NOT NULL CHECK ("${name}" IN (${values.map((value) => `'${value}'`).join(', ')}))`,
  );
  return `CREATE TABLE "${tableOf(noun, entity)}" ("id" TEXT PRIMARY KEY, ${[...columns, ...states].join(', ')})`;
}

function tableFor(noun: string, entity: Entity, blueprint: Blueprint, lexicon: Lexicon): Table {
  const fields = Object.entries(entity.fields).map(([name, field]) => {
    const { semantic } = fieldKind(field, { name, noun, blueprint, lexicon });
    return [columnOf(name, entity), semantic ? 'semantic' : 'exact'] as const;
  });
  const states = Object.keys(entity.states).map((name) => [name, 'exact'] as const);
  return {
    noun,
    plural: pluralOf(noun, entity),
    key: 'id',
    label: entity.label,
    columns: Object.fromEntries([['id', 'exact'], ...fields, ...states]),
  };
}

interface Making {
  lexicon: Lexicon;
  random: Random;
  rows: { readonly [table: string]: readonly Row[] };
}

function entityRows(noun: string, entity: Entity, blueprint: Blueprint, making: Making): Row[] {
  const made: Row[] = [];
  const catalogue = making.random.shuffle(entity.catalogue);
  const closing = closingFields(entity);
  for (let number = 1; number <= entity.rows; number += 1) {
    const states: Row = Object.fromEntries(
      Object.entries(entity.states).map(([name, values]) => [name, stateFor(values, number, making.random)]),
    );
    const row: Row = { id: `${entity.prefix}-${1000 + number}` };
    for (const [name, field] of Object.entries(entity.fields)) {
      const column = columnOf(name, entity);
      const listed = catalogue[number - 1]?.[name];
      const isAbsent = closing.has(name)
        ? !closing.get(name)?.includes(Object.values(states)[0] ?? null)
        : field.optional && making.random.chance(0.5);
      if (listed !== undefined) row[column] = listed;
      else if (field.ref !== undefined)
        row[column] = isAbsent ? null : parentKey(field.ref, blueprint, making);
      else if (isAbsent) row[column] = null;
      else
        row[column] = freshValue(
          fieldKind(field, { name, noun, blueprint, lexicon: making.lexicon }),
          name === entity.label,
          { row, made, column, making },
        );
    }
    made.push({ ...row, ...states });
  }
  return made;
}

/**
 * Optional fields that a transition sets (a reason, a grade): rows hold them in the state that it leads to,
 * and only there.
 */
function closingFields(entity: Entity): Map<string, Json[]> {
  const closing = new Map<string, Json[]>();
  for (const { options } of entity.operations) {
    const transition = z.object({ to: z.string(), with: z.array(z.string()) }).safeParse(options).data;
    for (const name of transition?.with ?? []) {
      if (entity.fields[name]?.optional)
        closing.set(name, [...(closing.get(name) ?? []), transition?.to ?? null]);
    }
  }
  return closing;
}

function parentKey(noun: string, blueprint: Blueprint, { random, rows }: Making): Json {
  const parent = blueprint.entities[noun];
  const candidates = parent ? (rows[tableOf(noun, parent)] ?? []) : [];
  if (candidates.length === 0)
    throw new Error(`${blueprint.name}: ${noun} must stand before the entities that refer to it`);
  return random.pick(candidates).id ?? null;
}

/** The first rows take the states in turn, so that each occurs; of the others some more are new. */
function stateFor(values: readonly string[], number: number, random: Random): Json {
  const [first] = values;
  if (number <= values.length) return values[number - 1] ?? null;
  return random.chance(0.3) ? (first ?? null) : random.pick(values);
}

/** Labels are drawn until they are new: people tell rows apart by them. */
function freshValue(
  kind: FieldKind,
  isLabel: boolean,
  place: { row: Row; made: readonly Row[]; column: string; making: Making },
): Json {
  const { row, made, column, making } = place;
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const value = kind.value(making.random, row);
    if (!isLabel || !made.some((other) => other[column] === value)) return value;
  }
  throw new Error(`no further value for ${column}: a label needs at least as many values as there are rows`);
}

/** The rules that operations enforce, in prose. */
function rulePolicies(blueprint: Blueprint): string[] {
  const guarded = z.object({ rules: z.array(ruleSchema) });
  const rules = Object.values(blueprint.entities).flatMap((entity) =>
    entity.operations.flatMap(({ options }) => guarded.safeParse(options).data?.rules ?? []),
  );
  return [...new Set(rules.map((rule) => rule.policy))];
}
