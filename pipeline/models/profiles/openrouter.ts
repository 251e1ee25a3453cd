// OpenRouter. What it calls `reasoning_details` is sent back unchanged and in its order, so that models which sign or
// encrypt their reasoning go on with it: https://openrouter.ai/docs/use-cases/reasoning-tokens#preserving-reasoning-blocks.
// A provider that fails in the middle shows as `finish_reason: "error"`: https://openrouter.ai/docs/api/errors.
import { hosted, type Profile } from './profile.ts';

export const openrouter: Profile = {
  ...hosted,
  baseURL: 'https://openrouter.ai/api/v1',
  hosts: ['openrouter.ai'],
  reasoning: 'reasoning',
  telemetry: 'openrouter',
};
