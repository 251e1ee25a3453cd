// Tools that read journeys: whether connections can be made, how long they take, and what they cost.
import { jsonObject, listSchema, mustExist, selectOne } from '../../../worlds/programs.ts';
import { byChoice } from '../../../worlds/sql.ts';
import { figures } from '../figure.ts';
import { minutesBetween } from '../moments.ts';
import { defineOperation, idParameter } from '../operation.ts';
import { choiceSchema, leftOut, rangeSchema, valueParameters } from '../parameters.ts';
import { itinerarySchema, mustHaveLegs, ofJourney, timedLegs } from './legs.ts';

export const checkConnections = defineOperation({
  name: 'check_connections',
  effect: 'read',
  does: 'check',
  options: itinerarySchema,
  parts(site, options) {
    const { view, viewOf } = site;
    const legs = viewOf(options.legs);
    const words = { legs: legs.plural, transfer: String(options.transfer) };
    const shown = figures(site, words);
    const minutes = minutesBetween('arrived_before', 'departs');
    const isShort = `${minutes} < coalesce(:minimum_transfer, ${options.transfer})`;
    const link = jsonObject([
      { name: 'from_leg', sql: 'c.leg_before', schema: { type: 'string' } },
      { name: 'to_leg', sql: 'c."id"', schema: { type: 'string' } },
      { name: 'place', sql: 'c."origin"', schema: { type: 'string' } },
      { name: 'transfer_minutes', sql: 'c.minutes', schema: { type: 'integer' } },
      { name: 'is_too_short', sql: 'c.is_short', schema: { type: 'boolean' } },
    ]);
    const links =
      `SELECT *, ${minutes} AS minutes, ${isShort} AS is_short ` +
      `FROM ${timedLegs(legs, ofJourney(legs, view))} ` +
      'WHERE arrived_before IS NOT NULL ORDER BY "position"';
    return {
      name: ['check', `${view.noun} connections`],
      words,
      parameters: [
        idParameter(view),
        leftOut(valueParameters(site, words)('minimum_transfer', rangeSchema(5, 600))),
      ],
      samples: [
        { minimum_transfer: 30 },
        { minimum_transfer: 45 },
        { minimum_transfer: 60 },
        { minimum_transfer: 90 },
      ],
      guards: [mustExist(view, view.idParameter), mustHaveLegs(legs, view)],
      result: selectOne(
        [
          shown('connections_checked', 'COUNT(*)', { type: 'integer' }),
          shown('short_connections', 'coalesce(SUM(c.is_short), 0)', { type: 'integer' }),
          shown('shortest_transfer_minutes', 'MIN(c.minutes)', { type: ['integer', 'null'] }),
          shown('is_feasible', 'coalesce(MAX(c.is_short), 0) = 0', { type: 'boolean' }),
          { name: 'connections', sql: `json_group_array(${link.sql})`, schema: listSchema(link.schema) },
        ],
        `(${links}) c`,
      ),
    };
  },
});

export const travelTime = defineOperation({
  name: 'travel_time',
  effect: 'read',
  does: 'compute',
  options: itinerarySchema,
  parts(site, options) {
    const { view, viewOf, random } = site;
    const legs = viewOf(options.legs);
    const words = { legs: legs.plural };
    const shown = figures(site, words);
    const minutes = 'SUM("travel_minutes")';
    const whole = minutesBetween('MIN(departs)', 'MAX(arrives)');
    return {
      name: [random.pick(['calculate', 'get']), `${view.noun} ${random.pick(['travel time', 'duration'])}`],
      words,
      parameters: [idParameter(view)],
      guards: [mustExist(view, view.idParameter), mustHaveLegs(legs, view)],
      result: selectOne(
        [
          shown('number_of_legs', 'COUNT(*)', { type: 'integer' }),
          shown('departure', 'MIN(departs)', { type: 'string' }),
          shown('arrival', 'MAX(arrives)', { type: 'string' }),
          shown('moving_minutes', minutes, { type: 'integer' }),
          shown('waiting_minutes', `${whole} - ${minutes}`, { type: 'integer' }),
          shown('whole_minutes', whole, { type: 'integer' }),
        ],
        timedLegs(legs, ofJourney(legs, view)),
      ),
    };
  },
});

export const quoteJourney = defineOperation({
  name: 'quote_journey',
  effect: 'read',
  does: 'quote',
  options: itinerarySchema,
  parts(site, options) {
    const { view, viewOf } = site;
    const legs = viewOf(options.legs);
    const words = {
      legs: legs.plural,
      fee: String(options.fee),
      classes: options.classes.map(([name, factor]) => `${name} ${factor}`).join(', '),
    };
    const shown = figures(site, words);
    const value = valueParameters(site, words);
    const factor = byChoice(':travel_class', Object.fromEntries(options.classes));
    const fare = `round(SUM("fare") * :travelers * ${factor}, 2)`;
    const fees = `round(COUNT(*) * :travelers * ${options.fee}, 2)`;
    return {
      name: ['quote', view.noun],
      words,
      parameters: [
        idParameter(view),
        value('travelers', rangeSchema(1, 9)),
        value('travel_class', choiceSchema(options.classes.map(([name]) => name))),
      ],
      guards: [mustExist(view, view.idParameter), mustHaveLegs(legs, view)],
      result: selectOne(
        [
          shown('fare', fare),
          shown('booking_fees', fees),
          shown('total_price', `round(${fare} + ${fees}, 2)`),
          shown('price_per_traveler', `round((${fare} + ${fees}) / :travelers, 2)`),
        ],
        timedLegs(legs, ofJourney(legs, view)),
      ),
    };
  },
});
