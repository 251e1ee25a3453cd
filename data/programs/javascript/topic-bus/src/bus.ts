import { checkFilter, checkTopic, matchesTopic } from './topics.ts';

export interface Message {
  readonly topic: string;
  readonly payload: string;
  /** True for a message that was published before the subscription began. */
  readonly retained: boolean;
}

export type Listener = (message: Message) => void;

interface Subscription {
  readonly filter: string;
  readonly listener: Listener;
}

export class TopicBus {
  readonly #subscriptions = new Set<Subscription>();
  readonly #retained = new Map<string, string>();

  /**
   * Begins a subscription. Retained messages that the filter covers are delivered before this returns, sorted by
   * topic.
   *
   * @returns a function that ends this subscription; calling it again does nothing
   * @throws {TypeError} if the filter is not valid
   */
  subscribe(filter: string, listener: Listener): () => void {
    checkFilter(filter);
    const subscription = { filter, listener };
    this.#subscriptions.add(subscription);
    for (const topic of [...this.#retained.keys()].sort()) {
      if (matchesTopic(filter, topic))
        listener({ topic, payload: this.#retained.get(topic)!, retained: true });
    }
    return () => {
      this.#subscriptions.delete(subscription);
    };
  }

  /**
   * Delivers a message to all subscriptions whose filter covers the topic, in the order in which they began. A
   * listener that throws does not keep others from getting the message. Subscriptions that begin during the
   * delivery do not get this message, and those that end during it get it no longer.
   *
   * @param options with `retain`, later subscriptions get this message too, unless a newer retained one replaces
   *   it; an empty payload with `retain` forgets the retained message of the topic (and is delivered as any
   *   other)
   * @returns how many listeners took the message without throwing
   * @throws {TypeError} if the topic is not valid
   */
  publish(topic: string, payload: string, options: { retain?: boolean } = {}): number {
    checkTopic(topic);
    if (options.retain && payload === '') this.#retained.delete(topic);
    else if (options.retain) this.#retained.set(topic, payload);
    let delivered = 0;
    for (const subscription of [...this.#subscriptions]) {
      if (!this.#subscriptions.has(subscription) || !matchesTopic(subscription.filter, topic)) continue;
      try {
        subscription.listener({ topic, payload, retained: false });
        delivered += 1;
      } catch {
        // What a listener throws is its own affair.
      }
    }
    return delivered;
  }
}
