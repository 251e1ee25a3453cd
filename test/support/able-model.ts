// A model that passes every probe of `doctor`.
import { schemaCases } from '../../pipeline/models/probes/schema-cases.ts';
import type { Said, WireRequest } from './endpoint.ts';

/** What a good model hands in for each case of the schema probe. */
export const handedIn: Record<string, object> = {
  'nested objects': {
    order: {
      id: 'A-17',
      recipient: {
        name: 'Ada Berg',
        address: { street: 'Storgata 4', postcode: '0155', city: 'Oslo', country: 'Norway' },
      },
      parcels: [{ kilograms: 3 }, { kilograms: 4.5 }],
    },
  },
  enums: { priority: 'P1', topic: 'billing' },
  anyOf: { price: 'on_request', discount: 0.1 },
  $ref: { from: { x: 1, y: 2 }, to: { x: 3, y: -4 } },
  ranges: { brightness: 100, kelvin: 2700, minutes: 90 },
  'free keys': { labels: { team: 'blue', stage: 'test' } },
  formats: { room: 12, starts_at: '2025-03-04T09:00:00Z', email: 'ada@example.org' },
  'optional parameters': { query: 'lamps' },
};

/** Answers every probe of `doctor` as a good model does. */
export function able({ tools, response_format, messages }: WireRequest): Said {
  const name = tools?.[0]?.function.name;
  if (messages.at(-1)?.role === 'tool') return { content: 'Oslo has 12 degrees, and Rome has 27.' };
  if (name === 'get_weather')
    return { calls: ['Oslo', 'Rome'].map((city) => ({ name, arguments: JSON.stringify({ city }) })) };
  if (name === 'submit') {
    const found = schemaCases.find((one) => one.prompt === messages[0]?.content);
    return { calls: [{ name, arguments: JSON.stringify(handedIn[found?.name ?? '']) }] };
  }
  return response_format
    ? { content: '{"word":"ready","number":7}' }
    : { content: 'ready', reasoning: 'Seventeen times …' };
}
