// The registry of profiles. Adding one is one file and one line here. A config names a profile as its `provider`; where
// it names none, the host of the endpoint decides.
import { compatible } from './compatible.ts';
import { deepseek } from './deepseek.ts';
import { fireworks } from './fireworks.ts';
import { gemini } from './gemini.ts';
import { huggingface } from './huggingface.ts';
import { llamacpp } from './llamacpp.ts';
import { mistral } from './mistral.ts';
import { moonshot } from './moonshot.ts';
import { ollama } from './ollama.ts';
import { openai } from './openai.ts';
import { openrouter } from './openrouter.ts';
import type { Profile } from './profile.ts';
import { sglang } from './sglang.ts';
import { together } from './together.ts';
import { vllm } from './vllm.ts';

export const profiles = {
  openai,
  moonshot,
  together,
  fireworks,
  huggingface,
  deepseek,
  mistral,
  gemini,
  openrouter,
  vllm,
  sglang,
  llamacpp,
  ollama,
  compatible,
} as const satisfies Record<string, Profile>;

export type ProviderName = keyof typeof profiles;
/** The keys of the object above. */
export const providerNames = Object.keys(profiles) as [ProviderName, ...ProviderName[]];

/** `baseURL` decides where the provider is `compatible`, as it is in a config that names none. */
export function profileFor(provider: ProviderName, baseURL: string | undefined): Profile {
  const named = profiles[provider];
  if (named !== compatible || baseURL === undefined || !URL.canParse(baseURL)) return named;
  const { hostname } = new URL(baseURL);
  return Object.values<Profile>(profiles).find(({ hosts }) => hosts.some(isHost(hostname))) ?? named;
}

/** The name of a profile that is registered here. */
export const providerOf = (profile: Profile): ProviderName =>
  providerNames.find((name) => profiles[name] === profile) ?? 'compatible';

const isHost =
  (hostname: string) =>
  (pattern: string): boolean =>
    pattern.startsWith('*.') ? hostname.endsWith(pattern.slice(1)) : hostname === pattern;
