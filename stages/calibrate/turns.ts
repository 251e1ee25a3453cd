// A recorded play as turns that can be edited and played again.
import type { JsonObject } from '../../schemas/json.ts';
import type { Step, Trajectory } from '../../schemas/trajectory.ts';

export interface TurnCall {
  readonly name: string;
  readonly arguments: JsonObject;
  /** Index of the step that this call was recorded as; undefined for a call that was added. */
  readonly recorded?: number | undefined;
}

export interface Turn {
  readonly role: 'user' | 'assistant';
  readonly content: string;
  readonly reasoning?: string | undefined;
  readonly calls: readonly TurnCall[];
}

/** The turns after the system prompt. */
export function turnsOf({ messages, steps }: Pick<Trajectory, 'messages' | 'steps'>): Turn[] {
  return messages.flatMap(({ role, content, reasoning }, index): Turn[] => {
    if (role !== 'user' && role !== 'assistant') return [];
    const calls = steps.flatMap(({ message, call }, recorded) =>
      message === index ? [{ name: call.name, arguments: call.arguments, recorded }] : [],
    );
    return [{ role, content, reasoning, calls }];
  });
}

/** A call with its place among the turns and what came of it when it was recorded. */
export interface PlacedCall {
  readonly turn: number;
  readonly at: number;
  readonly call: TurnCall;
  readonly step: Step;
}

export const placedCalls = (turns: readonly Turn[], steps: readonly Step[]): PlacedCall[] =>
  turns.flatMap(({ calls }, turn) =>
    calls.flatMap((call, at) => {
      const step = steps[call.recorded ?? -1];
      return step ? [{ turn, at, call, step }] : [];
    }),
  );

export const isWrite = ({ step: { result } }: PlacedCall): boolean => result.ok && result.changes.length > 0;
export const isRead = ({ step: { result } }: PlacedCall): boolean => result.ok && result.changes.length === 0;

export const withTurn = (turns: readonly Turn[], index: number, change: Partial<Turn>): Turn[] =>
  turns.map((turn, at) => (at === index ? { ...turn, ...change } : turn));

export function withCall(
  turns: readonly Turn[],
  { turn, at }: PlacedCall,
  change: Partial<TurnCall>,
): Turn[] {
  const calls = turns[turn]?.calls.map((call, index) => (index === at ? { ...call, ...change } : call));
  return withTurn(turns, turn, { calls: calls ?? [] });
}

/** Without the call; a turn that loses its only call goes with it. */
export function withoutCall(turns: readonly Turn[], { turn, at }: PlacedCall): Turn[] {
  const rest = turns[turn]?.calls.filter((_, index) => index !== at) ?? [];
  return rest.length > 0
    ? withTurn(turns, turn, { calls: rest })
    : turns.filter((_, index) => index !== turn);
}

/** Index of the last turn in which the agent speaks and calls nothing. */
export const lastAnswerOf = (turns: readonly Turn[]): number =>
  turns.findLastIndex(({ role, calls }) => role === 'assistant' && calls.length === 0);

/** Index of the answer to the last calls: after it, people may exchange thanks. */
export function closingAnswerOf(turns: readonly Turn[]): number {
  const called = turns.findLastIndex(({ calls }) => calls.length > 0);
  return turns.findIndex(({ role, calls }, at) => at > called && role === 'assistant' && calls.length === 0);
}

export const answersOf = (turns: readonly Turn[]): { readonly index: number; readonly content: string }[] =>
  turns.flatMap(({ role, calls, content }, index) =>
    role === 'assistant' && calls.length === 0 ? [{ index, content }] : [],
  );

/** With one more call, in a turn of its own after another one. */
export const withTurnAfter = (turns: readonly Turn[], index: number, call: TurnCall): Turn[] => [
  ...turns.slice(0, index + 1),
  { role: 'assistant', content: '', calls: [call] },
  ...turns.slice(index + 1),
];

/** Turns in which something is said. */
export const spokenTurns = (
  turns: readonly Turn[],
): (Pick<Turn, 'role' | 'content'> & { readonly index: number })[] =>
  turns.flatMap(({ role, content }, index) => (content === '' ? [] : [{ role, content, index }]));
