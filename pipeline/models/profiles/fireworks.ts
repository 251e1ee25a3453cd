// Fireworks: https://docs.fireworks.ai/tools-sdks/openai-compatibility. Its batches are jobs on datasets of an account:
// https://docs.fireworks.ai/api-reference/create-batch-inference-job
import { hosted, type Profile } from './profile.ts';

export const fireworks: Profile = {
  ...hosted,
  baseURL: 'https://api.fireworks.ai/inference/v1',
  hosts: ['api.fireworks.ai'],
  telemetry: 'fireworks_ai',
};
