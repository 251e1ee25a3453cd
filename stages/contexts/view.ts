// What the agent saw when it wrote a message: the conversation so far, without what events before had taken out.
import type { ContextEvent } from '../../schemas/context.ts';
import type { Message } from '../../schemas/message.ts';

export interface Seen {
  readonly message: Message;
  /** Index in the play; undefined for a summary. */
  readonly index: number | undefined;
}

type Hidden = Extract<ContextEvent, { kind: 'hidden' }>;
type Summarized = Extract<ContextEvent, { kind: 'summarized' }>;

/** `at`: index of the message that the agent writes. Equal messages are the same objects each time. */
export function seenAt(messages: readonly Message[], events: readonly ContextEvent[], at: number): Seen[] {
  const past = events.filter((event) => event.at <= at);
  const notices = new Map(
    past
      .filter((event): event is Hidden => event.kind === 'hidden')
      .flatMap((event) => event.messages.map((index) => [index, event.notice] as const)),
  );
  const summary = past.findLast((event): event is Summarized => event.kind === 'summarized');
  const shown = messages.slice(0, at).map((message, index): Seen => {
    const notice = notices.get(index);
    return { message: notice === undefined ? message : withNotice(message, notice), index };
  });
  if (!summary) return shown;
  const [system, ...rest] = shown;
  const summarized = { message: summaryMessage(messages, summary), index: undefined };
  return [...(system ? [system] : []), summarized, ...rest.slice(summary.before - 1)];
}

export const messagesSeenAt = (
  messages: readonly Message[],
  events: readonly ContextEvent[],
  at: number,
): readonly Message[] =>
  events.length === 0 ? messages.slice(0, at) : seenAt(messages, events, at).map(({ message }) => message);

const hidden = new WeakMap<Message, Message>();

/** A request serializes only messages that it has not seen, so a notice stays the same object. */
function withNotice(message: Message, notice: string): Message {
  const known = hidden.get(message);
  if (known?.content === notice) return known;
  const made = { ...message, content: notice };
  hidden.set(message, made);
  return made;
}

const summaries = new WeakMap<ContextEvent, Message>();

/** Whatever the summary says, what the user said last stands in it word for word. */
function summaryMessage(messages: readonly Message[], event: Summarized): Message {
  const known = summaries.get(event);
  if (known) return known;
  const isHeard = messages.slice(event.before, event.at).some(({ role }) => role === 'user');
  const last = messages.slice(0, event.before).findLast(({ role }) => role === 'user');
  const parts = [
    `Summary of the conversation so far:\n${event.summary}`,
    ...(isHeard || !last ? [] : [`What I wrote last:\n${last.content}`]),
  ];
  const made: Message = { role: 'user', content: parts.join('\n\n') };
  summaries.set(event, made);
  return made;
}
