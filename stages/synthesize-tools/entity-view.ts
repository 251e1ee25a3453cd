// One entity of a blueprint as operations and rules see it: its table, its columns with their kinds, and the
// things that it belongs to.
import { BugError } from '../../pipeline/errors.ts';
import type { Random } from '../../pipeline/hash.ts';
import type { Json, JsonObject } from '../../schemas/json.ts';
import { andList, fieldWords, snakeCase, upperFirst } from '../english.ts';
import { jsonObject, type ShownColumn, type TableView } from '../worlds/programs.ts';
import { givenOr, identifier } from '../worlds/sql.ts';
import { type Blueprint, entityNamed } from './blueprint.ts';
import { type Entity, stateOf } from './entity.ts';
import { columnOf, pluralOf, tableOf } from './entity-names.ts';
import { choiceKind, type FieldKind, fieldKind } from './field-kinds/index.ts';
import type { Lexicon } from './lexicon.ts';

export interface Column {
  /** As the blueprint calls it. */
  readonly field: string;
  /** As the table and the parameters call it. */
  readonly name: string;
  readonly kind: FieldKind;
  readonly optional: boolean;
  readonly parent?: { readonly noun: string; readonly table: string; readonly label: string };
}

export interface EntityView extends TableView {
  /** The parameter that takes the key of a row. */
  readonly idParameter: string;
  readonly label: string;
  readonly columns: readonly Column[];
  /** The column that holds the state. */
  readonly state: Column | undefined;
  readonly entity: Entity;
}

/** The views of a blueprint, each made once. */
export function viewsOf(blueprint: Blueprint, lexicon: Lexicon): (noun: string) => EntityView {
  const views = new Map<string, EntityView>();
  return (noun) => {
    const view = views.get(noun) ?? entityView(noun, blueprint, lexicon);
    views.set(noun, view);
    return view;
  };
}

function entityView(noun: string, blueprint: Blueprint, lexicon: Lexicon): EntityView {
  const entity = entityNamed(noun, blueprint);
  const columns = [...fieldColumns(noun, blueprint, lexicon), ...stateColumns(entity)];
  return {
    noun,
    plural: pluralOf(noun, entity),
    table: tableOf(noun, entity),
    key: 'id',
    keys: { prefix: `${entity.prefix}-`, last: 1000 },
    shown: [idColumn(noun), ...columns.map(shownColumn)],
    idParameter: `${snakeCase(noun)}_id`,
    label: entity.label,
    columns,
    state: columns.find(({ field }) => field === stateOf(entity)?.field),
    entity,
  };
}

function fieldColumns(noun: string, blueprint: Blueprint, lexicon: Lexicon): Column[] {
  const entity = entityNamed(noun, blueprint);
  return Object.entries(entity.fields).map(([name, field]): Column => {
    const kind = fieldKind(field, { name, noun, blueprint, lexicon });
    const column = { field: name, name: columnOf(name, entity), kind, optional: field.optional };
    if (field.ref === undefined) return column;
    const parent = entityNamed(field.ref, blueprint);
    return { ...column, parent: { noun: field.ref, table: tableOf(field.ref, parent), label: parent.label } };
  });
}

const stateColumns = (entity: Entity): Column[] =>
  Object.entries(entity.states).map(([name, values]) => ({
    field: name,
    name,
    kind: choiceKind(values, upperFirst(fieldWords(name))),
    optional: false,
  }));

const idColumn = (noun: string): ShownColumn => ({
  name: 'id',
  schema: { type: 'string', description: `ID of the ${noun}` },
  sql: (alias) => `${alias}."id"`,
});

/** A row shows what it belongs to by its key and its label. */
function shownColumn({ field, name, kind, optional, parent }: Column): ShownColumn {
  const column = identifier(name);
  if (parent) {
    const { sql, schema } = jsonObject(
      [...new Set(['id', parent.label])].map((member) => ({
        name: member,
        sql: `p.${identifier(member)}`,
        schema: { type: 'string' },
      })),
    );
    const described = { ...schema, description: `The ${parent.noun} it belongs to` };
    return {
      name: field,
      schema: optional ? orNull(described) : described,
      sql: (alias) =>
        `json((SELECT ${sql} FROM ${identifier(parent.table)} p WHERE p."id" = ${alias}.${column}))`,
    };
  }
  const { minimum: _, maximum: __, ...schema } = kind.schema;
  const described = { ...schema, description: kind.describe };
  return {
    name,
    schema: optional ? orNull(described) : described,
    sql: (alias) => (kind.stored ? `json(${alias}.${column})` : `${alias}.${column}`),
  };
}

function orNull({ enum: choices, ...schema }: JsonObject): JsonObject {
  const wide = { ...schema, type: [schema.type ?? 'string', 'null'] as Json };
  return Array.isArray(choices) ? { ...wide, enum: [...choices, null] } : wide;
}

export function columnNamed(view: EntityView, field: string): Column {
  const column = view.columns.find((candidate) => candidate.field === field);
  if (column) return column;
  const known = view.columns.map((each) => each.field).join(', ');
  throw new BugError(`${view.noun} has no field "${field}"; it has ${known}`);
}

/** The columns of a view that refer to another entity. */
export const referencesTo = (view: EntityView, noun: string): Column[] =>
  view.columns.filter((column) => column.parent?.noun === noun);

/** The column, quoted, in which rows of one entity name the row of another that they belong to. */
export const columnOfOwner = (view: EntityView, owner: EntityView): string =>
  identifier(referencesTo(view, owner.noun)[0]?.name ?? owner.idParameter);

/** SQL for the value that a call sets a column to. */
export const valueSql = ({ name, kind }: Column): string => kind.stored?.(name) ?? `:${name}`;

/** SQL for the value that a column has after a call that need not set it. */
export const keptSql = (column: Column): string =>
  column.kind.stored
    ? `CASE WHEN :${column.name} IS NULL THEN ${identifier(column.name)} ELSE ${valueSql(column)} END`
    : givenOr(column.name, identifier(column.name));

/** Some of the columns of a row by name, for a description. */
export function columnWords(view: EntityView, random: Random, most: number): string {
  const words = view.columns.map((column) => fieldWords(column.field));
  const chosen = new Set(random.shuffle(words).slice(0, most));
  return andList(words.filter((word) => chosen.has(word)));
}

/** Six sets of values for the columns: enough for tasks to differ, few enough to read. */
export function sampleSets(columns: readonly Column[], random: Random): JsonObject[] {
  return Array.from({ length: 6 }, () => {
    const row: { [column: string]: Json } = {};
    for (const { name, kind, parent } of columns)
      if (!parent) row[name] = (kind.sample ?? kind.value)(random, row);
    return row;
  });
}
