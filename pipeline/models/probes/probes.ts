// Probes: what an endpoint can do, found out with one cheap call each. Adding one is an entry of the list.
import { schemaFaults } from '../../json/json-schema.ts';
import type { EndpointModel } from '../endpoint.ts';
import type { CallContext, Reply, Request, ToolOffer } from '../model.ts';
import type { ModelSettings } from '../settings.ts';
import { schemaCases } from './schema-cases.ts';

export interface Finding {
  readonly probe: string;
  /** `missing`: it cannot do it, or is not told to. `failed`: the call came to nothing. */
  readonly verdict: 'yes' | 'missing' | 'failed' | 'skipped';
  readonly detail: string;
}

export interface Probed {
  readonly model: EndpointModel;
  readonly settings: ModelSettings;
  readonly call: CallContext;
  /** Is it bound as the embedder? */
  readonly embeds: boolean;
}

interface Probe {
  readonly name: string;
  run(probed: Probed): Promise<Omit<Finding, 'probe'>>;
}

const yes = (detail = ''): Omit<Finding, 'probe'> => ({ verdict: 'yes', detail });
const missing = (detail: string): Omit<Finding, 'probe'> => ({ verdict: 'missing', detail });

const asked = (content: string, more: Partial<Request> = {}): Request => ({
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

const answerSchema = {
  type: 'object',
  properties: { word: { type: 'string' }, number: { type: 'integer' } },
  required: ['word', 'number'],
  additionalProperties: false,
} as const;

export const probes: readonly Probe[] = [
  {
    name: 'chat',
    async run({ model, call }) {
      const { content, usage } = await model.complete(asked('Reply with the one word: ready'), call);
      const counted = usage.estimated ? 'says nothing of its usage; tokens are counted here' : '';
      return content.trim() === '' ? missing('the reply was empty') : yes(counted);
    },
  },
  {
    name: 'reasoning',
    async run({ model, call }) {
      const { reasoning } = await model.complete(asked('What is 17 times 23? Think first.'), call);
      return reasoning ? yes(`${reasoning.length} characters`) : missing('no reasoning in the reply');
    },
  },
  {
    name: 'structured output',
    async run({ model, call }) {
      const schema = {
        ...answerSchema,
        properties: { ...answerSchema.properties },
        required: [...answerSchema.required],
      };
      const reply = await model.complete(
        asked('Reply with JSON: {"word": "ready", "number": 7}', { schema }),
        call,
      );
      const form = model.formFor(call.role);
      return isJson(reply.content) ? yes(form) : missing(`${form}: the reply is no JSON`);
    },
  },
  {
    name: 'tools',
    async run({ model, call }) {
      const reply = await model.complete(
        asked('What is the weather in Oslo? Use the tool.', { tools: [weather] }),
        call,
      );
      return calledWell(reply, [weather]) ? yes() : missing('it called no tool, or with wrong arguments');
    },
  },
  {
    name: 'parallel tools',
    async run({ model, call }) {
      const question =
        'What is the weather in Oslo, and what in Rome? CallContext the tool for both at once.';
      const { toolCalls } = await model.complete(asked(question, { tools: [weather] }), call);
      return toolCalls.length > 1 ? yes() : missing(`${toolCalls.length} calls in one reply`);
    },
  },
  {
    name: 'schema accuracy',
    async run({ model, call }) {
      let right = 0;
      const wrong: string[] = [];
      for (const { name, tool, prompt } of schemaCases) {
        const reply = await model.complete(asked(prompt, { tools: [tool] }), call);
        if (calledWell(reply, [tool])) right += 1;
        else wrong.push(name);
      }
      const share = `${right} of ${schemaCases.length} calls parse and validate${wrong.length > 0 ? `; not: ${wrong.join(', ')}` : ''}`;
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
        : missing('not in the config: no cost, no budget'),
  },
  {
    name: 'rate limits',
    async run({ model }) {
      const { requests, tokens } = model.allowance();
      const said = [
        ...(requests === undefined ? [] : [`${requests} requests left`]),
        ...(tokens === undefined ? [] : [`${tokens} tokens left`]),
      ];
      return said.length > 0
        ? yes(said.join(', '))
        : missing('the endpoint states none; 429s steer the rate');
    },
  },
];

/** Stops at a call that tells of the endpoint as a whole: unreachable, a refused key, an unknown model. */
export async function probed(subject: Probed): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const { name, run } of probes) {
    const finding: Finding = await run(subject).then(
      (found) => ({ probe: name, ...found }),
      (error: Error) => ({ probe: name, verdict: 'failed', detail: error.message }),
    );
    findings.push(finding);
    if (name === 'chat' && finding.verdict === 'failed') break;
  }
  return findings;
}

function isJson(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object';
  } catch {
    return false;
  }
}

function calledWell({ toolCalls }: Reply, tools: readonly ToolOffer[]): boolean {
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
