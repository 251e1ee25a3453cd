// A role and what a model says to it, for tests of endpoints.

import { z } from 'zod';
import { asJson, type Role, schemaOf } from '../../pipeline/role.ts';
import type { Fault, Said, TestEndpoint } from './endpoint.ts';

export const output = z.strictObject({
  city: z.string(),
  kind: z.enum(['town', 'village']),
  note: z.string().optional(),
});
export const role: Role<string, undefined, z.infer<typeof output>> = {
  name: 'namer',
  summary: 'names a place',
  output,
  example: 'x',
  prompt: (input) => ({ messages: [{ role: 'user', content: input }], schema: schemaOf(output) }),
  parse: asJson('namer', output),
  procedure: () => ({ city: 'Oslo', kind: 'town' }),
};
export const place = { city: 'Ærøskøbing 🏘', kind: 'town' } as const;
export const placed: Said = { content: JSON.stringify(place) };
export const looksUp: Said = {
  reasoning: 'I have to look.',
  calls: [
    { name: 'extend_loan', arguments: '{"loan_id":"LN-1"}' },
    { name: 'extend_loan', arguments: '{"loan_id":"LN-2"}' },
  ],
};
export const isAgents = (request: { tools?: unknown }): boolean => request.tools !== undefined;
export const answers = (request: { tools?: unknown }): Said => (isAgents(request) ? looksUp : placed);

/** Strikes the first request alone. */
export const once = (fault: Fault) => (_: unknown, count: number) => (count === 1 ? fault : undefined);

export const basics = (endpoint: TestEndpoint, more: object = {}) => ({
  m: { baseURL: endpoint.url, price: { input: 1, output: 2 }, ...more },
});
