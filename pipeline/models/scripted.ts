// A model that gives scripted replies, for tests of the model path. An unexpected request is an error, and so
// are replies that are left over.
import { BugError } from '../errors.ts';
import { noUsage } from '../money/usage.ts';
import type { Model, Reply, Request } from './model.ts';

export type Scripted = string | Partial<Reply> | ((request: Request) => string | Partial<Reply>);

export function scriptedModel(
  name: string,
  replies: readonly Scripted[],
): Model & Disposable & { requests: Request[] } {
  const requests: Request[] = [];
  return {
    name,
    requests,
    async complete(request) {
      const scripted = replies[requests.length];
      requests.push(request);
      if (scripted === undefined)
        throw new BugError(
          `${name} was asked ${requests.length} times, but has only ${replies.length} replies`,
        );
      const reply = typeof scripted === 'function' ? scripted(request) : scripted;
      const partial = typeof reply === 'string' ? { content: reply } : reply;
      return { content: '', toolCalls: [], finish: 'stop', usage: noUsage, ...partial };
    },
    embed: async () => {
      throw new BugError(`${name} has no script for embeddings`);
    },
    [Symbol.dispose]() {
      if (requests.length < replies.length)
        throw new BugError(`${replies.length - requests.length} scripted replies of ${name} are left over`);
    },
  };
}
