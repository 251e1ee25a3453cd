// Vice: a defect that the agent's procedure can be told to show, as a change of its script. The gate uses
// some to prove that a task's checks can fail; simulate uses all of them to make data that the judge must
// reject.
import type { Random } from '../../../pipeline/hash.ts';
import type { Agent } from '../../../schemas/agent.ts';
import type { Item, Script, ScriptedTask } from '../script.ts';

export interface Scene {
  readonly task: ScriptedTask & { readonly withheld: readonly string[] };
  readonly agent: Pick<Agent, 'tools' | 'distractors'>;
  readonly random: Random;
}

export interface Vice {
  readonly name: string;
  /** False for habits that cost nothing but a slip: a play with them may well be accepted. */
  readonly isDefect: boolean;
  /** The changed script; undefined where the vice has nothing to spoil. */
  spoil(script: Script, scene: Scene): Script | undefined;
}

export type CallsItem = Extract<Item, { kind: 'calls' }>;

/** The last item with calls: the one that reaches a goal. */
export function lastCalls(script: Script): { index: number; item: CallsItem } | undefined {
  const index = script.findLastIndex((item) => item.kind === 'calls');
  const item = script[index];
  return item?.kind === 'calls' ? { index, item } : undefined;
}

export const replaced = (script: Script, index: number, ...items: Item[]): Script => [
  ...script.slice(0, index),
  ...items,
  ...script.slice(index + 1),
];

/** The answers from `index` on in another manner. */
export const answering = (
  script: Script,
  index: number,
  manner: Extract<Item, { kind: 'answer' }>['manner'],
): Script => script.map((item, at) => (item.kind === 'answer' && at >= index ? { ...item, manner } : item));

export function toolSchema(scene: Scene, name: string) {
  return scene.agent.tools.find((tool) => tool.name === name)?.inputSchema ?? {};
}
