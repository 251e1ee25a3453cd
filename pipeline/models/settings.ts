// What a config says about one model, and how that becomes settings with nothing left open: with the defaults
// of its provider, and with lists in place of single values.
import { z } from 'zod';
import { jsonObjectSchema } from '../../schemas/json.ts';
import { priceSchema } from '../money/price.ts';
import { type BatchSettings, batchSchema, batchSettingsFrom } from './batch-settings.ts';
import { profileFor, profiles, providerNames, providerOf } from './profiles/index.ts';
import type { Profile } from './profiles/profile.ts';

const oneOrMore = <T extends z.ZodType>(item: T) => z.union([item, z.array(item).min(1)]);

const endpoint = z
  .string()
  .refine(
    (text) => text.startsWith('${') || isPlainURL(text),
    'expected a URL that begins with http:// or https:// and contains no user name or password',
  );

const key = z
  .string()
  .regex(
    /^\$\{[A-Za-z_][A-Za-z0-9_]*\}$/,
    'expected ${NAME} of an environment variable: a key written here would end up in the run',
  );

const seconds = z.number().positive();

export const modelSettingsSchema = z.strictObject({
  provider: z
    .enum(providerNames)
    .default('compatible')
    .describe(
      'gives the defaults of baseURL, structured and reasoning, and how turns are sent back; for `compatible`, the ' +
        'host of a known provider decides that',
    ),
  model: z.string().min(1).describe('name of the model at its endpoint'),
  baseURL: oneOrMore(endpoint).optional().describe('where the API is; several endpoints are balanced'),
  apiKey: oneOrMore(key)
    .optional()
    .describe('`${NAME}` of an environment variable; several keys are balanced'),
  headers: z
    .record(z.string(), z.string())
    .default({})
    .describe('sent with every request; secrets as `${NAME}`'),
  parameters: jsonObjectSchema
    .default({})
    .describe('sent with every request as they are: temperature, max_tokens, top_p, reasoning_effort, …'),
  concurrency: z
    .int()
    .positive()
    .max(4096)
    .default(64)
    .describe('most requests in flight, per endpoint and key'),
  rpm: z.number().positive().optional().describe('requests per minute, per endpoint and key'),
  tpm: z.number().positive().optional().describe('tokens per minute, per endpoint and key'),
  price: priceSchema.optional().describe('USD per million tokens; a budget needs it'),
  context: z.int().positive().optional().describe('tokens of request and reply together'),
  structured: z
    .enum(['json_schema', 'json_object', 'prompt'])
    .optional()
    .describe(
      'strictest form of structured replies to try; a form that the endpoint refuses is not tried again',
    ),
  tools: z
    .enum(['native', 'react'])
    .default('native')
    .describe(
      'react: tools are described in the prompt and called in text, for models without function calling',
    ),
  reasoning: z
    .enum(['auto', 'reasoning_content', 'reasoning', 'none'])
    .optional()
    .describe(
      'field that carries the reasoning; auto: read either; a named one is also sent back with earlier turns',
    ),
  stream: z
    .boolean()
    .default(false)
    .describe('receive replies piece by piece, for endpoints that close silent connections'),
  batch: batchSchema
    .optional()
    .describe(
      'send calls that no dialogue waits for in batches, which cost half and take up to a day; true, or `{size, wait}`',
    ),
  timeout: z
    .strictObject({
      attempt: seconds.default(180).describe('seconds for one attempt; with `stream`, for one silence'),
      total: seconds
        .default(900)
        .describe(
          'seconds from the first attempt of a call until it is given up, whatever the endpoint does',
        ),
    })
    .prefault({}),
  attempts: z
    .int()
    .positive()
    .default(6)
    .describe(
      'attempts per call; those that the rate limits do not count, nor those that do not reach an endpoint that has ' +
        'answered before; an endpoint that has never answered ends the run after as many',
    ),
  fallback: z
    .string()
    .optional()
    .describe('another model of this config, which is asked when this one does not answer'),
  identity: z
    .string()
    .optional()
    .describe('what the journal calls the endpoint; by default its first baseURL'),
  expect: z
    .strictObject({
      output: z.int().positive().optional().describe('tokens of a typical reply, reasoning included'),
      seconds: seconds.optional().describe('time of a typical reply'),
    })
    .prefault({})
    .describe('for `toolloom plan`, until a run has measured it'),
});
export type ModelSettings = z.infer<typeof modelSettingsSchema>;

