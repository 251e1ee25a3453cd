// SGLang: https://docs.sglang.ai/basic_usage/openai_api.html. Chunks of older versions carry `finish_reason: ""` until
// the last one: https://github.com/sgl-project/sglang/issues/3912.
import { local, type Profile } from './profile.ts';

export const sglang: Profile = { ...local, baseURL: 'http://127.0.0.1:30000/v1', telemetry: 'sglang' };
