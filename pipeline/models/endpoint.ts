// A model behind one or more OpenAI-compatible endpoints, each with one or more keys: what its chat and its
// embeddings share.
import type { Log } from '../log.ts';
import type { Ledger } from '../money/ledger.ts';
import type { Span } from '../trace.ts';
import { EndpointLane } from './admission/lane.ts';
import type { Pauses } from './admission/pauses.ts';
import { Pool } from './admission/pool.ts';
import type { Batching } from './batched-call.ts';
import type { Model } from './model.ts';
import { type Chat, chatOf } from './openai/chat.ts';
import { type Client, openClient } from './openai/client.ts';
import { embeddingsOf } from './openai/embeddings.ts';
import type { ModelServices } from './openai/paid-call.ts';
import type { ResolvedSettings } from './settings.ts';

export interface EndpointOptions {
  readonly name: string;
  readonly settings: ResolvedSettings;
  readonly ledger: Ledger;
  /** Where calls go that no dialogue waits for; undefined where all go out by themselves. */
  readonly batches: Batching | undefined;
  readonly log: Log;
  readonly span: Span;
  readonly redact: (text: string) => string;
  readonly drain: AbortSignal;
  /** Where other processes ask the same endpoints. */
  readonly pauses?: Pauses | undefined;
}

export interface EndpointModel extends Model, Pick<Chat, 'formFor'> {
  /** What the endpoint last said it still allows. Empty when it does not say. */
  allowance(): EndpointLane['stated'];
  close(): Promise<void>;
}

export function endpointModel(options: EndpointOptions): EndpointModel {
  const { name, settings, ledger, batches, log, redact, drain } = options;
  const patience = settings.timeout.total * 1000;
  const entries = openClients(options);
  const clients = new Map(entries.map(({ lane, client }) => [lane, client]));
  const lanes = [...clients.keys()];
  const pool = new Pool({ lanes, drain, patience });
  for (const { lane, place } of entries)
    options.pauses?.follow(place, (pauses) => {
      lane.hold(pauses);
      pool.wake();
    });
  const services: ModelServices = { name, settings, ledger, batches, clients, pool };
  return {
    name,
    attributes: {
      'gen_ai.provider.name': settings.profile.telemetry,
      'gen_ai.request.model': settings.model,
      'server.address': settings.baseURLs.map((baseURL) => new URL(baseURL).host).join(', '),
    },
    ...chatOf({ services, log, redact }),
    embed: embeddingsOf(services),
    allowance: () => lanes[0]?.stated ?? {},
    async close() {
      await Promise.all([...clients.values()].map((one) => one.close()));
    },
  };
}

interface Entry {
  readonly lane: EndpointLane;
  readonly client: Client;
  /** The name of its lane among processes. */
  readonly place: string;
}

/** One lane and one client per endpoint and key. */
function openClients({ name, settings, log, span, redact, pauses }: EndpointOptions): readonly Entry[] {
  const { baseURLs, keys, concurrency, rpm, tpm, timeout, headers, attempts } = settings;
  const isOnly = baseURLs.length * keys.length === 1;
  return baseURLs.flatMap((baseURL) =>
    keys.map((key, index): Entry => {
      const { host, pathname } = new URL(baseURL);
      const where = `${name} at ${host}${keys.length > 1 ? ` (key ${index + 1})` : ''}`;
      const place = `${name} at ${host}${pathname} key ${index + 1}`;
      const lane = new EndpointLane({
        name: where,
        ceiling: concurrency,
        rpm,
        tpm,
        attempts,
        isOnly,
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
        tell: (news) => (news === 'answers' ? pauses?.lift(place) : pauses?.announce(place, news)),
      });
      const client = { baseURL, key, headers, concurrency, redact, timeout: timeout.attempt * 1000 };
      return { lane, place, client: openClient(client) };
    }),
  );
}
