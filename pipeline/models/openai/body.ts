// Request bodies of growing dialogues. A message is turned into bytes and hashed once, however often the
// dialogue is sent, so a step costs only what it adds. The body is `head + messages + ']}'`: the head must
// end where the list of messages begins.
import { createHash, type Hash, hash } from 'node:crypto';
import type { Message } from '../../../schemas/message.ts';

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

/** Gets the messages before this one too: a result is sent under the ID that its call was sent with. */
type Writer = (message: Message, earlier: readonly Message[]) => object;

/** `write` gives one message in the form of the API. */
export function bodyMaker(write: Writer): BodyMaker {
  // A dialogue is known by its first message. Under another head (another form of reply) it has other bytes.
  const known = new WeakMap<Message, Dialogue[]>();
  const dialogueOf = (head: string, messages: readonly Message[]): Dialogue => {
    const [first] = messages;
    if (!first) return new Dialogue(head, [], write);
    const kept = known.get(first);
    const found = kept?.find((dialogue) => dialogue.head === head);
    if (found?.begins(messages)) {
      found.extend(messages, write);
      return found;
    }
    const dialogue = new Dialogue(head, messages, write);
    known.set(first, [...(kept ?? []).filter((other) => other !== found), dialogue]);
    return dialogue;
  };
  return {
    body: (head, messages) => dialogueOf(head, messages).lend(),
    fingerprint: (identity, head, messages) => dialogueOf(head, messages).fingerprint(identity),
  };
}

/** The messages from the given one on, as JSON. */
const written = (messages: readonly Message[], from: number, write: Writer): string[] =>
  messages.slice(from).map((message, at) => JSON.stringify(write(message, messages.slice(0, from + at))));

class Dialogue {
  readonly head: string;
  readonly #messages: Message[];
  /** The bytes so far and the tail, followed by spare room once the dialogue grows. */
  #bytes: Buffer;
  /** Without the tail. */
  #length: number;
  /** The hash of the bytes hashed so far. Only for dialogues that grow: most are sent once. */
  #hash: Hash | undefined;
  #hashed = 0;
  /** The number of bodies on their way to an endpoint that share these bytes. */
  #lent = 0;

  constructor(head: string, messages: readonly Message[], write: Writer) {
    this.head = head;
    this.#messages = [...messages];
    this.#bytes = Buffer.from(`${head}${written(messages, 0, write).join(',')}${tail}`);
    this.#length = this.#bytes.length - tail.length;
  }

  /** True if these messages begin with the messages so far. */
  begins(messages: readonly Message[]): boolean {
    return (
      this.#messages.length <= messages.length &&
      this.#messages.every((message, at) => message === messages[at])
    );
  }

  extend(messages: readonly Message[], write: Writer): void {
    const added = messages.slice(this.#messages.length);
    if (added.length === 0) return;
    const text = written(messages, this.#messages.length, write)
      .map((message) => `,${message}`)
      .join('');
    this.#reserve(Buffer.byteLength(text) + tail.length);
    this.#length += this.#bytes.write(text, this.#length);
    this.#bytes.write(tail, this.#length);
    this.#messages.push(...added);
    this.#hash ??= createHash('sha256');
  }

  /** Bytes on their way are never overwritten: if there are any, the dialogue continues in a copy. */
  #reserve(more: number): void {
    if (this.#length + more <= this.#bytes.length && this.#lent === 0) return;
    const grown = Buffer.allocUnsafeSlow(Math.max((this.#length + more) * 2, this.#bytes.length));
    this.#bytes.copy(grown, 0, 0, this.#length);
    this.#bytes = grown;
    this.#lent = 0;
  }

  lend(): Body {
    const lender = this.#bytes;
    this.#lent += 1;
    return {
      bytes: lender.subarray(0, this.#length + tail.length),
      release: () => {
        if (lender === this.#bytes) this.#lent -= 1;
      },
    };
  }

  fingerprint(identity: string): string {
    return hash('sha256', `${identity}\n${this.#digest()}`);
  }

  /** The digest of the whole body. Once the dialogue has grown, only the new part is hashed. */
  #digest(): string {
    if (!this.#hash) return hash('sha256', this.#bytes.subarray(0, this.#length + tail.length));
    this.#hash.update(this.#bytes.subarray(this.#hashed, this.#length));
    this.#hashed = this.#length;
    return this.#hash.copy().update(tail).digest('hex');
  }
}
