// Servers and providers that differ from the specification, in one piece and streamed: what a play of several steps
// with them comes to in the record.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Message } from '../../../schemas/message.ts';
import { neutralMessage } from '../../../stages/neutral-play.ts';
import { once } from '../../support/endpoint-role.ts';
import { playAtDesk, type QuirkPlay } from '../../support/quirk-play.ts';
import { defects } from '../../support/quirks/defects.ts';
import { forms } from '../../support/quirks/forms.ts';
import { providerQuirks } from '../../support/quirks/providers.ts';

const neutral = ({ messages }: QuirkPlay): object[] => messages.map(neutralMessage);
const withoutThoughts = (list: readonly object[]): object[] =>
  list.map(({ reasoning: _, ...message }: { reasoning?: string }) => message);

describe.each([
  ['in one piece', false],
  ['streamed', true],
])('%s', (_, stream) => {
  let right: QuirkPlay;
  beforeAll(async () => {
    right = await playAtDesk(() => undefined, { stream });
    expect(right.steps.map(({ call }) => call.id)).toEqual(['call_0', 'call_1', 'call_2']);
  });

  describe('a reply of another form says the same:', () => {
    it.each(Object.entries(forms))('%s', async (_name, { strike, settings }) => {
      const played = await playAtDesk(() => strike, { stream, ...settings });
      expect(neutral(played)).toEqual(neutral(right));
      expect(played.requests).toHaveLength(right.requests.length);
    });
  });

  describe('what is no reply is never kept:', () => {
    it.each(Object.entries(defects))('%s', async (_name, { strike, faults }) => {
      const fault = stream ? faults.at(-1) : faults[0];
      await expect(playAtDesk(() => strike, { stream })).rejects.toMatchObject({ fault });
    });

    it.each(Object.entries(defects))('%s is asked for again', async (_name, { strike }) => {
      const played = await playAtDesk(once(strike), { stream });
      expect(neutral(played)).toEqual(neutral(right));
      expect(played.requests).toHaveLength(right.requests.length + 1);
    });
  });

  describe('each turn goes back as it came, and the record is neutral beside it:', () => {
    it.each(Object.entries(providerQuirks))('%s', async (_name, { strike, settings, received }) => {
      const played = await playAtDesk(() => strike, { stream, ...settings });
      expect(withoutThoughts(neutral(played))).toEqual(withoutThoughts(neutral(right)));
      const first = played.messages.find(({ role }: Message) => role === 'assistant');
      expect(first?.received).toEqual({ by: 'test-model', ...received });
    });
  });
});
