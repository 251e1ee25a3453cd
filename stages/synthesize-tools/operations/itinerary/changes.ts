// Tools that change journeys: a further leg at the end, and another departure for a leg.
import { guard, mustExist, newestRow, oneRow } from '../../../worlds/programs.ts';
import { identifier, today } from '../../../worlds/sql.ts';
import { columnNamed, referencesTo, sampleSets } from '../../entity-view.ts';
import { newRow } from '../../writes.ts';
import { columnParameter, defineOperation, idParameter } from '../operation.ts';
import { after, itinerarySchema, ofJourney, timedLegs } from './legs.ts';

/** The departure that the call asks for. */
const wanted = `:departs_on || ' ' || :departs_at`;

export const addLeg = defineOperation({
  name: 'add_leg',
  effect: 'write',
  does: 'write',
  options: itinerarySchema,
  writes: (_, { fields }) => [{ kind: 'row', sets: Object.keys(fields) }],
  parts(site, options) {
    const { view, viewOf, random } = site;
    const owner = viewOf(options.owner);
    const column = referencesTo(view, options.owner)[0]?.name ?? owner.idParameter;
    const own = `${identifier(column)} = :${column}`;
    const columns = ['destination', 'departs_on', 'departs_at', 'travel_minutes', 'fare'].map((field) =>
      columnNamed(view, field),
    );
    const last = (sql: string): string =>
      `(SELECT ${sql} FROM ${timedLegs(view, own)} ORDER BY "position" DESC LIMIT 1)`;
    return {
      name: ['add', view.noun],
      words: { owner: owner.noun, ownerId: column, transfer: String(options.transfer) },
      parameters: [idParameter(owner, column), ...columns.map((each) => columnParameter(each, site, true))],
      samples: sampleSets(columns, random),
      guards: [
        mustExist(owner, column),
        guard(`${last('1')} IS NOT NULL`, 'NO_LEGS', `{${column}} has no leg that another one could follow.`),
        guard(
          `${last('"destination"')} <> :destination`,
          'SAME_PLACE',
          'The journey is already in {destination}.',
        ),
        guard(
          `${wanted} >= ${after(last('arrives'), String(options.transfer))}`,
          'CONNECTION_TOO_SHORT',
          `It departs less than ${options.transfer} minutes after the last leg of {${column}} arrives.`,
        ),
      ],
      changes: [
        {
          values: newRow(view, {
            [column]: `:${column}`,
            position: last('"position" + 1'),
            origin: last('"destination"'),
            ...Object.fromEntries(columns.map(({ name }) => [name, `:${name}`])),
          }),
        },
      ],
      result: newestRow(view),
    };
  },
});

export const rebookLeg = defineOperation({
  name: 'rebook_leg',
  effect: 'write',
  does: 'write',
  options: itinerarySchema,
  writes: () => [{ kind: 'slot', sets: ['departs_on', 'departs_at'] }],
  parts(site, options) {
    const { view, viewOf, random } = site;
    const owner = viewOf(options.owner);
    const columns = ['departs_on', 'departs_at'].map((field) => columnNamed(view, field));
    const table = identifier(view.table);
    const mine = (column: string): string =>
      `(SELECT ${column} FROM ${table} WHERE "id" = :${view.idParameter})`;
    const journey = ofJourney(
      view,
      owner,
      mine(identifier(referencesTo(view, options.owner)[0]?.name ?? '')),
    );
    const neighbor = (sql: string, offset: string): string =>
      `(SELECT ${sql} FROM ${timedLegs(view, journey)} WHERE "position" = ${mine('"position"')} ${offset})`;
    const gap = String(options.transfer);
    return {
      name: [random.pick(['rebook', 'reschedule', 'move']), view.noun],
      words: { owner: owner.noun, transfer: gap },
      parameters: [idParameter(view), ...columns.map((each) => columnParameter(each, site, true))],
      samples: sampleSets(columns, random),
      guards: [
        mustExist(view, view.idParameter),
        guard(`:departs_on >= ${today}`, 'DEPARTURE_IN_PAST', '{departs_on} has passed.'),
        guard(
          `coalesce(${wanted} >= ${after(neighbor('arrives', '- 1'), gap)}, 1)`,
          'TOO_EARLY',
          `The leg before arrives too late for that departure; ${gap} minutes are needed.`,
        ),
        guard(
          `coalesce(${after(after(wanted, mine('"travel_minutes"')), gap)} ` +
            `<= ${neighbor('departs', '+ 1')}, 1)`,
          'TOO_LATE',
          `The next leg would be missed; ${gap} minutes are needed.`,
        ),
      ],
      changes: [
        {
          values: { departs_on: ':departs_on', departs_at: ':departs_at' },
          where: `"id" = :${view.idParameter}`,
        },
      ],
      result: oneRow(view, `t."id" = :${view.idParameter}`),
    };
  },
});
