// Tools that follow shipments: where one is, whether it is late, and what has happened to it.
import { jsonObject, listSchema, mustExist, newestRow, selectOne } from '../../../worlds/programs.ts';
import { identifier, today } from '../../../worlds/sql.ts';
import { columnNamed, referencesTo, sampleSets } from '../../entity-view.ts';
import { newRow } from '../../writes.ts';
import { figures } from '../figure.ts';
import { daysBetween, presentTime } from '../moments.ts';
import { columnParameter, defineOperation, idParameter } from '../operation.ts';
import { eventMoment, lastEvent, ofShipment, shippingSchema } from './rates.ts';

export const trackShipment = defineOperation({
  name: 'track_shipment',
  effect: 'read',
  does: 'read',
  options: shippingSchema,
  parts(site, options) {
    const { view, viewOf } = site;
    const events = viewOf(options.events);
    const own = ofShipment(events, view);
    const shown = figures(site);
    const first = `(SELECT MIN("happened_on") FROM ${identifier(events.table)} WHERE ${own})`;
    const event = jsonObject([
      { name: 'id', sql: 'e."id"', schema: { type: 'string' } },
      { name: 'event', sql: 'e."event"', schema: { type: 'string' } },
      { name: 'place', sql: 'e."place"', schema: { type: 'string' } },
      { name: 'happened_on', sql: 'e."happened_on"', schema: { type: 'string' } },
      { name: 'happened_at', sql: 'e."happened_at"', schema: { type: 'string' } },
    ]);
    const rows = `SELECT * FROM ${identifier(events.table)} WHERE ${own} ORDER BY ${eventMoment}, "id"`;
    return {
      name: ['track', view.noun],
      words: { events: events.plural },
      parameters: [idParameter(view)],
      guards: [mustExist(view, view.idParameter)],
      result: selectOne([
        { name: 'id', sql: `:${view.idParameter}`, schema: { type: 'string' } },
        shown('latest_event', lastEvent(events, own, '"event"'), { type: ['string', 'null'] }),
        shown('latest_place', lastEvent(events, own, '"place"'), { type: ['string', 'null'] }),
        shown('days_since_pickup', daysBetween(first, today), { type: ['integer', 'null'] }),
        {
          name: 'events',
          sql: `(SELECT json_group_array(${event.sql}) FROM (${rows}) e)`,
          schema: listSchema(event.schema),
        },
      ]),
    };
  },
});

export const recordEvent = defineOperation({
  name: 'record_tracking_event',
  effect: 'write',
  does: 'write',
  options: shippingSchema,
  writes: (_, { fields }) => [{ kind: 'row', sets: Object.keys(fields) }],
  parts(site, options) {
    const { view, viewOf, random } = site;
    const owner = viewOf(options.owner);
    const column = referencesTo(view, options.owner)[0]?.name ?? owner.idParameter;
    const columns = ['event', 'place'].map((field) => columnNamed(view, field));
    return {
      name: [random.pick(['record', 'add', 'log']), view.noun],
      words: { owner: owner.noun, ownerId: column },
      parameters: [idParameter(owner, column), ...columns.map((each) => columnParameter(each, site, true))],
      samples: sampleSets(columns, random),
      guards: [mustExist(owner, column)],
      changes: [
        {
          values: newRow(view, {
            [column]: `:${column}`,
            event: ':event',
            place: ':place',
            happened_on: today,
            happened_at: presentTime,
          }),
        },
      ],
      result: newestRow(view),
    };
  },
});
