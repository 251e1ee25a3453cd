// Request bodies of growing dialogues. A message is turned into bytes and hashed once, however often the dialogue is sent: a step
// costs what it adds. The body is `head + messages + ']}'`, so the head must end where the list of messages begins.
import { createHash, type Hash } from 'node:crypto';
import type { Message } from '../../schemas/message.ts';

export interface Body {
  /** Valid until `release`. */
  readonly bytes: Buffer;
  release(): void;
}

export interface BodyMaker {
  body(head: string, messages: readonly Message[]): Body;
  /** SHA-256 over the identity and exactly the bytes that `body` gives. */
  fingerprint(identity: string, head: string, messages: readonly Message[]): string;
}

const tail = ']}';

/** `write` gives one message in the form of the wire. */
export function bodyMaker(write: (message: Message) => object): BodyMaker {
  // A dialogue is known by its first message; another head (another form of reply) makes other bytes of it.
  const known = new WeakMap<Message, Map<string, Dialogue>>();
  const dialogueOf = (head: string, messages: readonly Message[]): Dialogue => {
    const [first] = messages;
    if (!first) return new Dialogue(head);
    const heads = known.get(first) ?? new Map<string, Dialogue>();
    known.set(first, heads);
    const found = heads.get(head);
    const dialogue = found?.begins(messages) ? found : new Dialogue(head);
    heads.set(head, dialogue);
    dialogue.extend(messages, write);
    return dialogue;
  };
  return {
    body: (head, messages) => dialogueOf(head, messages).lend(),
    fingerprint: (identity, head, messages) => dialogueOf(head, messages).fingerprint(identity),
  };
}

class Dialogue {
  #messages: Message[] = [];
  #bytes: Buffer;
  #length: number;
  #hash: Hash;
  /** Bodies on their way to an endpoint, which share these bytes. */
  #lent = 0;

  constructor(head: string) {
    this.#length = Buffer.byteLength(head);
    this.#bytes = Buffer.allocUnsafe(Math.max(4096, this.#length * 2));
    this.#bytes.write(head);
    this.#hash = createHash('sha256').update(head);
  }

  /** True when the messages so far are the first of these. */
  begins(messages: readonly Message[]): boolean {
    return this.#messages.length <= messages.length && this.#messages.every((message, at) => message === messages[at]);
  }

  extend(messages: readonly Message[], write: (message: Message) => object): void {
    for (let at = this.#messages.length; at < messages.length; at += 1) {
      const message = messages[at] as Message; // within the list
      this.#append(`${at === 0 ? '' : ','}${JSON.stringify(write(message))}`);
      this.#messages.push(message);
    }
  }

  #append(text: string): void {
    const size = Buffer.byteLength(text);
    this.#reserve(size + tail.length);
    this.#bytes.write(text, this.#length);
    this.#hash.update(this.#bytes.subarray(this.#length, this.#length + size));
    this.#length += size;
  }

  /** Bytes that are on their way are never written to: what is added then goes to a copy. */
  #reserve(more: number): void {
    if (this.#length + more <= this.#bytes.length && this.#lent === 0) return;
    const grown = Buffer.allocUnsafe(Math.max((this.#length + more) * 2, this.#bytes.length));
    this.#bytes.copy(grown, 0, 0, this.#length);
    this.#bytes = grown;
    this.#lent = 0;
  }

  lend(): Body {
    const end = this.#bytes.write(tail, this.#length) + this.#length;
    const lender = this.#bytes;
    this.#lent += 1;
    return {
      bytes: lender.subarray(0, end),
      release: () => {
        if (lender === this.#bytes) this.#lent -= 1;
      },
    };
  }

  fingerprint(identity: string): string {
    return this.#hash.copy().update(tail).update(`\n${identity}`).digest('hex');
  }
}
