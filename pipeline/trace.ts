// Trace: OpenTelemetry spans with the names of its GenAI conventions. They go to traces.jsonl of the run, and
// to an OTLP endpoint if the config names one. They contain neither prompts nor replies.
import {
  type Attributes,
  type Context,
  type Span as OtelSpan,
  ROOT_CONTEXT,
  SpanStatusCode,
  type Tracer,
  trace,
} from '@opentelemetry/api';
import type { ReadableSpan, SpanExporter, SpanProcessor } from '@opentelemetry/sdk-trace-base';
import { messageOf } from './errors.ts';
import { bufferedLines, lineFile } from './files/line-file.ts';
import type { Collector } from './trace/otlp-exporter.ts';

/** `time` is in milliseconds since 1970; now, when it is not given. */
export interface Span {
  child(name: string, attributes: Attributes, time?: number): Span;
  set(attributes: Attributes): void;
  /** Something that was decided on the way: a retry, a fallback, a repair. */
  event(name: string, attributes?: Attributes, time?: number): void;
  /** With an error if the work failed. */
  end(error?: unknown, time?: number): void;
}

export interface Trace extends AsyncDisposable {
  readonly root: Span;
}

export const noSpan: Span = { child: () => noSpan, set() {}, event() {}, end() {} };

/** Runs `work` inside a span and ends the span, whether or not the work succeeds. */
export async function within<T>(span: Span, work: (span: Span) => Promise<T>): Promise<T> {
  try {
    const result = await work(span);
    span.end();
    return result;
  } catch (error) {
    span.end(error);
    throw error;
  }
}

interface TraceOptions {
  readonly path: string;
  readonly otlp: Collector | undefined;
  /** Takes secrets out of a text. */
  readonly redact: (text: string) => string;
  /** Tells the user that the endpoint does not take the traces. */
  note(message: string): void;
}

/** Milliseconds of its trace that a killed process may lose. */
const flushEvery = 200;

export async function openTrace({ path, otlp, redact, note }: TraceOptions): Promise<Trace> {
  const { BasicTracerProvider, BatchSpanProcessor } = await import('@opentelemetry/sdk-trace-base');
  const file = bufferedLines(await lineFile(path), flushEvery);
  const processors: SpanProcessor[] = [
    {
      onStart() {},
      onEnd: (span) => file.write(JSON.stringify(lineOf(span))),
      forceFlush: async () => {},
      shutdown: async () => file.close(),
    },
  ];
  if (otlp) {
    const { otlpExporter } = await import('./trace/otlp-exporter.ts');
    processors.push(
      new BatchSpanProcessor(
        forgiving(otlpExporter(otlp), (why) =>
          note(`the traces did not reach trace.otlp.url: ${redact(why)}`),
        ),
      ),
    );
  }
  const provider = new BasicTracerProvider({ spanProcessors: processors });
  const tracer = provider.getTracer('toolloom');
  return {
    root: {
      ...noSpan,
      child: (name, attributes, time) =>
        startSpan({ tracer, redact, parent: ROOT_CONTEXT, time }, name, attributes),
    },
    [Symbol.asyncDispose]: () => provider.shutdown(),
  };
}

/** An exporter whose failures end nothing: the file has the traces too. The first one is told. */
function forgiving(exporter: SpanExporter, tell: (why: string) => void): SpanExporter {
  let isTold = false;
  return {
    export(spans, done) {
      exporter.export(spans, ({ code, error }) => {
        if (code !== 0 && !isTold) tell(error ? messageOf(error) : 'it gave no reason');
        isTold ||= code !== 0;
        done({ code: 0 });
      });
    },
    shutdown: () => exporter.shutdown(),
  };
}

interface SpanOrigin {
  readonly tracer: Tracer;
  /** Whatever enters a span goes through it, so that neither the file nor the endpoint sees a secret. */
  readonly redact: (text: string) => string;
  readonly parent: Context;
  readonly time: number | undefined;
}

function startSpan({ tracer, redact, parent, time }: SpanOrigin, name: string, attributes: Attributes): Span {
  // What comes back has the same shape.
  const clean = (given: Attributes) => JSON.parse(redact(JSON.stringify(given))) as Attributes;
  const options = { attributes: clean(attributes), ...(time === undefined ? {} : { startTime: time }) };
  const span: OtelSpan = tracer.startSpan(name, options, parent);
  let own: Context | undefined;
  return {
    child(childName, childAttributes, childTime) {
      own ??= trace.setSpan(ROOT_CONTEXT, span);
      return startSpan({ tracer, redact, parent: own, time: childTime }, childName, childAttributes);
    },
    set: (more) => void span.setAttributes(clean(more)),
    event: (happened, more, at) => void span.addEvent(happened, more && clean(more), at),
    end(error, at) {
      if (error !== undefined) {
        span.setAttribute('error.type', error instanceof Error ? error.name : 'error');
        span.setStatus({ code: SpanStatusCode.ERROR, message: redact(messageOf(error)) });
      }
      span.end(at);
    },
  };
}

const milliseconds = ([seconds, nanoseconds]: readonly [number, number]): number =>
  seconds * 1e3 + nanoseconds / 1e6;

function lineOf(span: ReadableSpan): object {
  const { traceId, spanId } = span.spanContext();
  const began = milliseconds(span.startTime);
  return {
    name: span.name,
    trace: traceId,
    span: spanId,
    ...(span.parentSpanContext ? { parent: span.parentSpanContext.spanId } : {}),
    start: new Date(began).toISOString(),
    ms: Math.round(milliseconds(span.duration) * 1000) / 1000,
    ...(span.status.code === SpanStatusCode.ERROR ? { error: span.status.message } : {}),
    attributes: span.attributes,
    ...(span.events.length > 0
      ? {
          events: span.events.map(({ name, time, attributes }) => ({
            name,
            ms: milliseconds(time) - began,
            ...attributes,
          })),
        }
      : {}),
  };
}
