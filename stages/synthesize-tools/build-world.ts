// From a blueprint to the world's tables, rows and policies: the procedure of the world-builder role.
import type { Random } from '../../pipeline/hash.ts';
import type { Table, WorldDraft } from '../../schemas/world.ts';
import { identifier, isAmong } from '../worlds/sql.ts';
import { type Blueprint, entityNamed } from './blueprint.ts';
import { columnOf, pluralOf, tableOf } from './entity-names.ts';
import { type FieldKind, fieldKind } from './field-kinds/index.ts';
import type { Lexicon } from './lexicon.ts';
import { settledRows } from './processes/index.ts';
import { policiesOf } from './rules/index.ts';
import { rowsOf } from './seed-rows.ts';

export function buildWorld(
  blueprint: Blueprint,
  { category, lexicon }: { category: string; lexicon: Lexicon },
  random: Random,
): WorldDraft {
  const nouns = Object.keys(blueprint.entities);
  const kinds = (noun: string) => kindsOf(noun, blueprint, lexicon);
  return {
    name: blueprint.name,
    title: blueprint.title,
    path: [category, blueprint.domain, blueprint.title],
    summary: blueprint.summary,
    schema: nouns.map((noun) => createTable(noun, blueprint, kinds(noun))),
    tables: Object.fromEntries(
      nouns.map((noun) => [
        tableOf(noun, entityNamed(noun, blueprint)),
        tableFor(noun, blueprint, kinds(noun)),
      ]),
    ),
    rows: settledRows(
      blueprint,
      rowsOf(blueprint, { kindsOf: kinds, relations: lexicon.relations }, random),
      random.fork('processes'),
    ),
    clock: blueprint.clock,
    policies: policiesOf(blueprint.entities),
  };
}

type Kinds = ReadonlyMap<string, FieldKind>;

/** The kinds of the fields of an entity. */
function kindsOf(noun: string, blueprint: Blueprint, lexicon: Lexicon): Kinds {
  const fields = Object.entries(entityNamed(noun, blueprint).fields);
  return new Map(
    fields.map(([name, field]) => [name, fieldKind(field, { name, noun, blueprint, lexicon })] as const),
  );
}

function createTable(noun: string, blueprint: Blueprint, kinds: Kinds): string {
  const entity = entityNamed(noun, blueprint);
  const columns = Object.entries(entity.fields).map(([name, field]) => {
    const column = identifier(columnOf(name, entity));
    const needed = field.optional ? '' : ' NOT NULL';
    if (field.ref !== undefined) {
      const parent = identifier(tableOf(field.ref, entityNamed(field.ref, blueprint)));
      return `${column} TEXT${needed} REFERENCES ${parent}("id")`;
    }
    const { type = 'TEXT', check } = kinds.get(name)?.column ?? {};
    return `${column} ${type}${needed}${check === undefined ? '' : ` CHECK (${check(column)})`}`;
  });
  const states = Object.entries(entity.states).map(
    ([name, values]) => `${identifier(name)} TEXT NOT NULL CHECK (${isAmong(identifier(name), values)})`,
  );
  const all = ['"id" TEXT PRIMARY KEY', ...columns, ...states];
  return `CREATE TABLE ${identifier(tableOf(noun, entity))} (${all.join(', ')})`;
}

function tableFor(noun: string, blueprint: Blueprint, kinds: Kinds): Table {
  const entity = entityNamed(noun, blueprint);
  const fields = [...kinds].map(
    ([name, { semantic }]) => [columnOf(name, entity), semantic ? 'semantic' : 'exact'] as const,
  );
  const states = Object.keys(entity.states).map((name) => [name, 'exact'] as const);
  return {
    noun,
    plural: pluralOf(noun, entity),
    key: 'id',
    label: entity.label,
    columns: Object.fromEntries([['id', 'exact'], ...fields, ...states]),
  };
}
