// A play through a catalog as if its tools had been declared: the calls are those that were meant, and the searches
// are set apart. The rules of the judge look at plays in this form, so that they need not know about catalogs.
import type { Catalog } from '../../schemas/agent.ts';
import type { Json, JsonObject } from '../../schemas/json.ts';
import type { Message } from '../../schemas/message.ts';
import type { Trajectory } from '../../schemas/trajectory.ts';
import { foundIn, isSearch, meantCall } from './catalog.ts';

type Recorded = Pick<Trajectory, 'messages' | 'steps'>;

/** A search of the catalog, and what it returned. */
export interface Search {
  /** Index of the step in the play as it was recorded. */
  readonly step: number;
  readonly message: number;
  readonly query: string;
  /** False where its arguments were refused. */
  readonly ok: boolean;
  readonly found: readonly string[];
}

export interface Direct<Play extends Recorded> {
  /** Messages keep their places. Results of searches are blank: tools are no facts that a call may rest on. */
  readonly played: Play;
  readonly searches: readonly Search[];
  /** For each step that is left, its index in the play as it was recorded. */
  readonly recordedAt: readonly number[];
}

export function directPlay<Play extends Recorded>(played: Play, catalog: Catalog | undefined): Direct<Play> {
  const { messages, steps } = played;
  if (!catalog) return { played, searches: [], recordedAt: [...steps.keys()] };
  const searches = steps.flatMap(({ call, message, result }, step): Search[] =>
    isSearch(call, catalog)
      ? [
          {
            step,
            message,
            query: queryIn(call.arguments, catalog),
            ok: result.ok,
            found: foundIn(result.value, catalog),
          },
        ]
      : [],
  );
  const searched = new Set(searches.map(({ step }) => steps[step]?.call.id));
  const recordedAt = [...steps.keys()].filter((step) => !searched.has(steps[step]?.call.id));
  return {
    played: {
      ...played,
      steps: recordedAt.flatMap((at) => {
        const step = steps[at];
        return step ? [{ ...step, call: meantCall(step.call, catalog) }] : [];
      }),
      messages: messages.map((message) =>
        message.toolCallId !== undefined && searched.has(message.toolCallId)
          ? { ...message, content: '{}' }
          : withMeantCalls(message, catalog),
      ),
    },
    searches,
    recordedAt,
  };
}

/** The conversation without its searches, for a speaker whose script knows of none. */
export function withoutSearches(messages: readonly Message[], catalog: Catalog | undefined): Message[] {
  if (!catalog) return [...messages];
  const searches = new Set(
    messages.flatMap(({ toolCalls = [] }) =>
      toolCalls.filter((call) => isSearch(call, catalog)).map(({ id }) => id),
    ),
  );
  return messages.flatMap((message) => {
    if (message.toolCallId !== undefined && searches.has(message.toolCallId)) return [];
    const direct = withMeantCalls(message, catalog);
    return direct.toolCalls?.length === 0 ? [] : [direct];
  });
}

/** The searches of a conversation so far: what each one found, and the message that made it. Results are JSON. */
export function searchesIn(
  messages: readonly Message[],
  catalog: Catalog,
): Pick<Search, 'message' | 'query' | 'found'>[] {
  const results = new Map(messages.map(({ toolCallId, content }) => [toolCallId, content]));
  return messages.flatMap(({ toolCalls = [] }, message) =>
    toolCalls
      .filter((call) => isSearch(call, catalog))
      .map(({ id, arguments: given }) => ({
        message,
        query: queryIn(given, catalog),
        found: foundIn(JSON.parse(results.get(id) ?? '{}') as Json, catalog),
      })),
  );
}

function withMeantCalls(message: Message, catalog: Catalog): Message {
  if (!message.toolCalls) return message;
  const meant = message.toolCalls.filter((call) => !isSearch(call, catalog));
  return { ...message, toolCalls: meant.map((call) => meantCall(call, catalog)) };
}

const queryIn = (given: JsonObject, { search }: Catalog): string => String(given[search.query] ?? '');
