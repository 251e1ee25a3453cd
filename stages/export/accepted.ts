// What is exported: the dialogues of selected trajectories as their agents saw them, with where they come from.
import type { Reader } from '../../pipeline/store.ts';
import type { Judgement } from '../../schemas/judgement.ts';
import type { Selection } from '../../schemas/selection.ts';
import type { Trajectory } from '../../schemas/trajectory.ts';
import { declaredTools } from '../catalog/catalog.ts';
import type { RowDialogue, Turn } from '../exporters/exporter.ts';
import { type Setting, settingOf } from '../faces/setting.ts';
import { protocolOf } from '../protocols/index.ts';
import { type Generators, generatorsOf } from './generators.ts';
import { partsOf } from './parts.ts';

/** Whose reasoning rows keep. */
export type Reasoning = 'models' | 'all' | 'none';

export interface Accepted extends Setting {
  readonly trajectory: Trajectory;
  readonly judgement: Judgement;
  /** Says how hard the task is and how often it was passed. */
  readonly selection: Selection;
  readonly generators: Generators;
  /** One for each stretch of the play in which the agent saw the whole conversation so far; usually one. */
  readonly dialogues: readonly RowDialogue[];
  /** Set where there are none, for the card. */
  readonly leftOut?: string;
  /** How many tools are declared to the agent. */
  readonly tools: number;
}

export async function* acceptedPlays(store: Reader, reasoning: Reasoning): AsyncIterable<Accepted> {
  for await (const selection of store.read('selections'))
    yield await acceptedPlay(selection, store, reasoning);
}

export async function acceptedPlay(
  selection: Selection,
  store: Reader,
  reasoning: Reasoning,
): Promise<Accepted> {
  const judgement = await store.get('judgements', selection.judgement);
  const trajectory = await store.get('trajectories', selection.trajectory);
  const setting = await settingOf(trajectory, store);
  const { task, agent } = setting;
  const generators = await generatorsOf({ records: [judgement, trajectory, task, agent], agent }, store);
  const play = { ...setting, trajectory, judgement, selection, generators };
  return { ...play, ...dialoguesOf(play, reasoning) };
}

type Play = Omit<Accepted, 'dialogues' | 'leftOut' | 'tools'>;

export function dialoguesOf(
  { trajectory, judgement, task, agent, generators }: Play,
  reasoning: Reasoning,
): Pick<Accepted, 'dialogues' | 'leftOut' | 'tools'> {
  const declared = declaredTools(agent, task.withheld);
  const isKept = keepsReasoning(generators, reasoning);
  if (!isKept && protocolOf(trajectory.protocol).isOneCallATurn)
    return {
      dialogues: [],
      tools: declared.length,
      leftOut: thoughtsDemanded(trajectory.protocol),
    };
  const dialogues = partsOf({ trajectory, judgement }).map((part) => {
    const { messages, tools } = protocolOf(trajectory.protocol).shown({
      messages: part.trajectory.messages,
      tools: declared,
    });
    return { messages: turnsOf(messages, part.judgement, isKept), tools };
  });
  return { dialogues, tools: declared.length };
}

/** Why a play has no rows whose agent had to write its thoughts into its turns. */
export const thoughtsDemanded = (protocol: string | undefined): string =>
  `left out: the protocol ${protocol} demands thoughts, and these are not to be learned`;

/** A model that learned from the reasoning of a procedure would learn to write like one. */
export const keepsReasoning = (generators: Generators, reasoning: Reasoning): boolean =>
  reasoning === 'all' || (reasoning === 'models' && !generators.agent?.includes('procedure'));

/** What a trainer learns from: what is right, also after a failure. */
function turnsOf(messages: readonly Turn[], { turns }: Judgement, keepsThoughts: boolean): Turn[] {
  const learned = new Set(
    turns.flatMap(({ message, label }) => (label === 'good' || label === 'recovery' ? [message] : [])),
  );
  return messages.map(({ reasoning, received: _, ...message }, index) => ({
    ...message,
    ...(reasoning && keepsThoughts ? { reasoning } : {}),
    ...(message.role === 'assistant' && !learned.has(index) ? { isMasked: true as const } : {}),
  }));
}
