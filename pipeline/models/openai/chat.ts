// Chat completions of one model: requests to bytes, answers to replies, structured replies in the strictest
// form that the endpoint supports.
import type { Log } from '../../log.ts';
import { batchPrice, outputLimit, worstUsage } from '../../money/price.ts';
import { usageOf } from '../../money/reported-usage.ts';
import { CallError } from '../admission/call-error.ts';
import type { CallContext, Model, Reply, Request } from '../model.ts';
import type { ResolvedSettings } from '../settings.ts';
import { answerInBatch } from './batched-answer.ts';
import { bodyMaker } from './body.ts';
import type { EndpointAnswer } from './client.ts';
import { withinLimit } from './output-guard.ts';
import { bytesPerToken, type ModelServices, makePaidCall, type PaidResult } from './paid-call.ts';
import { replyFrom, type UnpricedReply } from './reply.ts';
import { completionFromStream } from './streamed.ts';
import { cleanReply } from './structured-reply.ts';
import { type Dialect, wireMessage } from './turns.ts';
import { headOf, type ReplyForm, replyForms } from './wire.ts';

interface ChatOptions {
  readonly services: ModelServices;
  readonly log: Log;
  readonly redact: (text: string) => string;
}

export interface Chat extends Required<Pick<Model, 'complete' | 'fingerprint'>> {
  /** How structured replies of this role are asked for now. */
  formFor(role: string): ReplyForm;
}

/** Tokens that a reply is assumed to have before it arrives. */
const usualOutput = 500;

export function chatOf(options: ChatOptions): Chat {
  const { services, log } = options;
  const { name, settings } = services;
  const heads = headCache(settings);
  const batchHeads = headCache({ ...settings, stream: false });
  const dialect = dialectOf(settings);
  const bodies = bodyMaker((message, earlier) => wireMessage(message, earlier, dialect));
  const forms = new Map<string, ReplyForm>();
  const formFor = (role: string): ReplyForm => forms.get(role) ?? settings.structured;
  const send = async (request: Request, form: ReplyForm, call: CallContext): Promise<Reply> => {
    const sendAs = async <Sent>(head: string, way: Way<Sent>): Promise<Sent> => {
      const body = bodies.body(head, request.messages);
      return await way(options, { request, bytes: body.bytes, call }).finally(() => body.release());
    };
    const isLone = services.batches === undefined || call.isDialogue || call.keeping === undefined;
    const batched = isLone ? undefined : await sendAs(batchHeads(request, form), sendInBatch);
    return batched ?? (await sendAs(heads(request, form), sendAlone));
  };
  return {
    formFor,
    // The form as configured: a form that the endpoint refused does not make it another request.
    fingerprint: (request) =>
      bodies.fingerprint(settings.identity, heads(request, settings.structured), request.messages),
    async complete(request, call) {
      for (;;) {
        const form = formFor(call.role);
        try {
          return await send(request, form, call);
        } catch (error) {
          const weaker = replyForms[replyForms.indexOf(form) + 1];
          const isRefused = error instanceof CallError && error.fault === 'unsupported_format';
          if (!isRefused || !request.schema || weaker === undefined) throw error;
          if (formFor(call.role) !== form) continue; // another call has found out meanwhile
          forms.set(call.role, weaker);
          call.span.event('structured_fallback', { from: form, to: weaker });
          const message = `model ${name} does not support ${form} for ${call.role}; using ${weaker} instead`;
          log({ event: 'note', message: `${message} (${error.message})` });
        }
      }
    },
  };
}

interface BodyToSend {
  readonly request: Request;
  readonly bytes: Buffer;
  readonly call: CallContext;
}

type Way<Sent> = (options: ChatOptions, sent: BodyToSend) => Promise<Sent>;

async function sendAlone(options: ChatOptions, sent: BodyToSend): Promise<Reply> {
  const { services, redact } = options;
  const { name, settings, ledger } = services;
  const { bytes, call } = sent;
  const { length } = bytes;
  const tokens = length / bytesPerToken + (settings.expect.output ?? usualOutput);
  const paid = await makePaidCall(
    services,
    { call, tokens, worst: () => worstUsage(settings, length, ledger.longestReply(name)) },
    async (client, within) => {
      const answer = await client.post({
        path: '/chat/completions',
        body: bytes,
        signal: call.signal,
        within,
        isStreamed: settings.stream,
      });
      return { reply: await readAnswer(answer, settings, redact), headers: answer.headers };
    },
  );
  return await booked(options, sent, { ...paid, reply: paid.result.reply, price: settings.price });
}

