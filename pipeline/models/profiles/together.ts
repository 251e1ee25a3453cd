// Together AI: https://docs.together.ai/docs/openai-api-compatibility. Its batches have another form (purpose
// `batch-api`, jobs in an envelope, statuses in capitals): https://docs.together.ai/docs/batch-inference
import { hosted, type Profile } from './profile.ts';

export const together: Profile = {
  ...hosted,
  baseURL: 'https://api.together.xyz/v1',
  hosts: ['api.together.xyz', 'api.together.ai'],
  telemetry: 'together_ai',
};