/** Settings with nothing left open. */
export interface ResolvedSettings
  extends Omit<ModelSettings, 'baseURL' | 'apiKey' | 'structured' | 'reasoning' | 'identity' | 'batch'> {
  readonly baseURLs: readonly string[];
  /** One undefined where no key is sent. */
  readonly keys: readonly (string | undefined)[];
  readonly structured: 'json_schema' | 'json_object' | 'prompt';
  readonly schemas: 'strict' | 'whole';
  readonly reasoning: 'auto' | 'reasoning_content' | 'reasoning' | 'none';
  readonly identity: string;
  readonly profile: Profile;
  readonly batch: BatchSettings | undefined;
}

const listOf = <T>(value: T | T[]): T[] => (Array.isArray(value) ? value : [value]);

export function resolveSettings(settings: ModelSettings): ResolvedSettings {
  const given = settings.baseURL === undefined ? [] : listOf(settings.baseURL);
  const profile = profileFor(settings.provider, given[0]);
  const baseURLs = listOf(settings.baseURL ?? profile.baseURL ?? []).map((url) => url.replace(/\/+$/, ''));
  return {
    ...settings,
    baseURLs,
    keys: settings.apiKey === undefined ? [undefined] : listOf(settings.apiKey),
    structured: settings.structured ?? profile.structured,
    schemas: profile.schemas,
    reasoning: settings.reasoning ?? profile.reasoning,
    identity: settings.identity ?? baseURLs[0] ?? '',
    profile,
    batch: batchSettingsFrom(settings.batch),
  };
}

/**
 * Parameters that toolloom sets itself, or that would let one call cost more than a budget reserves for it.
 */
const ownParameters = ['model', 'messages', 'tools', 'response_format', 'stream', 'stream_options', 'n'];

interface SettingsFault {
  /** The path of the key. */
  readonly path: string[];
  readonly message: string;
}

type Models = Readonly<Record<string, ModelSettings>>;

/** What is wrong with one model, as pairs of a key and a message. */
type SettingsCheck = (
  name: string,
  settings: ModelSettings,
  models: Models,
) => [key: string, message: string][];

/** What the schema alone cannot check. */
const checks: readonly SettingsCheck[] = [
  (_, { parameters }) =>
    Object.keys(parameters)
      .filter((parameter) => ownParameters.includes(parameter))
      .slice(0, 1)
      .map((own) => ['parameters', `${own} is set by toolloom itself; leave it out`]),
  (_, { baseURL, provider }) =>
    baseURL === undefined && profiles[provider].baseURL === undefined
      ? [['baseURL', 'is missing; say where the API is, or name a provider']]
      : [],
  (_, { apiKey, provider }) =>
    profiles[provider].needsKey && apiKey === undefined
      ? [
          [
            'apiKey',
            `is missing; write \${NAME} of the environment variable that holds the key of ${provider}`,
          ],
        ]
      : [],
  (_, { headers }) =>
    Object.entries(headers)
      .filter(([header, value]) => /auth|key|token|cookie|secret/i.test(header) && !/\$\{\w+\}/.test(value))
      .map(([header]) => [
        'headers',
        `${header} looks like a secret; write \${NAME} of an environment variable instead`,
      ]),
  (_, { batch, provider, baseURL }) => {
    const profile = profileFor(provider, baseURL === undefined ? undefined : listOf(baseURL)[0]);
    if (batchSettingsFrom(batch) === undefined || profile.hasBatches) return [];
    const having = providerNames.filter((one) => (profiles[one] as Profile).hasBatches).join(', ');
    const advice = `leave it out; providers with such an API are ${having}`;
    return [['batch', `${providerOf(profile)} has no batch API in the form of OpenAI; ${advice}`]];
  },
  (name, { fallback }, models) =>
    fallback !== undefined && (fallback === name || !Object.hasOwn(models, fallback))
      ? [
          [
            'fallback',
            `there is no other model ${fallback}; the models are ${Object.keys(models).join(', ')}`,
          ],
        ]
      : [],
];

export function settingsFaults(models: Models): SettingsFault[] {
  return Object.entries(models).flatMap(([name, settings]) => [
    ...(name === 'offline'
      ? [{ path: ['models', name], message: 'offline is the name of the procedures; choose another name' }]
      : []),
    ...checks
      .flatMap((check) => check(name, settings, models))
      .map(([key, message]) => ({ path: ['models', name, key], message })),
  ]);
}

function isPlainURL(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return /^https?:$/.test(protocol) && username === '' && password === '';
}
