// What `doctor` finds about servers and providers that differ from the specification, in one piece and streamed.
import { describe, expect, it } from 'vitest';
import { runProbes } from '../../../pipeline/models/probes/probes.ts';
import { modelSettingsSchema } from '../../../pipeline/models/settings.ts';
import { able } from '../../support/able-model.ts';
import { testCall } from '../../support/call.ts';
import { type Fault, testEndpoint } from '../../support/endpoint.ts';
import { testModels } from '../../support/models.ts';
import { defects } from '../../support/quirks/defects.ts';
import { forms } from '../../support/quirks/forms.ts';
import { providerQuirks } from '../../support/quirks/providers.ts';

/** What an agent needs. */
const needed = ['chat', 'tools', 'episode', 'clean text'];

/** The probes that did not come out well, of those that an agent needs. */
async function troubles(strike: Fault | undefined, settings: Record<string, unknown>): Promise<string[]> {
  await using endpoint = await testEndpoint({ say: able, strike: () => strike });
  const m = { model: 'test-model', baseURL: endpoint.url, attempts: 1, timeout: { attempt: 5 }, ...settings };
  await using models = await testModels({ m });
  const model = models.endpoints.get('m');
  if (!model) throw new Error('there is no endpoint');
  const target = { model, settings: modelSettingsSchema.parse(m), call: testCall(), embeds: false };
  const results = await runProbes(target);
  return results
    .filter(({ probe, verdict }) => needed.includes(probe) && verdict !== 'yes')
    .map(({ probe }) => probe);
}

describe.each([
  ['in one piece', false],
  ['streamed', true],
])('%s: doctor', (_, stream) => {
  it('finds nothing where there is nothing', async () => {
    expect(await troubles(undefined, { stream })).toEqual([]);
  });

  it.each(Object.entries(forms))('finds that %s is served', async (_name, { strike, settings }) => {
    expect(await troubles(strike, { stream, ...settings })).toEqual([]);
  });

  it.each(Object.entries(defects))('finds %s', async (_name, { strike }) => {
    expect(await troubles(strike, { stream })).not.toEqual([]);
  });

  it.each(Object.entries(providerQuirks))('finds that %s is served', async (_name, { strike, settings }) => {
    expect(await troubles(strike, { stream, ...settings })).toEqual([]);
  });

  it.each([
    ['gemini', { provider: 'openai' }],
    ['kimi', {}],
    ['deepseek', {}],
    ['deepseek', { reasoning: 'none' }],
    ['openrouter', { provider: 'openai' }],
  ])('finds that %s refuses the second step with %j', async (name, settings) => {
    const strike = providerQuirks[name]?.strike;
    expect(await troubles(strike, { stream, ...settings })).toEqual(['episode']);
  });
});

it('doctor plays the episode in text with a model that calls its tools in text', async () => {
  const inText: Fault = (exchange) => {
    const { messages } = exchange.request;
    const results = messages.filter(({ content }) => content?.startsWith('Observation: ')).length;
    const said = [
      '{"thought": "Oslo first.", "tool": "get_weather", "arguments": {"city": "Oslo"}}',
      '{"thought": "Then Rome.", "tool": "get_weather", "arguments": {"city": "Rome"}}',
      '{"thought": "I know both.", "answer": "Oslo has 12 degrees, Rome has 27."}',
    ];
    const content = exchange.request.messages[0]?.role === 'system' ? said[results] : 'ready';
    exchange.answer((completion) => ({
      ...completion,
      choices: [{ message: { role: 'assistant', content }, finish_reason: 'stop' }],
    }));
  };
  expect(await troubles(inText, { tools: 'react' })).toEqual(['tools']); // which is skipped
});
