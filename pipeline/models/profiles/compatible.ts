// Any other endpoint that speaks the API; `baseURL` says where. Turns are sent back as they came.
import { local, type Profile } from './profile.ts';

export const compatible: Profile = {
  ...local,
  baseURL: undefined,
  schemas: 'strict',
  telemetry: 'openai_compatible',
  hasBatches: true,
};
