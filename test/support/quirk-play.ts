// A small play at a library desk with the agent behind a test endpoint: two calls at once, one more, and an answer.
// What it comes to is the record that a run would keep.
import { askModel } from '../../pipeline/role.ts';
import type { Message } from '../../schemas/message.ts';
import { declaredTools } from '../../stages/catalog/catalog.ts';
import type { Session } from '../../stages/environments/environment.ts';
import { agent as agentRole } from '../../stages/simulate/agent.ts';
import { type Played, play } from '../../stages/simulate/play.ts';
import { testCall } from './call.ts';
import { type EndpointOptions, type Said, testEndpoint, type WireRequest } from './endpoint.ts';
import { testModels } from './models.ts';
import { deskAgent as desk, gives, loan } from './plays.ts';

const task = { request: 'Please extend LN-1001 if LN-1002 is back.', withheld: [] };

const session = (): Session => ({
  tools: [],
  call: async () => gives(loan),
  snapshot: async () => ({}),
  [Symbol.asyncDispose]: async () => {},
});

/** What a good model says, by the number of results that it has seen. */
export function deskAgent({ messages }: WireRequest): Said {
  const results = messages.filter(({ role }) => role === 'tool').length;
  if (results === 0)
    return {
      reasoning: 'I look both of them up.',
      calls: ['LN-1001', 'LN-1002'].map((id) => ({
        name: 'get_loan',
        arguments: JSON.stringify({ loan_id: id }),
      })),
    };
  if (results === 2)
    return {
      reasoning: 'It is back.',
      calls: [{ name: 'extend_loan', arguments: '{"loan_id":"LN-1001","due_on":"2025-03-28"}' }],
    };
  return { reasoning: 'All is done.', content: 'LN-1001 is extended until March 28, 2025.' };
}

export interface QuirkPlay extends Pick<Played, 'messages' | 'steps'> {
  readonly requests: readonly WireRequest[];
}

export async function playAtDesk(
  strike: NonNullable<EndpointOptions['strike']>,
  settings: Record<string, unknown> = {},
): Promise<QuirkPlay> {
  await using endpoint = await testEndpoint({ say: deskAgent, strike });
  const m = { baseURL: endpoint.url, attempts: 2, timeout: { attempt: 5 }, ...settings };
  await using models = await testModels({ m });
  const tools = declaredTools(desk, []);
  const played = await play({
    agent: desk,
    task,
    session: session(),
    limits: { messages: 20, calls: 9 },
    speakers: {
      agent: async (messages: readonly Message[]) =>
        (
          await askModel(
            agentRole,
            { messages, tools },
            { model: models.model('m'), call: testCall({ role: 'agent' }) },
          )
        ).output,
      user: async () => ({ content: '', end: 'goal_reached' }),
    },
  });
  return { messages: played.messages, steps: played.steps, requests: endpoint.requests };
}
