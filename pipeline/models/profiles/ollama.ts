// Ollama: https://docs.ollama.com/api/openai-compatibility. Chunks of older versions carry `finish_reason: ""` until the
// last one: https://github.com/ollama/ollama/issues/4357.
import { local, type Profile } from './profile.ts';

export const ollama: Profile = {
  ...local,
  baseURL: 'http://127.0.0.1:11434/v1',
  reasoning: 'reasoning',
  telemetry: 'ollama',
};
