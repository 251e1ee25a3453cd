// A model behind one or more OpenAI-compatible endpoints: lanes, admission, attempts, money, the form of structured replies.

import type { Ledger, Reservation } from '../ledger.ts';
import type { Log } from '../log.ts';
import type { Span } from '../trace.ts';
import { attempted } from './attempts.ts';
import { type Body, bodyMaker } from './body.ts';
import { CallError } from './call-error.ts';
import { type Answer, type Client, client } from './client.ts';
import { embedded, embeddingBatcher } from './embeddings.ts';
import { Lane, type LaneOptions } from './lane.ts';
import type { Call, Model, Reply, Request } from './model.ts';
import { Pool } from './pool.ts';
import { countedUsage, fromWire, priced, worstUsage } from './price.ts';
import type { ResolvedSettings } from './settings.ts';
import { completionFromStream } from './streamed.ts';
import { type Draft, draftFrom, headOf, type ReplyForm, replyForms, wireMessage } from './wire.ts';

export interface EndpointOptions {
  readonly name: string;
  readonly settings: ResolvedSettings;
  readonly ledger: Ledger;
  readonly log: Log;
  readonly span: Span;
  readonly redact: (text: string) => string;
  readonly drain: AbortSignal;
}

export interface EndpointModel extends Model {
  /** How structured replies of this role are asked for now. */
  formFor(role: string): ReplyForm;
  /** What the endpoint last said that it still allows; empty when it says nothing of it. */
  allowance(): { readonly requests?: number; readonly tokens?: number };
  close(): Promise<void>;
}

class EndpointLane extends Lane {
  readonly client: Client;

  constructor(client: Client, options: LaneOptions) {
    super(options);
    this.client = client;
  }
}

/** Bytes of English and JSON in one token, roughly: for tokens per minute, where being right on average is enough. */
const bytesPerToken = 4;

export function endpointModel({ name, settings, ledger, log, span, redact, drain }: EndpointOptions): EndpointModel {
  const lanes = lanesOf(name, settings, { log, span, redact });
  const pool = new Pool(lanes, drain);
  const bodies = bodyMaker((message) => wireMessage(message, sentBack(settings.reasoning)));
  const heads = headCache(settings);
  const forms = new Map<string, ReplyForm>();
  const formFor = (role: string): ReplyForm => forms.get(role) ?? settings.structured;
  const limits = {
    model: name,
    attempts: settings.attempts,
    total: settings.timeout.total * 1000,
    canGoElsewhere: settings.fallback !== undefined,
  };
  const expectedOutput = settings.expect.output ?? 500;

  /** One reply with its price. What an attempt may cost is reserved before it, and settled when its lane is free for others. */
  async function once(request: Request, form: ReplyForm, call: Call): Promise<Reply> {
    const body = bodies.body(heads(request, form), request.messages);
    try {
      const tokens = body.bytes.length / bytesPerToken + expectedOutput;
      const { draft, reservation, seconds } = await attempted(pool, limits, tokens, call, (lane) =>
        sent(lane, body, call),
      );
      const { wireUsage, ...reply } = draft;
      const usage = wireUsage
        ? priced(settings.price, fromWire(wireUsage))
        : await countedUsage(settings.price, request, reply);
      reservation.settle(usage, seconds);
      return { ...reply, usage };
    } finally {
      body.release();
    }
  }

  async function sent({ client: one }: EndpointLane, body: Body, call: Call) {
    const reservation = await ledger.reserve(call, name, worstUsage(settings, body.bytes.length));
    return settled(reservation, one, call.signal, async () => {
      const answer = await one.post('/chat/completions', body.bytes, call.signal, settings.stream);
      return { draft: await drafted(answer), headers: answer.headers };
    });
  }

  async function drafted({ data }: Answer): Promise<Draft> {
    const completion = settings.stream ? await completionFromStream(data as AsyncIterable<unknown>) : data;
    const draft = draftFrom(completion, settings.reasoning);
    return settings.stream ? (JSON.parse(redact(JSON.stringify(draft))) as Draft) : draft; // a stream passes the transport in parts
  }

  const batcher = embeddingBatcher(async (texts, call) => {
    const bytes = Buffer.from(JSON.stringify({ model: settings.model, input: texts, encoding_format: 'base64' }));
    const { made, reservation, seconds } = await attempted(
      pool,
      limits,
      bytes.length / bytesPerToken,
      call,
      async (lane) => {
        const reservation = await ledger.reserve(
          call,
          name,
          worstUsage({ ...settings, parameters: { max_tokens: 0 } }, bytes.length),
        );
        return settled(reservation, lane.client, call.signal, async () => {
          const answer = await lane.client.post('/embeddings', bytes, call.signal);
          return { made: await embedded(answer.data, texts), headers: answer.headers };
        });
      },
    );
    reservation.settle(priced(settings.price, made.usage), seconds);
    return made.vectors;
  });

  return {
    name,
    attributes: { 'gen_ai.provider.name': settings.telemetry, 'gen_ai.request.model': settings.model },
    formFor,
    allowance: () => lanes[0]?.stated ?? {},
    // The form as configured: what an endpoint turned out to refuse does not make it another request.
    fingerprint: (request) =>
      bodies.fingerprint(settings.identity, heads(request, settings.structured), request.messages),
    async complete(request, call) {
      for (;;) {
        const form = formFor(call.role);
        try {
          return await once(request, form, call);
        } catch (error) {
          const weaker = replyForms[replyForms.indexOf(form) + 1];
          const isRefused = error instanceof CallError && error.fault === 'unsupported_format';
          if (!isRefused || !request.schema || weaker === undefined) throw error;
          if (formFor(call.role) !== form) continue; // another call has learnt it meanwhile
          forms.set(call.role, weaker);
          call.span.event('structured_fallback', { from: form, to: weaker });
          log({
            event: 'note',
            message: `model ${name} does not take ${form} for ${call.role}; going on with ${weaker} (${error.message})`,
          });
        }
      }
    },
    embed: (texts, call) => batcher(texts, call),
    async close() {
      await Promise.all(lanes.map((lane) => lane.client.close()));
    },
  };
}

