// irrelevant_request: a request from another field, for which the agent never had a tool.
import { type TaskKind, taskToDecline } from './kind.ts';

export const irrelevantRequest: TaskKind = {
  name: 'irrelevant_request',
  brief:
    'A sensible request from another field, for which the agent has no tool at all. The agent says ' +
    'so and calls nothing.',
  difficulty: 2,
  weight: 2,
  isLive: false,
  draft: (material, random) =>
    material.foreignRequest === undefined
      ? undefined
      : taskToDecline(material.foreignRequest, material, random),
};
