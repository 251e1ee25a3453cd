// A server whose tools an agent sees and that nobody runs: a harvested one that is not packaged. No task needs its
// tools. An agent that calls one of them reads that there is no connection, and can go on without it.
import type { EnvironmentPart } from '../../schemas/agent.ts';
import type { Session } from './environment.ts';

export const notConnected = ({ of, tools }: Pick<EnvironmentPart, 'of' | 'tools'>): Session => ({
  tools,
  call: async () => ({
    ok: false,
    value: { error: { code: 'SERVER_NOT_CONNECTED', message: `The server ${of} is not connected.` } },
    tier: 'code',
    changes: [],
  }),
  snapshot: async () => ({}),
  [Symbol.asyncDispose]: async () => {},
});
