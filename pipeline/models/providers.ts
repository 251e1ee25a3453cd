// The endpoints that a config can name by their provider, with what is known about each. Adding one is one
// line here. The config can override every value.

interface Provider {
  readonly baseURL: string | undefined;
  /** The field that carries the reasoning of a reply, and under which it is sent back. */
  readonly reasoning: 'reasoning_content' | 'reasoning' | 'auto';
  readonly structured: 'json_schema' | 'json_object' | 'prompt';
  /**
   * Whether schemas are cut down to the strict form of OpenAI. A server that makes a grammar of the schema takes it as it
   * is: then lists end where they must, which small models do not do by themselves.
   */
  readonly schemas: 'strict' | 'whole';
  /** `gen_ai.provider.name` of the OpenTelemetry conventions. */
  readonly telemetry: string;
  readonly needsKey: boolean;
}

const hosted = { reasoning: 'auto', structured: 'json_schema', schemas: 'strict', needsKey: true } as const;
const local = { reasoning: 'auto', structured: 'json_schema', schemas: 'whole', needsKey: false } as const;

export const providers = {
  openai: { ...hosted, baseURL: 'https://api.openai.com/v1', telemetry: 'openai' },
  moonshot: {
    ...hosted,
    baseURL: 'https://api.moonshot.ai/v1',
    reasoning: 'reasoning_content',
    structured: 'json_object',
    telemetry: 'moonshot_ai',
  },
  together: { ...hosted, baseURL: 'https://api.together.xyz/v1', telemetry: 'together_ai' },
  fireworks: { ...hosted, baseURL: 'https://api.fireworks.ai/inference/v1', telemetry: 'fireworks_ai' },
  huggingface: { ...hosted, baseURL: 'https://router.huggingface.co/v1', telemetry: 'huggingface' },
  deepseek: {
    ...hosted,
    baseURL: 'https://api.deepseek.com/v1',
    reasoning: 'reasoning_content',
    structured: 'json_object',
    telemetry: 'deepseek',
  },
  vllm: { ...local, baseURL: 'http://127.0.0.1:8000/v1', telemetry: 'vllm' },
  sglang: { ...local, baseURL: 'http://127.0.0.1:30000/v1', telemetry: 'sglang' },
  llamacpp: { ...local, baseURL: 'http://127.0.0.1:8080/v1', telemetry: 'llama_cpp' },
  ollama: { ...local, baseURL: 'http://127.0.0.1:11434/v1', reasoning: 'reasoning', telemetry: 'ollama' },
  /** Any other endpoint that speaks the API; `baseURL` says where. */
  compatible: { ...local, baseURL: undefined, schemas: 'strict', telemetry: 'openai_compatible' },
} as const satisfies Record<string, Provider>;

type ProviderName = keyof typeof providers;
/** The keys of the object above. */
export const providerNames = Object.keys(providers) as [ProviderName, ...ProviderName[]];
