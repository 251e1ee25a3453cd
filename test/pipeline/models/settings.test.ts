// What the schema of a model's settings cannot check: each check fires, and stays silent where all is well.
import { expect, it } from 'vitest';
import { modelSettingsSchema, settingsFaults } from '../../../pipeline/models/settings.ts';

const here = { baseURL: 'http://127.0.0.1:9' };
const faultsOf = (models: Record<string, object>) =>
  settingsFaults(
    Object.fromEntries(
      Object.entries(models).map(([name, one]) => [name, modelSettingsSchema.parse({ model: 'm', ...one })]),
    ),
  ).map(({ path, message }) => `${path.join('.')}: ${message}`);

it.each([
  ['the name of the procedures', { offline: here }, 'models.offline: offline is the name of the procedures'],
  [
    'a parameter of our own',
    { a: { ...here, parameters: { n: 2 } } },
    'models.a.parameters: n is set by toolloom',
  ],
  ['no endpoint', { a: {} }, 'models.a.baseURL: is missing'],
  ['no key', { a: { provider: 'openai' } }, 'models.a.apiKey: is missing; write ${NAME}'],
  [
    'a secret',
    { a: { ...here, headers: { 'X-Api-Key': 'abc' } } },
    'models.a.headers: X-Api-Key looks like a secret',
  ],
  ['itself as fallback', { a: { ...here, fallback: 'a' } }, 'models.a.fallback: there is no other model a'],
  ['an unknown fallback', { a: { ...here, fallback: 'b' } }, 'there is no other model b; the models are a'],
  [
    'a key that every object has',
    { a: { ...here, fallback: 'constructor' } },
    'there is no other model constructor',
  ],
])('%s is a fault', (_, models, message) => {
  const faults = faultsOf(models);
  expect(faults).toHaveLength(1);
  expect(faults[0]).toContain(message);
});

it.each([
  ['an endpoint without a key', { a: here }],
  ['a provider with a key', { a: { provider: 'openai', apiKey: '${KEY}' } }],
  ['a local provider', { a: { provider: 'ollama' } }],
  ['other parameters', { a: { ...here, parameters: { temperature: 0.5, top_n: 3 } } }],
  ['a secret from the environment', { a: { ...here, headers: { 'X-Api-Key': '${KEY}' } } }],
  ['a fallback', { a: { ...here, fallback: 'constructor' }, constructor: here }],
])('%s is none', (_, models) => {
  expect(faultsOf(models)).toEqual([]);
});
