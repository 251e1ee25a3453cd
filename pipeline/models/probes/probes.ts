// Probes: what an endpoint can do, found out with one cheap call each. Adding one is one entry in the list.
import { messageOf } from '../../errors.ts';
import { isCallInText, type Leak, leakIn } from '../template-markers.ts';
import { episode } from './episode.ts';
import {
  isRightCall,
  missing,
  type Outcome,
  type Probe,
  type ProbeResult,
  type ProbeTarget,
  requestOf,
  weather,
  yes,
} from './probe.ts';
import { schemaCases } from './schema-cases.ts';

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
    isNative: true,
    async run({ model, call }) {
      const reply = await model.complete(
        requestOf('What is the weather in Oslo? Use the tool.', { tools: [weather] }),
        call,
      );
      if (isRightCall(reply, [weather])) return yes();
      return missing(
        isCallInText(reply.content, [weather.name])
          ? 'it wrote its call as text: the server has no parser for the tool calls of this model'
          : 'it called no tool, or with wrong arguments',
      );
    },
  },
  {
    name: 'parallel tools',
    isNative: true,
    async run({ model, call }) {
      const question = 'What is the weather in Oslo, and what in Rome? Call the tool for both at once.';
      const { toolCalls } = await model.complete(requestOf(question, { tools: [weather] }), call);
      return toolCalls.length > 1 ? yes() : missing(`${toolCalls.length} calls in one reply`);
    },
  },
  episode,
  {
    name: 'schema accuracy',
    isNative: true,
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
 * Runs all probes, but stops if the first one fails: the host is unreachable, the key refused, the model unknown. The
 * last finding is about all replies that came.
 */
export async function runProbes(target: ProbeTarget): Promise<readonly ProbeResult[]> {
  const results: ProbeResult[] = [];
  const leaks: Leak[] = [];
  const watched: ProbeTarget = {
    ...target,
    model: {
      ...target.model,
      async complete(request, call) {
        const reply = await target.model.complete(request, call);
        const leak = leakIn(reply);
        if (leak) leaks.push(leak);
        return reply;
      },
    },
  };
  for (const probe of probes) {
    const result = await resultOf(probe, watched);
    results.push(result);
    if (result.probe === 'chat' && result.verdict === 'failed') return results;
  }
  return [...results, { probe: 'clean text', ...cleanliness(leaks) }];
}

async function resultOf({ name, isNative, run }: Probe, target: ProbeTarget): Promise<ProbeResult> {
  if (isNative && target.settings.tools === 'react')
    return { probe: name, verdict: 'skipped', detail: 'its tools are called in text' };
  try {
    return { probe: name, ...(await run(target)) };
  } catch (error) {
    return { probe: name, verdict: 'failed', detail: messageOf(error) };
  }
}

function cleanliness([leak]: readonly Leak[]): Outcome {
  if (!leak) return yes();
  return missing(
    `a reply contains "${leak.marker}", a marker of ${leak.of} in a chat template: ${leak.hint}`,
  );
}

function isJson(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object';
  } catch {
    return false;
  }
}
