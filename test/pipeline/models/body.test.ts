// Bodies of growing dialogues are exactly what a plain serialisation gives, and so are their fingerprints.
import { describe, expect, it } from 'vitest';
import { type Random, randomFor } from '../../../pipeline/hash.ts';
import { type Body, type BodyMaker, bodyMaker } from '../../../pipeline/models/openai/body.ts';
import { type Dialect, wireMessage } from '../../../pipeline/models/openai/turns.ts';
import { headOf } from '../../../pipeline/models/openai/wire.ts';
import { mistral } from '../../../pipeline/models/profiles/mistral.ts';
import type { Message } from '../../../schemas/message.ts';

interface HeldBody extends Body {
  readonly text: string;
}

const dialect: Dialect = { model: 'm', reasoningField: 'reasoning_content', profile: mistral };
const write = (message: Message, earlier: readonly Message[]) => wireMessage(message, earlier, dialect);
const settings = { model: 'm', parameters: { temperature: 0.5 }, schemas: 'strict' as const, stream: false };
const head = headOf(settings, { messages: [] }, 'prompt');
const plain = (messages: readonly Message[]): string =>
  JSON.stringify({
    model: 'm',
    temperature: 0.5,
    messages: messages.map((message, at) => write(message, messages.slice(0, at))),
  });

function message(random: Random): Message {
  const content = random.pick([
    'ordinary',
    'æøå',
    '🏘',
    '"quoted"\n',
    '\ud800 half',
    'x'.repeat(random.integer(0, 9000)),
  ]);
  return random.chance(0.4)
    ? {
        role: 'assistant',
        content: '',
        reasoning: content,
        toolCalls: [{ id: 'call_0', name: 'f', arguments: { content } }],
      }
    : { role: random.pick(['user', 'tool', 'system'] as const), content };
}

const someMessages = (random: Random): Message[] =>
  Array.from({ length: random.integer(1, 3) }, () => message(random));

function releaseAll(held: HeldBody[]): void {
  for (const body of held.splice(0)) body.release();
}

function expectPlainBody(maker: BodyMaker, messages: readonly Message[]): HeldBody {
  const body = maker.body(head, messages);
  const text = Buffer.from(plain(messages)).toString();
  expect(body.bytes.toString()).toBe(text);
  const fresh = bodyMaker(write).fingerprint('here', head, messages);
  expect(maker.fingerprint('here', head, messages)).toBe(fresh);
  expect(maker.fingerprint('there', head, messages)).not.toBe(fresh);
  return { ...body, text };
}

describe.each(Array.from({ length: 20 }, (_, seed) => seed))('seed %i', (seed) => {
  it('bytes and fingerprints do not depend on how the dialogue came about', () => {
    const random = randomFor(seed);
    const maker = bodyMaker(write);
    const messages: Message[] = [];
    const held: HeldBody[] = [];
    for (let step = 0; step < 60; step += 1) {
      messages.push(...someMessages(random));
      // A repair is sent beside the dialogue, which then continues without it.
      const sent = random.chance(0.2) ? [...messages, ...someMessages(random)] : messages;
      held.push(expectPlainBody(maker, sent));
      if (random.chance(0.7)) releaseAll(held);
    }
    // Bodies that are still on their way were not overwritten.
    for (const { bytes, text } of held) expect(bytes.toString()).toBe(text);
  });
});
