// Profile: what is known about one provider or server of the chat completions API, and how turns of a dialogue are
// sent to it where it differs from the others. A config can override every value.
import type { JsonObject } from '../../../schemas/json.ts';

export interface Profile {
  /** Undefined where the config has to say it. */
  readonly baseURL: string | undefined;
  /** Hosts that have this profile where a config names no provider: a name, or what follows `*.`. */
  readonly hosts: readonly string[];
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
  /** Members of turns and calls that are kept as they come, and sent back to the model that they came from. */
  readonly keeps: readonly string[];
  /** The ID under which a call is sent that has none from this model; `id` is the neutral one. */
  callId?(id: string): string;
  /** Members of a call in a turn that this model did not make. */
  foreignCall?(isFirst: boolean): JsonObject;
  /** A turn with calls has to carry its reasoning, even if there was none. */
  readonly needsReasoning?: true;
  /** A result has to carry the name of its tool. */
  readonly namesResults?: true;
  /**
   * It takes batches of calls as OpenAI does: a file of lines, `POST /batches`, and files of results. For `compatible` the
   * user has to know.
   */
  readonly hasBatches?: true;
}

/**
 * Fields in which gateways hand on the state of a model behind them: signatures of Gemini, encrypted or signed
 * reasoning. A gateway that sends them takes them back.
 */
const gatewayState = ['extra_content', 'reasoning_details'];

/** What holds for most services. */
export const hosted = {
  reasoning: 'auto',
  structured: 'json_schema',
  schemas: 'strict',
  needsKey: true,
  keeps: gatewayState,
} as const;

/** What holds for most servers of open models. */
export const local = { ...hosted, schemas: 'whole', needsKey: false, hosts: [] } as const;
