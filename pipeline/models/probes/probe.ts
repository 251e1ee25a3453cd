// Probe: what a finding about an endpoint is, and the tool that several probes use.
import { schemaFaults } from '../../json/json-schema.ts';
import type { EndpointModel } from '../endpoint.ts';
import type { CallContext, Reply, Request, ToolOffer } from '../model.ts';
import type { ModelSettings } from '../settings.ts';

export interface ProbeResult {
  readonly probe: string;
  /** `missing`: the endpoint cannot do it, or is not configured to. `failed`: the call failed. */
  readonly verdict: 'yes' | 'missing' | 'failed' | 'skipped';
  readonly detail: string;
}

export type Outcome = Omit<ProbeResult, 'probe'>;

export interface ProbeTarget {
  readonly model: EndpointModel;
  readonly settings: ModelSettings;
  readonly call: CallContext;
  /** The model is bound as the embedder. */
  readonly embeds: boolean;
}

export interface Probe {
  readonly name: string;
  /** It declares tools to the endpoint, which is not done for a model that calls them in text. */
  readonly isNative?: true;
  run(target: ProbeTarget): Promise<Outcome>;
}

export const yes = (detail = ''): Outcome => ({ verdict: 'yes', detail });
export const missing = (detail: string): Outcome => ({ verdict: 'missing', detail });

export const requestOf = (content: string, more: Partial<Request> = {}): Request => ({
  messages: [{ role: 'user', content }],
  ...more,
});

export const weather: ToolOffer = {
  name: 'get_weather',
  description: 'Gives the weather of one city.',
  inputSchema: {
    type: 'object',
    properties: { city: { type: 'string' } },
    required: ['city'],
    additionalProperties: false,
  },
};

/** Calls, all of these tools and with arguments that fit. */
export function isRightCall({ toolCalls }: Reply, tools: readonly ToolOffer[]): boolean {
  return (
    toolCalls.length > 0 &&
    toolCalls.every((call) => {
      const tool = tools.find((candidate) => candidate.name === call.name);
      return (
        tool !== undefined &&
        call.unparsed === undefined &&
        schemaFaults(tool.inputSchema, call.arguments).length === 0
      );
    })
  );
}
