// search: rows by what is known of them, a page at a time.
import { z } from 'zod';
import type { JsonObject } from '../../../schemas/json.ts';
import { fieldWords, orList } from '../../english.ts';
import { pagedRows } from '../../worlds/programs.ts';
import { allOf } from '../../worlds/sql.ts';
import { isPrevious } from '../entity.ts';
import { columnNamed, sampleSets } from '../entity-view.ts';
import { type Filter, filtersOf } from './filters.ts';
import { defineOperation, type Outlook, someOf } from './operation.ts';
import { onePage, pagingParameters } from './paging.ts';

/** A range makes two parameters of a filter, and a page two more; no tool has more than twelve. */
const mostFilters = 5;

export const search = defineOperation({
  name: 'search',
  effect: 'read',
  does: 'read',
  options: z.strictObject({ by: z.array(z.string()).min(1) }),
  propose: (outlook) => [{ options: { by: searchFields(outlook) }, weight: Number.POSITIVE_INFINITY }],
  withField: ({ by }, field) => (by.length < mostFilters ? { by: [...by, field] } : undefined),
  parts(site, { by }) {
    const { view, style, random, text } = site;
    const columns = by.map((field) => columnNamed(view, field));
    const filters = columns.flatMap((column) => filtersOf(column, site));
    const where = allOf(filters.map(({ condition }) => condition));
    return {
      name: [style.search, view.plural],
      words: {
        fields: orList(columns.map(({ field }) => fieldWords(field))),
        text: columns.some(({ kind }) => kind.filter === 'contains') ? 'yes' : undefined,
        exact: columns.every(({ kind }) => kind.filter !== 'contains') ? 'yes' : undefined,
      },
      parameters: [...filters.map(({ parameter }) => parameter), ...pagingParameters(site)],
      samples: sampleSets(columns, random).map((set) => rangeSamples(set, filters)),
      intents: filters.flatMap(({ intents }) => intents),
      result: pagedRows(view, { where, page: onePage, total: text('total') }),
    };
  },
});

/** The name that people know it by, its state, and a few more. */
function searchFields({ entity, random }: Outlook): string[] {
  const fields = Object.entries(entity.fields).filter(
    ([name, { kind }]) =>
      !['object', 'note', 'phone', 'address', 'email_of'].includes(kind) && !isPrevious(name),
  );
  const states = Object.keys(entity.states);
  const first = entity.label === 'id' ? [] : [entity.label];
  const names = [...fields.map(([name]) => name).filter((name) => name !== entity.label), ...states.slice(1)];
  const more = someOf(names, { least: first.length > 0 ? 1 : 2, most: 4, random });
  return [...first, ...more, ...states.slice(0, 1)];
}

/** A range takes its sample from the column's; text filters are left to what the rows hold. */
function rangeSamples(set: JsonObject, filters: readonly Filter[]): JsonObject {
  return Object.fromEntries(
    filters.flatMap(({ parameter, column }) => {
      const value = set[column.name];
      return column.kind.filter === 'range' && value !== undefined ? [[parameter.name, value]] : [];
    }),
  );
}
