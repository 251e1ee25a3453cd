// A desk: the people and specialists who take cases over from an agent, the cases that go to each of them, and the
// tool that hands a case over.
import { z } from 'zod';

export const deskRouteSchema = z.strictObject({
  when: z
    .enum(['exception', 'person', 'outage', 'other'])
    .describe(
      'exception: a policy on one of the tables forbids the request; person: the user asks for a person; ' +
        'outage: a service stays down; other: a subject that no tool of the agent is about',
    ),
  tables: z.array(z.string()).optional().describe('for exceptions: the tables that the policies are about'),
  receiver: z.string(),
  prose: z.string().describe('the route in a sentence, for the agent'),
});
export type DeskRoute = z.infer<typeof deskRouteSchema>;

export const deskSchema = z.strictObject({
  tool: z.strictObject({
    name: z.string(),
    description: z.string(),
    parameters: z
      .strictObject({ receiver: z.string(), record: z.string(), summary: z.string() })
      .describe('what the tool calls them'),
  }),
  prefix: z.string().describe('how the IDs of cases begin'),
  first: z.int().positive().describe('number of the first case'),
  receivers: z
    .array(
      z.strictObject({
        id: z.string().describe('as the tool takes it'),
        title: z.string().describe('as people say it, such as "the duty manager"'),
        replies: z.string().describe('when they reply, such as "within one business day"'),
      }),
    )
    .min(2),
  routes: z.array(deskRouteSchema).min(1),
  rest: z.string().describe('what the agent is told about all other cases'),
});
export type Desk = z.infer<typeof deskSchema>;
