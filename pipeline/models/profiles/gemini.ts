// Gemini behind its OpenAI-compatible API. The thought signature of a call comes in `extra_content.google` and must be
// sent back where it came, or Gemini 3 refuses the next step with 400; a turn of another model has none, and passes
// with a fixed one on its first call: https://ai.google.dev/gemini-api/docs/thought-signatures. Results are matched by
// the name of the tool there: https://ai.google.dev/gemini-api/docs/openai. Files of batches go by another API.
import { hosted, type Profile } from './profile.ts';

export const gemini: Profile = {
  ...hosted,
  baseURL: 'https://generativelanguage.googleapis.com/v1beta/openai',
  hosts: ['generativelanguage.googleapis.com', '*.aiplatform.googleapis.com', 'aiplatform.googleapis.com'],
  telemetry: 'gcp.gemini',
  keeps: ['extra_content'],
  foreignCall: (isFirst) =>
    isFirst ? { extra_content: { google: { thought_signature: 'skip_thought_signature_validator' } } } : {},
  namesResults: true,
};
