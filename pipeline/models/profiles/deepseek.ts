// DeepSeek. In thinking mode, a turn with calls must come back with its `reasoning_content`, or the request is refused
// with 400: https://api-docs.deepseek.com/guides/thinking_mode. That holds for an empty one too, and for turns of
// another model: https://github.com/anomalyco/opencode/issues/24722. Without calls it is ignored.
import { hosted, type Profile } from './profile.ts';

export const deepseek: Profile = {
  ...hosted,
  baseURL: 'https://api.deepseek.com/v1',
  hosts: ['api.deepseek.com'],
  reasoning: 'reasoning_content',
  structured: 'json_object',
  telemetry: 'deepseek',
  keeps: [],
  needsReasoning: true,
};
