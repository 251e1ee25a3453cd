// Calls that wait for others to be sent with, until there are enough or no more come for a while.
import type { BatchSettings } from '../batch-settings.ts';

export interface GatheredCall {
  readonly id: string;
  readonly bytes: Buffer;
  /** USD, at most. */
  readonly cost: number;
}

/** Providers take 50,000 lines, and 100 (Moonshot) or 200 MB (OpenAI). */
const mostBytes = 90_000_000;

export class Gathering {
  readonly #settings: BatchSettings;
  readonly #send: (calls: readonly GatheredCall[]) => void;
  #calls: GatheredCall[] = [];
  #bytes = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(settings: BatchSettings, send: (calls: readonly GatheredCall[]) => void) {
    this.#settings = settings;
    this.#send = send;
  }

  add(call: GatheredCall): void {
    const { size, wait } = this.#settings;
    if (this.#calls.length > 0 && this.#bytes + call.bytes.length > mostBytes) this.#flush();
    this.#calls.push(call);
    this.#bytes += call.bytes.length;
    clearTimeout(this.#timer);
    if (this.#calls.length >= size) this.#flush();
    else this.#timer = setTimeout(() => this.#flush(), wait * 1000);
  }

  /** Forgets the calls that were not sent. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#calls = [];
  }

  #flush(): void {
    clearTimeout(this.#timer);
    const calls = this.#calls;
    this.#calls = [];
    this.#bytes = 0;
    this.#send(calls);
  }
}

/** As a line of the file that a provider gets. The body goes in as it is. */
export const lineOf = ({ id, bytes }: GatheredCall): readonly Buffer[] => [
  Buffer.from(`{"custom_id":"${id}","method":"POST","url":"/v1/chat/completions","body":`),
  bytes,
  Buffer.from('}\n'),
];
