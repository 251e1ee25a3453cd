// list: the rows that belong to one parent.
import { z } from 'zod';
import { fieldWords } from '../../english.ts';
import { mustExist, pagedRows } from '../../worlds/programs.ts';
import { allOf, identifier, matchesIfGiven } from '../../worlds/sql.ts';
import { columnWords, type EntityView } from '../entity-view.ts';
import { defineOperation, idParameter, ofKind, stateParameter } from './operation.ts';
import { onePage, pagingParameters } from './paging.ts';
import { parentOf } from './parent.ts';

export const list = defineOperation({
  name: 'list',
  effect: 'read',
  does: 'read',
  options: z.strictObject({ of: z.string().describe('field that refers to the parent') }),
  propose: (outlook) => ofKind(outlook, 'ref').map((of) => ({ options: { of }, weight: 3 })),
  uses: ({ of }) => [of],
  parts(site, options) {
    const { view, random, text } = site;
    const { column, parent } = parentOf(options.of, site);
    const conditions = [`${identifier(column.name)} = :${parent.idParameter}`, ...stateConditions(view)];
    return {
      // "list_room_bookings" for the room bookings of a room, not "list_room_room_bookings".
      name: [
        'list',
        view.plural.split(' ').includes(lastWord(parent.noun))
          ? view.plural
          : `${parent.noun} ${view.plural}`,
      ],
      words: {
        parent: parent.noun,
        parentId: parent.idParameter,
        columns: columnWords(view, random, 3),
        state: view.state && fieldWords(view.state.field),
      },
      parameters: [idParameter(parent), ...stateParameter(site), ...pagingParameters(site)],
      guards: [mustExist(parent, parent.idParameter)],
      result: pagedRows(view, {
        where: allOf(conditions),
        page: onePage,
        total: text('total'),
        more: [{ name: parent.idParameter, sql: `:${parent.idParameter}`, schema: { type: 'string' } }],
      }),
    };
  },
});

/** The condition of the optional parameter for a state. */
export const stateConditions = ({ state }: EntityView): string[] =>
  state ? [matchesIfGiven(identifier(state.name), state.name)] : [];

const lastWord = (noun: string): string => noun.slice(noun.lastIndexOf(' ') + 1);
