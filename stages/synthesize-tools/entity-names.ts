// How the nouns of a blueprint become names of tables and columns.
import { plural, snakeCase } from '../english.ts';
import type { Entity } from './entity.ts';

export const pluralOf = (noun: string, entity: Entity): string => entity.plural ?? plural(noun);
/** Table names are the plurals, in snake case. */
export const tableOf = (noun: string, entity: Entity): string => snakeCase(pluralOf(noun, entity));
/** The column that a field is kept in: a reference is kept as the key that it refers to. */
export const columnOf = (name: string, entity: Entity): string => {
  const field = entity.fields[name];
  return field?.ref === undefined ? name : `${name}_id`;
};
