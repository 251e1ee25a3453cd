// reassign: everything that belongs to one row goes to another.
import { z } from 'zod';
import { fieldWords } from '../../english.ts';
import { exists, guard, pagedRows } from '../../worlds/programs.ts';
import { allOf, identifier } from '../../worlds/sql.ts';
import { betweenTwo } from './between-two.ts';
import { stateConditions } from './list.ts';
import { defineOperation, ofKind, stateParameter } from './operation.ts';
import { pageSize } from './paging.ts';
import { parentOf } from './parent.ts';

export const reassign = defineOperation({
  name: 'reassign',
  effect: 'write',
  does: 'write',
  options: z.strictObject({ owner: z.string(), verb: z.string().default('hand over') }),
  propose: (outlook) =>
    ofKind(outlook, 'ref')
      .slice(0, 1)
      .map((owner) => ({
        options: { owner, verb: outlook.random.pick(['reassign', 'transfer', 'move']) },
        weight: 1.4,
      })),
  uses: ({ owner }) => [owner],
  writes: ({ owner }) => [{ kind: 'owner', sets: [owner] }],
  parts(site, options) {
    const { view } = site;
    const { column, parent } = parentOf(options.owner, site);
    const owner = identifier(column.name);
    const moved = allOf([`${owner} = :from_id`, ...stateConditions(view)]);
    const ends = betweenTwo(parent, {
      text: (name, words) => site.text(name, { ...words, parent: parent.noun }),
    });
    return {
      name: [options.verb, view.plural],
      words: { parent: parent.noun, state: view.state && fieldWords(view.state.field) },
      parameters: [...ends.parameters, ...stateParameter(site)],
      guards: [
        ...ends.guards,
        guard(exists(view, moved), 'NOTHING_TO_MOVE', `{from_id} has no such ${view.plural}.`),
      ],
      changes: [{ values: { [column.name]: ':to_id' }, where: moved }],
      result: pagedRows(view, {
        where: `${owner} = :to_id`,
        page: `LIMIT ${pageSize}`,
        total: site.text('total', { parent: parent.noun }),
      }),
    };
  },
});