/** Undefined for a call that goes out by itself. */
async function sendInBatch(options: ChatOptions, sent: BodyToSend): Promise<Reply | undefined> {
  const { services } = options;
  const { name, settings, ledger } = services;
  const { bytes, call } = sent;
  const price = settings.price && batchPrice(settings.price);
  const worst = () => worstUsage({ ...settings, price }, bytes.length, ledger.longestReply(name));
  const paid = await answerInBatch(services, { bytes, call, worst }, (data) => replyFrom(data, settings));
  if (!paid) return undefined;
  const reply = await booked(options, sent, { ...paid, reply: paid.result, price });
  call.keeping?.onceKept(paid.taken);
  return reply;
}

interface Received extends Omit<PaidResult<unknown>, 'result'> {
  readonly reply: UnpricedReply;
  readonly price: ResolvedSettings['price'];
}

/** The reply as its caller gets it, with its cost in the ledger. */
async function booked(
  { services, log }: ChatOptions,
  { request }: BodyToSend,
  { reply: received, price, reservation, seconds }: Received,
): Promise<Reply> {
  const { name, settings, ledger } = services;
  const { wireUsage, ...reply } = cleanReply(request.schema, received);
  const usage = await usageOf(wireUsage, price, {
    sent: () => JSON.stringify(request),
    received: () => textOf(reply),
  });
  const limit = outputLimit(settings);
  const isNews = limit !== undefined && usage.output > Math.max(limit, ledger.longestReply(name));
  await reservation?.settle(usage, seconds);
  if (isNews) {
    const message = `model ${name} wrote ${usage.output} tokens, though its settings allow ${limit}`;
    log({ event: 'note', message: `${message}; from now on a budget reserves as many for each call` });
  }
  return { ...reply, usage };
}

async function readAnswer(
  { data }: EndpointAnswer,
  settings: ResolvedSettings,
  redact: ChatOptions['redact'],
): Promise<UnpricedReply> {
  if (!isStream(data)) return replyFrom(data, settings);
  const chunks = withinLimit(data, outputLimit(settings));
  const reply = replyFrom(await completionFromStream(chunks), settings);
  // A stream passes the transport in pieces, so a secret may lie across two of them.
  return JSON.parse(redact(JSON.stringify(reply))) as UnpricedReply; // it has the same shape as before
}

const textOf = ({ content, reasoning, toolCalls }: Omit<Reply, 'usage'>): string =>
  [content, reasoning ?? '', ...toolCalls.map((call) => call.name + JSON.stringify(call.arguments))].join(
    '\n',
  );

/** An endpoint that was asked for a stream may answer with a whole completion, and the other way round. */
const isStream = (data: unknown): data is AsyncIterable<unknown> =>
  typeof data === 'object' && data !== null && Symbol.asyncIterator in data;

const dialectOf = ({ model, profile, reasoning }: ResolvedSettings): Dialect => ({
  model,
  profile,
  reasoningField: reasoning === 'reasoning' || reasoning === 'reasoning_content' ? reasoning : undefined,
});

/** The heads of bodies, kept by set of tools and by schema, which are the same objects call after call. */
function headCache(settings: ResolvedSettings): (request: Request, form: ReplyForm) => string {
  const known = new WeakMap<object, Map<ReplyForm, string>>();
  const plain = headOf(settings, { messages: [] }, 'prompt');
  return (request, form) => {
    const tools = request.tools && request.tools.length > 0 ? request.tools : undefined;
    if (tools && request.schema) return headOf(settings, request, form);
    const key = tools ?? request.schema;
    if (!key) return plain;
    const heads = known.get(key) ?? new Map<ReplyForm, string>();
    known.set(key, heads);
    const head = heads.get(form) ?? headOf(settings, request, form);
    heads.set(form, head);
    return head;
  };
}
