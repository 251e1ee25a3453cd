// Every profile of a provider: where it is taken from, and how it sends turns back, both those of its own model and those
// that another model made before it.
import { describe, expect, it } from 'vitest';
import { type Dialect, wireMessage } from '../../pipeline/models/openai/turns.ts';
import { profileFor, profiles } from '../../pipeline/models/profiles/index.ts';
import type { Profile } from '../../pipeline/models/profiles/profile.ts';
import { modelSettingsSchema, resolveSettings } from '../../pipeline/models/settings.ts';
import type { Message } from '../../schemas/message.ts';

const all = Object.entries<Profile>(profiles);

/** Two calls and their results, made by the model of this name. */
const dialogue = (by: string, more: object = {}): Message[] => [
  { role: 'user', content: 'Extend both.' },
  {
    role: 'assistant',
    content: '',
    toolCalls: ['LN-1', 'LN-2'].map((id, index) => ({
      id: `call_${index + 4}`,
      name: 'extend',
      arguments: { id },
    })),
    received: {
      by,
      calls: [{ id: 'aB3xK9m20', extra: { extra_content: { a: 1 } } }, { id: 'aB3xK9m21' }],
      ...more,
    },
  },
  { role: 'tool', content: '1', toolCallId: 'call_4' },
  { role: 'tool', content: '2', toolCallId: 'call_5' },
];

interface Sent {
  content: unknown;
  reasoning_content?: string;
  reasoning_details?: unknown;
  name?: string;
  tool_call_id?: string;
  tool_calls: { id: string; extra_content?: object }[];
}

function sent(profile: Profile, messages: readonly Message[]): [turn: Sent, one: Sent, two: Sent] {
  const { reasoning } = profile;
  const dialect: Dialect = {
    model: 'own',
    profile,
    reasoningField: reasoning === 'auto' ? undefined : reasoning,
  };
  const [, ...rest] = messages.map((message, at) => wireMessage(message, messages.slice(0, at), dialect));
  return rest as [Sent, Sent, Sent]; // as `dialogue` has them
}

describe.each(all)('%s', (name, profile) => {
  it('is found by its name and by each of its hosts, and by no other', () => {
    for (const host of profile.hosts) {
      const url = `https://${host.replace('*', 'my-own')}/v1`;
      expect(profileFor('compatible', url), url).toBe(profile);
      expect(profileFor('vllm', url), 'a name goes before a host').toBe(profiles.vllm);
      expect(profileFor('compatible', `https://${host.replace('*', 'my-own')}.example.org/v1`)).not.toBe(
        profile,
      );
    }
    const { baseURL = 'http://127.0.0.1:1/v1' } = profile;
    const settings = modelSettingsSchema.parse({ provider: name, model: 'm', baseURL });
    expect(resolveSettings(settings).profile).toBe(profile);
  });

  it('sends a turn back to its own model as it came', () => {
    const [turn, ...results] = sent(profile, dialogue('own', { content: '' }));
    expect(turn.tool_calls.map(({ id }) => id)).toEqual(['aB3xK9m20', 'aB3xK9m21']);
    expect(turn.tool_calls[0]?.extra_content).toEqual({ a: 1 });
    expect(turn.content).toBe('');
    expect(results.map((result) => result.tool_call_id)).toEqual(['aB3xK9m20', 'aB3xK9m21']);
  });

  it('sends a turn of another model in its own form, with nothing of what the other wanted', () => {
    const [turn, ...results] = sent(
      profile,
      dialogue('another', { content: '', extra: { reasoning_details: [1] } }),
    );
    const ids = turn.tool_calls.map(({ id }) => id);
    expect(new Set(ids).size).toBe(2);
    expect(results.map((result) => result.tool_call_id)).toEqual(ids);
    expect(JSON.stringify(turn)).not.toContain('aB3xK9m2');
    expect(turn.tool_calls[0]?.extra_content).not.toEqual({ a: 1 });
    expect(turn.reasoning_details).toBeUndefined();
    expect(turn.content).toBeNull();
    expect(results.map((result) => result.name)).toEqual(
      profile.namesResults ? ['extend', 'extend'] : [undefined, undefined],
    );
    expect(turn.reasoning_content).toBe(profile.needsReasoning ? '' : undefined);
  });
});

describe('a turn of another model', () => {
  it('goes to Mistral under IDs of nine letters and digits', () => {
    const [turn] = sent(profiles.mistral, dialogue('another'));
    for (const { id } of turn.tool_calls) expect(id).toMatch(/^[a-zA-Z0-9]{9}$/);
  });

  it('goes to Gemini with the signature for turns that have none, on the first call alone', () => {
    const [turn] = sent(profiles.gemini, dialogue('another'));
    const passes = { google: { thought_signature: 'skip_thought_signature_validator' } };
    expect(turn.tool_calls.map((call) => call.extra_content)).toEqual([passes, undefined]);
  });
});

it('a host with a port or in capitals has its profile, and a URL that is none has that of any endpoint', () => {
  expect(profileFor('compatible', 'https://API.mistral.ai:443/v1')).toBe(profiles.mistral);
  expect(profileFor('compatible', '${URL}')).toBe(profiles.compatible);
  expect(profileFor('compatible', undefined)).toBe(profiles.compatible);
});
