// OpenAI. The specification that all others follow: https://platform.openai.com/docs/api-reference/chat.
// Batches: https://platform.openai.com/docs/guides/batch.
import { hosted, type Profile } from './profile.ts';

export const openai: Profile = {
  ...hosted,
  baseURL: 'https://api.openai.com/v1',
  hosts: ['api.openai.com', '*.openai.azure.com'],
  telemetry: 'openai',
  keeps: [],
  hasBatches: true,
};
