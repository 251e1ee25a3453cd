// Chat completions of one model: requests into bytes, answers into replies, structured replies in the
// strictest form that the endpoint takes.
import type { Log } from '../../log.ts';
import { estimateUsage, withCost, worstUsage } from '../../money/price.ts';
import { CallError } from '../admission/call-error.ts';
import type { CallContext, Model, Reply, Request } from '../model.ts';
import type { ResolvedSettings } from '../settings.ts';
import { bodyMaker } from './body.ts';
import { bytesPerToken, charged, type Desk } from './charged.ts';
import type { Answer } from './client.ts';
import { completionFromStream } from './streamed.ts';
import { cleanReply } from './structured-reply.ts';
import { type Draft, draftFrom, headOf, type ReplyForm, replyForms, usageFrom, wireMessage } from './wire.ts';

export interface ChatOptions {
  readonly desk: Desk;
  readonly log: Log;
  readonly redact: (text: string) => string;
}

export interface Chat extends Required<Pick<Model, 'complete' | 'fingerprint'>> {
  /** How structured replies of this role are asked for now. */
  formFor(role: string): ReplyForm;
}

/** Tokens that a reply is taken for before it is there. */
const usualOutput = 500;

export function chatOf({ desk, log, redact }: ChatOptions): Chat {
  const { name, settings } = desk;
  const bodies = bodyMaker((message) => wireMessage(message, sentBack(settings.reasoning)));
  const heads = headCache(settings);
  const forms = new Map<string, ReplyForm>();
  const formFor = (role: string): ReplyForm => forms.get(role) ?? settings.structured;

  async function once(request: Request, form: ReplyForm, call: CallContext): Promise<Reply> {
    const body = bodies.body(heads(request, form), request.messages);
    try {
      const { length } = body.bytes;
      const tokens = length / bytesPerToken + (settings.expect.output ?? usualOutput);
      const { result, reservation, seconds } = await charged(
        desk,
        { tokens, worst: worstUsage(settings, length) },
        call,
        async (client) => {
          const answer = await client.post('/chat/completions', body.bytes, call.signal, settings.stream);
          return { draft: await drafted(answer, settings, redact), headers: answer.headers };
        },
      );
      const { wireUsage, ...reply } = cleanReply(request.schema, result.draft);
      const usage = wireUsage
        ? withCost(settings.price, usageFrom(wireUsage))
        : await estimateUsage(settings.price, { sent: JSON.stringify(request), received: textOf(reply) });
      reservation.settle(usage, seconds);
      return { ...reply, usage };
    } finally {
      body.release();
    }
  }

  return {
    formFor,
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
          const message = `model ${name} does not take ${form} for ${call.role}; going on with ${weaker} (${error.message})`;
          log({ event: 'note', message });
        }
      }
    },
  };
}

async function drafted(
  { data }: Answer,
  settings: ResolvedSettings,
  redact: ChatOptions['redact'],
): Promise<Draft> {
  if (!settings.stream) return draftFrom(data, settings.reasoning);
  const completion = await completionFromStream(data as AsyncIterable<unknown>); // what the client gives for a stream
  // A stream passes the transport in parts, so that a secret could lie across two of them.
  return JSON.parse(redact(JSON.stringify(draftFrom(completion, settings.reasoning)))) as Draft;
}

const textOf = ({ content, reasoning, toolCalls }: Omit<Reply, 'usage'>): string =>
  [content, reasoning ?? '', ...toolCalls.map((call) => call.name + JSON.stringify(call.arguments))].join(
    '\n',
  );

const sentBack = (reasoning: ResolvedSettings['reasoning']): string | undefined =>
  reasoning === 'reasoning' || reasoning === 'reasoning_content' ? reasoning : undefined;

/**
 * The head of a body, kept for each set of tools and each schema, which are the same objects call after call.
 */
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
