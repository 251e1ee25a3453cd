// Schemas that endpoints are known to get wrong, one call each. As in Moonshot AI's K2 Vendor Verifier, what
// counts is the share of tool calls that parse and fit their schema.
import type { JsonObject } from '../../../schemas/json.ts';
import type { ToolOffer } from '../model.ts';

interface SchemaCase {
  readonly name: string;
  readonly tool: ToolOffer;
  readonly prompt: string;
}

/** All properties are required unless `schema` says which are. */
function schemaCase(
  name: string,
  prompt: string,
  schema: JsonObject & { properties: JsonObject },
): SchemaCase {
  const required = Object.keys(schema.properties);
  const inputSchema = { type: 'object', required, additionalProperties: false, ...schema };
  return {
    name,
    prompt: `${prompt} Call the tool.`,
    tool: { name: 'submit', description: 'Submits the data.', inputSchema },
  };
}

export const schemaCases: readonly SchemaCase[] = [
  schemaCase(
    'nested objects',
    'Ship order A-17 to Ada Berg, Storgata 4, 0155 Oslo, Norway, with two parcels of 3 and 4.5 kg.',
    {
      properties: {
        order: {
          type: 'object',
          properties: {
            id: { type: 'string' },
            recipient: {
              type: 'object',
              properties: {
                name: { type: 'string' },
                address: {
                  type: 'object',
                  properties: {
                    street: { type: 'string' },
                    postcode: { type: 'string' },
                    city: { type: 'string' },
                    country: { type: 'string' },
                  },
                  required: ['street', 'postcode', 'city', 'country'],
                  additionalProperties: false,
                },
              },
              required: ['name', 'address'],
              additionalProperties: false,
            },
            parcels: {
              type: 'array',
              items: {
                type: 'object',
                properties: { kilograms: { type: 'number' } },
                required: ['kilograms'],
                additionalProperties: false,
              },
              minItems: 1,
            },
          },
          required: ['id', 'recipient', 'parcels'],
          additionalProperties: false,
        },
      },
    },
  ),
  schemaCase('enums', 'The ticket is very urgent and about a bill.', {
    properties: {
      priority: { type: 'string', enum: ['P1', 'P2', 'P3', 'P4'] },
      topic: { type: 'string', enum: ['billing', 'delivery', 'account'] },
    },
  }),
  schemaCase('anyOf', 'The price is on request, the discount is ten percent.', {
    properties: {
      price: { anyOf: [{ type: 'number' }, { type: 'string', enum: ['on_request'] }] },
      discount: { anyOf: [{ type: 'number', minimum: 0, maximum: 1 }, { type: 'null' }] },
    },
  }),
  schemaCase('$ref', 'Connect point (1, 2) with point (3, -4).', {
    properties: { from: { $ref: '#/$defs/point' }, to: { $ref: '#/$defs/point' } },
    $defs: {
      point: {
        type: 'object',
        properties: { x: { type: 'number' }, y: { type: 'number' } },
        required: ['x', 'y'],
        additionalProperties: false,
      },
    },
  }),
  schemaCase('ranges', 'Set the lamp to full brightness at a warm 2700 kelvin for an hour and a half.', {
    properties: {
      brightness: { type: 'integer', minimum: 0, maximum: 100 },
      kelvin: { type: 'integer', minimum: 2200, maximum: 6500, multipleOf: 100 },
      minutes: { type: 'integer', exclusiveMinimum: 0, maximum: 1440 },
    },
  }),
  schemaCase('free keys', 'Set the labels team to blue and stage to test, and nothing else.', {
    properties: {
      labels: { type: 'object', additionalProperties: { type: 'string' }, minProperties: 1 },
    },
  }),
  schemaCase('formats', 'Book room 12 from 4 March 2025 at 9 in the morning UTC for ada@example.org.', {
    properties: {
      room: { type: 'integer' },
      starts_at: { type: 'string', format: 'date-time' },
      email: { type: 'string', format: 'email' },
    },
  }),
  schemaCase('optional parameters', 'Search for lamps. Filter by nothing.', {
    properties: {
      query: { type: 'string' },
      brand: { type: 'string', minLength: 1 },
      page: { type: 'integer', minimum: 1 },
    },
    required: ['query'],
  }),
];
