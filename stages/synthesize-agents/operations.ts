// What can be done in an application, read from its tools: what an operation is called, on what it works, and when
// it is refused. Reads need no instructions, so only writes are described.
import type { Tool } from '../../schemas/tool.ts';
import type { World } from '../../schemas/world.ts';
import { lowerFirst, withArticle } from '../english.ts';

export interface Operation {
  /** "cancel a class sign-up" */
  readonly phrase: string;
  /** "class sign-up"; undefined if it works on nothing that is there yet. */
  readonly noun: string | undefined;
  /** The states in which it works, as "waiting, offered, or confirmed". */
  readonly states: string | undefined;
  /** Clauses, as "the gym member is already registered for the gym class". */
  readonly refusals: readonly string[];
}

type Described = Pick<Tool, 'effect' | 'intents' | 'references' | 'program'>;

export function operationsOf(
  tools: readonly Described[],
  world: Pick<World, 'tables' | 'policies'>,
): Operation[] {
  const codes = new Set(world.policies.map(({ error }) => error.code));
  const found = tools.flatMap((tool) => operationOf(tool, world, codes) ?? []);
  return found.filter(({ phrase }, at) => found.findIndex((other) => other.phrase === phrase) === at);
}

function operationOf(
  { effect, intents, references, program }: Described,
  { tables }: Pick<World, 'tables'>,
  policyCodes: ReadonlySet<string>,
): Operation | undefined {
  if (effect !== 'write') return undefined;
  const nounOf = (parameter: string): string | undefined => {
    const table = tables[references[parameter] ?? ''];
    return table && (/s$/.test(parameter) ? table.plural : table.noun);
  };
  const intent = intents
    .map((each) => each.replace(/^please /, ''))
    .find((each) => isCommand(each) && slotsIn(each).every((slot) => nounOf(slot) !== undefined));
  if (intent === undefined) return undefined;
  const [row] = slotsIn(intent);
  const messages = program.guards
    .filter(({ error }) => !policyCodes.has(error.code) && !/NOT_FOUND$/.test(error.code))
    .map(({ error }) => error.message);
  const inWords = (text: string): string =>
    text.replaceAll(/\{(\w+)\}/g, (slot, name: string) => {
      const noun = nounOf(name);
      return noun === undefined ? slot : `the ${noun}`;
    });
  return {
    phrase: intent.replaceAll(/\{(\w+)\}/g, (_, slot: string) => rowIn(slot, nounOf(slot) ?? '')),
    noun: row === undefined || /s$/.test(row) ? undefined : nounOf(row),
    states: messages.flatMap((message) => /its status must be ([^.]+)\.?$/.exec(message)?.[1] ?? [])[0],
    refusals: messages
      .map(inWords)
      .filter(isClause)
      .map((message) => lowerFirst(message.replace(/\.$/, ''))),
  };
}

/** "a gym class", but "gym classes" for a parameter that takes several. */
const rowIn = (parameter: string, noun: string): string => (/s$/.test(parameter) ? noun : withArticle(noun));

const slotsIn = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, slot = '']) => slot);

/** Not a question, and not a remark such as "a place became free". */
const isCommand = (intent: string): boolean =>
  /^[a-z]+ /.test(intent) &&
  !/^(?:which|what|who|can|could|is|are|does|do|how|when|where|i|we|an?|the|there|my|please|let)\b/.test(
    intent,
  );

/** One sentence that says what stands in the way, without values. */
const isClause = (message: string): boolean =>
  /^(?:the|nobody|no|an?|there|this|only|both|one) /i.test(message) &&
  !/[{}:;]|\. |cannot be|must be/.test(message) &&
  message.length < 110;
