// Moonshot. Kimi reads the IDs of its calls (`functions.name:0`) in the dialogue, so they are never rewritten: see
// docs/tool_call_guidance.md of the model card, and https://github.com/MoonshotAI/kimi-code/pull/2503 for what happens
// otherwise. A thinking model refuses a turn with calls that lacks its reasoning: FAQ of
// https://platform.moonshot.ai/docs/guide/use-kimi-k2-thinking-model. Results carry the name of the tool in
// https://platform.moonshot.ai/docs/guide/use-kimi-api-to-complete-tool-calls. Batches:
// https://platform.kimi.ai/docs/api/batch-create.
import { hosted, type Profile } from './profile.ts';

export const moonshot: Profile = {
  ...hosted,
  baseURL: 'https://api.moonshot.ai/v1',
  hosts: ['api.moonshot.ai', 'api.moonshot.cn'],
  reasoning: 'reasoning_content',
  structured: 'json_object',
  telemetry: 'moonshot_ai',
  keeps: [],
  needsReasoning: true,
  namesResults: true,
  hasBatches: true,
};
