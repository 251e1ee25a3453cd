// What an OpenEnv server says about itself: metadata, the schemas of its messages, and the paths that it has.
import { z } from 'zod';
import { actionSchema, observationSchema, openingSchema, stateSchema } from './session.ts';

export const metadataOf = (version: string) => ({
  name: 'toolloom',
  description:
    'Tasks for agents that call tools and talk to a simulated user, with a reward of 0 or 1 from code checks at the end',
  readme_content: null,
  version,
  author: null,
  documentation_url: null,
});

export const schemas = () => ({
  action: z.toJSONSchema(actionSchema, { io: 'input' }),
  observation: z.toJSONSchema(observationSchema),
  state: z.toJSONSchema(stateSchema),
  reset_observation: z.toJSONSchema(openingSchema),
});

const paths: Readonly<Record<string, readonly [method: 'get' | 'post', summary: string]>> = {
  '/health': ['get', 'whether the server works'],
  '/metadata': ['get', 'name and description'],
  '/schema': ['get', 'schemas of actions, observations, and states'],
  '/reset': ['post', 'begins an episode of a task, in the session of session_id or in another one'],
  '/step': ['post', 'lists the tools or calls one, in the session of session_id'],
  '/state': ['get', 'the state of the session of session_id'],
  '/mcp': ['post', 'sessions and tools as JSON-RPC'],
};

export const openApiOf = (version: string) => ({
  openapi: '3.1.0',
  info: { title: 'toolloom', version },
  paths: Object.fromEntries(
    Object.entries(paths).map(([path, [method, summary]]) => [
      path,
      { [method]: { summary, responses: { 200: { description: 'JSON' } } } },
    ]),
  ),
});
