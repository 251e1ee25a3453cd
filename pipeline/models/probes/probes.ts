// Probes: what an endpoint can do, found out with one cheap call each. Adding one is one entry in the list.
import { schemaFaults } from '../../json/json-schema.ts';
import type { EndpointModel } from '../endpoint.ts';
import type { CallContext, Reply, Request, ToolOffer } from '../model.ts';
import type { ModelSettings } from '../settings.ts';
import { schemaCases } from './schema-cases.ts';

export interface ProbeResult {
  readonly probe: string;
  /** `missing`: the endpoint cannot do it, or is not configured to. `failed`: the call failed. */
  readonly verdict: 'yes' | 'missing' | 'failed' | 'skipped';
  readonly detail: string;
}

type Outcome = Omit<ProbeResult, 'probe'>;

interface ProbeTarget {
  readonly model: EndpointModel;
  readonly settings: ModelSettings;
  readonly call: CallContext;
  /** The model is bound as the embedder. */
  readonly embeds: boolean;
}

interface Probe {
  readonly name: string;
  run(target: ProbeTarget): Promise<Outcome>;
}

const yes = (detail = ''): Outcome => ({ verdict: 'yes', detail });
const missing = (detail: string): Outcome => ({ verdict: 'missing', detail });

const requestOf = (content: string, more: Partial<Request> = {}): Request => ({
  messages: [{ role: 'user', content }],
  ...more,
});

const weather: ToolOffer = {
  name: 'get_weather',
  description: 'Gives the weather of one city.',
  inputSchema: {
    type: 'object',
    properties: { city: { type: 'string' } },
    required: ['city'],
    additionalProperties: false,
  },
};

const readySchema = {
  type: 'object',
  properties: { word: { type: 'string' }, number: { type: 'integer' } },
  required: ['word', 'number'],
  additionalProperties: false,
} as const;

export const probes: readonly Probe[] = [
  {
    name: 'chat',
    async run({ model, call }) {
      const { content, usage } = await model.complete(requestOf('Reply with the one word: ready'), call);
      const note = usage.estimated ? 'does not report its usage, so tokens are counted here' : '';
      return content.trim() === '' ? missing('the reply was empty') : yes(note);
    },
  },
  {
    name: 'reasoning',
    async run({ model, call }) {
      const { reasoning } = await model.complete(requestOf('What is 17 times 23? Think first.'), call);
      return reasoning ? yes(`${reasoning.length} characters`) : missing('the reply has no reasoning');
    },
  },
  {
    name: 'structured output',
    async run({ model, call }) {
      const schema = {
        ...readySchema,
        properties: { ...readySchema.properties },
        required: [...readySchema.required],
      };
      const reply = await model.complete(
        requestOf('Reply with JSON: {"word": "ready", "number": 7}', { schema }),
        call,
      );
      const form = model.formFor(call.role);
      return isJson(reply.content) ? yes(form) : missing(`${form}: the reply is not JSON`);
    },
  },
  {
    name: 'tools',
    async run({ model, call }) {
      const reply = await model.complete(
        requestOf('What is the weather in Oslo? Use the tool.', { tools: [weather] }),
        call,
      );
      return isRightCall(reply, [weather]) ? yes() : missing('it called no tool, or with wrong arguments');
    },
  },
  {
    name: 'parallel tools',
    async run({ model, call }) {
      const question =
        'What is the weather in Oslo, and what in Rome? CallContext the tool for both at once.';
      const { toolCalls } = await model.complete(requestOf(question, { tools: [weather] }), call);
      return toolCalls.length > 1 ? yes() : missing(`${toolCalls.length} calls in one reply`);
    },
  },
  {
    name: 'schema accuracy',
    async run({ model, call }) {
      let right = 0;
      const wrong: string[] = [];
      for (const { name, tool, prompt } of schemaCases) {
        const reply = await model.complete(requestOf(prompt, { tools: [tool] }), call);
        if (isRightCall(reply, [tool])) right += 1;
        else wrong.push(name);
      }
      const failed = wrong.length > 0 ? `; wrong: ${wrong.join(', ')}` : '';
      const share = `${right} of ${schemaCases.length} calls parse and validate${failed}`;
      return right === schemaCases.length ? yes(share) : missing(share);
    },
  },
  {
    name: 'embeddings',
    async run({ model, call, embeds }) {
      if (!embeds) return { verdict: 'skipped', detail: 'not bound as the embedder' };
      const [vector] = await model.embed(['a text'], call);
      return vector ? yes(`${vector.length} dimensions`) : missing('no vector');
    },
  },
  {
    name: 'price',
    run: async ({ settings: { price } }) =>
      price
        ? yes(`$${price.input} in, $${price.output} out per million tokens`)
        : missing('the config has none, so there is no cost and no budget'),
  },
  {
    name: 'rate limits',
    async run({ model }) {
      const { requests, tokens } = model.allowance();
      const left = [
        ...(requests === undefined ? [] : [`${requests} requests left`]),
        ...(tokens === undefined ? [] : [`${tokens} tokens left`]),
      ];
      return left.length > 0
        ? yes(left.join(', '))
        : missing('the endpoint reports none; its 429s set the rate');
    },
  },
];

/**
 * Runs all probes, but stops if the first one fails: the host is unreachable, the key refused, the model
 * unknown.
 */
export async function runProbes(target: ProbeTarget): Promise<readonly ProbeResult[]> {
  const results: ProbeResult[] = [];
  for (const { name, run } of probes) {
    const result: ProbeResult = await run(target).then(
      (outcome) => ({ probe: name, ...outcome }),
      (error: Error) => ({ probe: name, verdict: 'failed', detail: error.message }),
    );
    results.push(result);
    if (name === 'chat' && result.verdict === 'failed') break;
  }
  return results;
}

function isJson(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object';
  } catch {
    return false;
  }
}

function isRightCall({ toolCalls }: Reply, tools: readonly ToolOffer[]): boolean {
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
