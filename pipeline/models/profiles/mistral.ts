// Mistral. IDs of calls have exactly nine letters and digits, which the API checks in every request:
// https://github.com/anomalyco/opencode/issues/1680, and mistral_common's validator. Reasoning comes as a part of the
// content, which stays a list when it is sent back: https://docs.mistral.ai/studio-api/conversations/reasoning. Members of a message
// that the API does not know are refused with 422. Batches have a form of their own (`/batch/jobs`):
// https://docs.mistral.ai/studio-api/batch-processing.
import { hash } from 'node:crypto';
import { hosted, type Profile } from './profile.ts';

export const mistral: Profile = {
  ...hosted,
  baseURL: 'https://api.mistral.ai/v1',
  hosts: ['api.mistral.ai', 'codestral.mistral.ai'],
  telemetry: 'mistral_ai',
  keeps: [],
  callId: (id) => (/^[a-zA-Z0-9]{9}$/.test(id) ? id : hash('sha256', id).slice(0, 9)),
};
