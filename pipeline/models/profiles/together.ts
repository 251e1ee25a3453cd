// Together AI: https://docs.together.ai/docs/openai-api-compatibility
import { hosted, type Profile } from './profile.ts';

export const together: Profile = {
  ...hosted,
  baseURL: 'https://api.together.xyz/v1',
  hosts: ['api.together.xyz', 'api.together.ai'],
  telemetry: 'together_ai',
};
