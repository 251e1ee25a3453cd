// Members of results that a tool computes: each is described by the text of its name.
import type { JsonObject } from '../../../schemas/json.ts';
import type { Member } from '../../worlds/programs.ts';
import type { Words } from '../prose.ts';
import type { ToolSite } from './operation.ts';

/** Makes members of one type; a number unless another schema is given. */
export const figures =
  ({ text }: Pick<ToolSite, 'text'>, words: Words = {}) =>
  (name: string, sql: string, schema: JsonObject = { type: 'number' }): Member => ({
    name,
    sql,
    schema: { ...schema, description: text(name, words) },
  });

/** A parameter as the call gave it, or another value that needs no description. */
export const given = (name: string, sql = `:${name}`, type = 'string'): Member => ({
  name,
  sql,
  schema: { type },
});
