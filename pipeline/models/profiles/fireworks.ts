// Fireworks: https://docs.fireworks.ai/tools-sdks/openai-compatibility
import { hosted, type Profile } from './profile.ts';

export const fireworks: Profile = {
  ...hosted,
  baseURL: 'https://api.fireworks.ai/inference/v1',
  hosts: ['api.fireworks.ai'],
  telemetry: 'fireworks_ai',
};
