// Answers the requests of every role with what the role's procedure says, in the form of the wire. The
// procedures need what no prompt holds, so an offline run with the same seed is recorded first, and its
// answers are found again by the prompt.
import type { ProcedureAnswer } from '../../pipeline/context.ts';
import type { Reply } from '../../pipeline/models/model.ts';
import { type Dialect, wireMessage } from '../../pipeline/models/openai/turns.ts';
import { compatible } from '../../pipeline/models/profiles/compatible.ts';
import type { Said, WireRequest } from './endpoint.ts';
import { type OfflineOptions, offlineRun } from './offline-run.ts';

export interface Recorded {
  /** Undefined for a prompt that the recorded run never had. */
  say(request: WireRequest): Said | undefined;
  readonly run: Awaited<ReturnType<typeof offlineRun>>;
  readonly prompts: number;
}

const neutral: Dialect = { model: '', reasoningField: 'reasoning_content', profile: compatible };

type WireMessage = WireRequest['messages'][number];

/** The messages with neutral call IDs and without what the endpoint asked to see again. */
function asNeutral(messages: WireRequest['messages']): object[] {
  let made = 0;
  let open: string[] = [];
  return messages.map(({ role, content, reasoning_content, tool_calls, tool_call_id }: WireMessage) => {
    if (role === 'tool') return { role, content, tool_call_id: open.shift() ?? tool_call_id };
    const calls = tool_calls?.map(({ type, function: named }) => ({
      id: `call_${made++}`,
      type,
      function: named,
    }));
    if (calls) open = calls.map(({ id }) => id);
    return {
      role,
      content: typeof content === 'string' && content !== '' ? content : calls ? null : content,
      ...(reasoning_content ? { reasoning_content } : {}),
      ...(calls ? { tool_calls: calls } : {}),
    };
  });
}

export async function recorded(options: OfflineOptions): Promise<Recorded> {
  const answers = new Map<string, Said>();
  const onAnswer = ({ role, input, output }: ProcedureAnswer): void => {
    const { messages } = role.prompt(input);
    const key = JSON.stringify(
      withoutEarlier(messages.map((message, at) => wireMessage(message, messages.slice(0, at), neutral))),
    );
    const said = role.name === 'agent' ? spoken(output as SpokenOutput) : { content: JSON.stringify(output) };
    const known = answers.get(key);
    if (known && JSON.stringify(known) !== JSON.stringify(said))
      throw new Error(`two units ask ${role.name} the same and get different answers: take another seed`);
    answers.set(key, said);
  };
  const run = await offlineRun({ ...options, onAnswer });
  return {
    run,
    prompts: answers.size,
    say: ({ messages }) => answers.get(JSON.stringify(withoutEarlier(asNeutral(withoutRepair(messages))))),
  };
}

/** Requests that a new one must not resemble: where they take time to find, they are found for models alone. */
const withoutEarlier = (messages: object[]): object[] =>
  messages.map((message) =>
    'content' in message && typeof message.content === 'string'
      ? {
          ...message,
          content: message.content.replace(/^Earlier requests, [\s\S]*?\n(?=Kind of task: )/, ''),
        }
      : message,
  );

/** The first request, where this one says what was wrong with a reply to it. */
function withoutRepair(messages: WireRequest['messages']): WireMessage[] {
  const last = messages.at(-1);
  if (last?.role !== 'user') return [...messages];
  if (last.content?.startsWith('That reply cannot be used:')) return messages.slice(0, -2);
  const [first] = (last.content ?? '').split('\nAn earlier reply to this input could not be used.');
  return [...messages.slice(0, -1), { ...last, content: first ?? '' }];
}

type SpokenOutput = Pick<Reply, 'content' | 'reasoning'> & {
  toolCalls: { name: string; arguments: object }[];
};

function spoken({ content, reasoning, toolCalls }: SpokenOutput): Said {
  const calls = toolCalls.map(({ name, arguments: given }) => ({ name, arguments: JSON.stringify(given) }));
  return { content, ...(reasoning ? { reasoning } : {}), ...(calls.length > 0 ? { calls } : {}) };
}
