// Messages of a dialogue as they are sent. A turn goes back to the model that made it with what came beside it: IDs,
// signatures, the order of its parts. To any other model it goes with neutral IDs, in the form of its profile.
import type { Message, Received } from '../../../schemas/message.ts';
import type { Profile } from '../profiles/profile.ts';

/** How dialogues are written for one model. */
export interface Dialect {
  /** Its name at its endpoint. */
  readonly model: string;
  /** The field that carries earlier reasoning back; undefined where none is sent back. */
  readonly reasoningField: string | undefined;
  readonly profile: Profile;
}

/** `earlier` are the messages before this one: a result is sent under the ID that its call was sent with. */
export function wireMessage(message: Message, earlier: readonly Message[], dialect: Dialect): object {
  const { role, content, toolCallId } = message;
  if (role === 'assistant') return wireTurn(message, dialect);
  if (toolCallId === undefined) return { role, content };
  const turn = earlier.findLast(({ toolCalls }) => toolCalls?.some(({ id }) => id === toolCallId));
  const at = turn?.toolCalls?.findIndex(({ id }) => id === toolCallId) ?? -1;
  const name = turn?.toolCalls?.[at]?.name;
  return {
    role,
    content,
    tool_call_id: sentId(toolCallId, turn && ownPart(turn, dialect)?.calls?.[at], dialect),
    ...(dialect.profile.namesResults && name !== undefined ? { name } : {}),
  };
}

function wireTurn(turn: Message, dialect: Dialect): object {
  const { role, content, toolCalls } = turn;
  const own = ownPart(turn, dialect);
  return {
    role,
    content: own?.content ?? (content === '' && toolCalls ? null : content),
    ...reasoningIn(turn, dialect),
    ...own?.extra,
    ...(toolCalls
      ? {
          tool_calls: toolCalls.map((call, at) => ({
            id: sentId(call.id, own?.calls?.[at], dialect),
            type: 'function',
            function: { name: call.name, arguments: JSON.stringify(call.arguments) },
            ...(own ? own.calls?.[at]?.extra : dialect.profile.foreignCall?.(at === 0)),
          })),
        }
      : {}),
  };
}

/** What came beside a turn of this very model. */
const ownPart = ({ received }: Message, { model }: Dialect): Received | undefined =>
  received?.by === model ? received : undefined;

const sentId = (neutral: string, own: { id: string } | undefined, { profile }: Dialect): string =>
  own?.id || (profile.callId?.(neutral) ?? neutral);

function reasoningIn(turn: Message, dialect: Dialect): object {
  const { reasoningField: field, profile } = dialect;
  const own = ownPart(turn, dialect);
  if (field === undefined || Array.isArray(own?.content)) return {}; // then it is one of the parts
  if (turn.reasoning) return { [field]: turn.reasoning };
  const isWanted = own?.emptyReasoning === field || (turn.toolCalls && profile.needsReasoning);
  return isWanted ? { [field]: '' } : {};
}
