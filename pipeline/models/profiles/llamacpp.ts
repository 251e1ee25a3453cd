// llama.cpp's server: https://github.com/ggml-org/llama.cpp/tree/master/tools/server. It calls tools only when it was
// started with --jinja.
import { local, type Profile } from './profile.ts';

export const llamacpp: Profile = { ...local, baseURL: 'http://127.0.0.1:8080/v1', telemetry: 'llama_cpp' };
