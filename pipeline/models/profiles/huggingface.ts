// The router of Hugging Face, in front of many services: https://huggingface.co/docs/inference-providers
import { hosted, type Profile } from './profile.ts';

export const huggingface: Profile = {
  ...hosted,
  baseURL: 'https://router.huggingface.co/v1',
  hosts: ['router.huggingface.co'],
  telemetry: 'huggingface',
};
