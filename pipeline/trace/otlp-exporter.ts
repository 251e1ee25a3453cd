// Sends finished spans to a collector as OTLP over HTTP, in JSON, by the same way out as the calls of models.
import { JsonTraceSerializer } from '@opentelemetry/otlp-transformer';
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace-base';
import { type Dispatcher, RetryAgent } from 'undici';
import { wayOut } from '../way-out.ts';

export interface Collector {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Milliseconds that one batch may take, further attempts included. It is what OTLP recommends. */
const timeout = 10_000;

/** Milliseconds before the second attempt, and the most before any. A collector that restarts takes a few seconds. */
const pauses = { minTimeout: 500, maxTimeout: 4000 };

/** As OTLP has it: these answers may pass, and others do not. */
const passing = [429, 502, 503, 504];

export function otlpExporter({ url, headers }: Collector): SpanExporter {
  const way = wayOut({ connections: 4 });
  const retries = {
    ...pauses,
    maxRetries: 4,
    methods: ['POST' as const],
    statusCodes: passing,
    throwOnError: false,
  };
  const agent = new RetryAgent(way, retries);
  const { origin, pathname, search } = new URL(url);
  const request = {
    origin,
    path: pathname + search,
    method: 'POST',
    headers: { 'content-type': 'application/json', 'user-agent': 'toolloom', ...headers },
  } as const;
  return {
    export(spans, done) {
      send(agent, { ...request, body: bytesOf(spans) }).then(
        () => done({ code: 0 }),
        (error: Error) => done({ code: 1, error }),
      );
    },
    shutdown: () => way.destroy(),
  };
}

async function send(agent: Dispatcher, request: Dispatcher.RequestOptions): Promise<void> {
  const { statusCode, body } = await agent.request({ ...request, signal: AbortSignal.timeout(timeout) });
  await body.dump(); // a connection is lost unless its answer is read
  if (statusCode >= 300) throw new Error(`it answers HTTP ${statusCode}`);
}

function bytesOf(spans: ReadableSpan[]): Buffer {
  return Buffer.from(JsonTraceSerializer.serializeRequest(spans) ?? '');
}
