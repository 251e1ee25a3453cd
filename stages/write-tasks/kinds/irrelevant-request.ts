// irrelevant_request: a wish from another trade, for which no tool was ever there.
import { asRequest } from '../wording.ts';
import { type TaskKind, taskToDecline } from './kind.ts';

export const irrelevantRequest: TaskKind = {
  name: 'irrelevant_request',
  brief:
    'A sensible wish from another trade, for which the agent has no tool at all. The agent has to say so and to call nothing.',
  difficulty: 2,
  weight: 2,
  isLive: false,
  draft: (material, random) =>
    material.foreignWish === undefined
      ? undefined
      : taskToDecline(asRequest(material.foreignWish, random), material, random),
};
