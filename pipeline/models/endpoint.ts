// A model behind one or more OpenAI-compatible endpoints, each with one or more keys: what its chat and its
// embeddings share.

import type { Log } from '../log.ts';
import type { Ledger } from '../money/ledger.ts';
import type { Span } from '../trace.ts';
import { Lane } from './admission/lane.ts';
import { Pool } from './admission/pool.ts';
import type { Model } from './model.ts';
import type { Desk } from './openai/charged.ts';
import { type Chat, chatOf } from './openai/chat.ts';
import { type Client, client } from './openai/client.ts';
import { embeddingsOf } from './openai/embeddings.ts';
import type { ResolvedSettings } from './settings.ts';

export interface EndpointOptions {
  readonly name: string;
  readonly settings: ResolvedSettings;
  readonly ledger: Ledger;
  readonly log: Log;
  readonly span: Span;
  readonly redact: (text: string) => string;
  readonly drain: AbortSignal;
}

export interface EndpointModel extends Model, Pick<Chat, 'formFor'> {
  /** What the endpoint last said that it still allows; empty when it says nothing of it. */
  allowance(): Lane['stated'];
  close(): Promise<void>;
}

export function endpointModel(options: EndpointOptions): EndpointModel {
  const { name, settings, ledger, log, redact, drain } = options;
  const clients = clientsOf(options);
  const lanes = [...clients.keys()];
  const desk: Desk = { name, settings, ledger, clients, pool: new Pool(lanes, drain) };
  return {
    name,
    attributes: { 'gen_ai.provider.name': settings.telemetry, 'gen_ai.request.model': settings.model },
    ...chatOf({ desk, log, redact }),
    embed: embeddingsOf(desk),
    allowance: () => lanes[0]?.stated ?? {},
    async close() {
      await Promise.all([...clients.values()].map((one) => one.close()));
    },
  };
}

/** A lane and a client for each endpoint and key. */
function clientsOf({ name, settings, log, span, redact }: EndpointOptions): Map<Lane, Client> {
  const { baseURLs, keys, concurrency, rpm, tpm, timeout, headers } = settings;
  const made = baseURLs.flatMap((baseURL) =>
    keys.map((key, index): [Lane, Client] => {
      const where = `${name} at ${new URL(baseURL).host}${keys.length > 1 ? ` (key ${index + 1})` : ''}`;
      const lane = new Lane({
        name: where,
        ceiling: concurrency,
        rpm,
        tpm,
        onPause(reason, wait) {
          const seconds = Math.ceil(wait / 1000);
          log({ event: 'pause', model: where, reason, seconds });
          const attributes = {
            'toolloom.endpoint': where,
            'toolloom.reason': reason,
            'toolloom.seconds': seconds,
          };
          span.child('pause', attributes).end();
        },
        onResume: () => log({ event: 'resume', model: where }),
      });
      return [lane, client({ baseURL, key, headers, concurrency, redact, timeout: timeout.attempt * 1000 })];
    }),
  );
  return new Map(made);
}