/** Runs one attempt under a reservation, which is given back when it fails, unless the attempt may have been charged. */
async function settled<Result extends object>(
  reservation: Reservation,
  { errorFrom }: Client,
  signal: AbortSignal,
  work: () => Promise<Result>,
): Promise<Result & { reservation: Reservation; seconds: number }> {
  const began = performance.now();
  const seconds = (): number => (performance.now() - began) / 1000;
  try {
    const result = await work();
    return { ...result, reservation, seconds: seconds() };
  } catch (cause) {
    const error = errorFrom(cause, signal);
    const isCharged = signal.aborted || (error instanceof CallError && error.perhapsCharged);
    if (isCharged) reservation.lose(seconds());
    else reservation.release();
    throw error;
  }
}

function lanesOf(
  name: string,
  settings: ResolvedSettings,
  { log, span, redact }: Pick<EndpointOptions, 'log' | 'span' | 'redact'>,
): EndpointLane[] {
  const { baseURLs, keys, concurrency, rpm, tpm, timeout, headers } = settings;
  return baseURLs.flatMap((baseURL) =>
    keys.map((key, index) => {
      const made = client({ baseURL, key, headers, concurrency, redact, timeout: timeout.attempt * 1000 });
      const where = `${name} at ${new URL(baseURL).host}${keys.length > 1 ? ` (key ${index + 1})` : ''}`;
      return new EndpointLane(made, {
        name: where,
        ceiling: concurrency,
        rpm,
        tpm,
        onPause(reason, wait) {
          const seconds = Math.ceil(wait / 1000);
          log({ event: 'pause', model: where, reason, seconds });
          span
            .child('pause', { 'toolloom.endpoint': where, 'toolloom.reason': reason, 'toolloom.seconds': seconds })
            .end();
        },
        onResume: () => log({ event: 'resume', model: where }),
      });
    }),
  );
}

const sentBack = (reasoning: ResolvedSettings['reasoning']): string | undefined =>
  reasoning === 'reasoning' || reasoning === 'reasoning_content' ? reasoning : undefined;

/** The head of a body, kept for each set of tools and each schema, which are the same objects call after call. */
function headCache(settings: ResolvedSettings): (request: Request, form: ReplyForm) => string {
  const known = new WeakMap<object, Map<ReplyForm, string>>();
  const plain = headOf(settings, { messages: [] }, 'prompt');
  return (request, form) => {
    const { tools, schema } = request;
    const key = tools && tools.length > 0 ? (schema ? undefined : tools) : schema;
    if (!key) return tools && tools.length > 0 ? headOf(settings, request, form) : plain;
    const heads = known.get(key) ?? new Map<ReplyForm, string>();
    known.set(key, heads);
    const head = heads.get(form) ?? headOf(settings, request, form);
    heads.set(form, head);
    return head;
  };
}
