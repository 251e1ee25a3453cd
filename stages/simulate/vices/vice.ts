// Vice: a defect that the agent's procedure can be told to show, as a change to its script. The gate uses some
// vices to prove that a task's checks can fail; simulate uses all of them to make plays that the judge must reject.
import type { Random } from '../../../pipeline/hash.ts';
import type { Agent } from '../../../schemas/agent.ts';
import type { Item, Script, ScriptedTask } from '../script.ts';

export interface Scene {
  readonly task: ScriptedTask & { readonly withheld: readonly string[] };
  readonly agent: Pick<Agent, 'tools' | 'distractors' | 'catalog'>;
  readonly random: Random;
}

export interface Vice {
  readonly name: string;
  /** False for habits that are only a slip: a play with them may be accepted. */
  readonly isDefect: boolean;
  /** Its chance beside the other vices that apply, 1 if not given: the fewer tasks it applies to, the higher. */
  readonly weight?: number;
  /** The changed script; undefined if the vice does not apply to it. */
  spoil(script: Script, scene: Scene): Script | undefined;
}

type CallsItem = Extract<Item, { kind: 'calls' }>;

/** The last item with calls, the one that reaches a goal. */
export function lastCalls(script: Script): { index: number; item: CallsItem } | undefined {
  const index = script.findLastIndex((item) => item.kind === 'calls');
  const item = script[index];
  return item?.kind === 'calls' ? { index, item } : undefined;
}

export const withItems = (script: Script, index: number, ...items: Item[]): Script => [
  ...script.slice(0, index),
  ...items,
  ...script.slice(index + 1),
];

/** Gives the answers from `index` on in another manner. */
export const withManner = (
  script: Script,
  index: number,
  manner: Extract<Item, { kind: 'answer' }>['manner'],
): Script => script.map((item, at) => (item.kind === 'answer' && at >= index ? { ...item, manner } : item));

export function toolSchema(scene: Scene, name: string) {
  return scene.agent.tools.find((tool) => tool.name === name)?.inputSchema ?? {};
}
