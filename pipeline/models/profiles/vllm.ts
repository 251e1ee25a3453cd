// vLLM: https://docs.vllm.ai/en/latest/serving/openai_compatible_server.html
import { local, type Profile } from './profile.ts';

export const vllm: Profile = { ...local, baseURL: 'http://127.0.0.1:8000/v1', telemetry: 'vllm' };
