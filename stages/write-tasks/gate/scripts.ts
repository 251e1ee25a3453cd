// Where a script makes its changes, and the same script with a call replaced or added.
import { isObject } from '../../../pipeline/json/json-schema.ts';
import type { Tool } from '../../../schemas/tool.ts';
import type { Item, Script, ScriptCall } from '../../simulate/script.ts';
import { withItems } from '../../simulate/vices/vice.ts';
import type { ProofScene } from './proof.ts';

type CallsItem = Extract<Item, { kind: 'calls' }>;

/** A call of the script that changes something. */
export interface WriteAt {
  readonly index: number;
  readonly item: CallsItem;
  readonly at: number;
  readonly call: ScriptCall;
  /** Undefined for a tool of a live server. */
  readonly tool: Tool | undefined;
}

export function writesIn({ script, task, ground }: ProofScene): WriteAt[] {
  const writes = new Set(
    task.oracle.calls
      .filter(({ effect }) => effect === 'write')
      .map(({ tool, arguments: given }) => JSON.stringify([tool, given])),
  );
  return script.flatMap((item, index): WriteAt[] =>
    item.kind !== 'calls'
      ? []
      : item.calls.flatMap((call, at) =>
          writes.has(JSON.stringify([call.tool, call.arguments]))
            ? [{ index, item, at, call, tool: ground.scratch.tools.find(({ name }) => name === call.tool) }]
            : [],
        ),
  );
}

/** The script with another call in place of one. */
export const withCall = (script: Script, { index, item, at }: WriteAt, call: ScriptCall): Script =>
  withItems(script, index, { ...item, calls: item.calls.with(at, call) });

/** The script with calls of their own turn before the item at `index`. */
export function withTurnBefore(script: Script, index: number, calls: readonly ScriptCall[]): Script {
  const next = script[index];
  const goal = next && (next.kind === 'calls' || next.kind === 'answer') ? next.goal : 0;
  return script.toSpliced(index, 0, { kind: 'calls', calls, goal, retries: 0 });
}

/** The script without some of its calls, and without the questions and turns that only those needed. */
export function withoutCalls(script: Script, isLeftOut: (call: ScriptCall, goal: number) => boolean): Script {
  let goal = 0;
  return script.flatMap((item): Item[] => {
    if (item.kind === 'answer') goal = item.goal + 1;
    if (item.kind !== 'calls' && item.kind !== 'confirm') return [item];
    const own = item.kind === 'calls' ? item.goal : goal;
    const calls = item.calls.filter((call) => !isLeftOut(call, own));
    return calls.length === 0 ? [] : [{ ...item, calls }];
  });
}

export const lastAnswerIn = (script: Script): number => script.findLastIndex(({ kind }) => kind === 'answer');

export const lastCallsIn = (script: Script): number => script.findLastIndex(({ kind }) => kind === 'calls');

/** Tools of the agent's worlds that the task leaves to it. */
export const toolsAtHand = ({ ground, task }: ProofScene, effect: Tool['effect']): Tool[] =>
  ground.scratch.tools.filter((tool) => tool.effect === effect && !task.withheld.includes(tool.name));

/** Tables that a tool writes to. */
export const tablesWritten = ({ program }: Tool): string[] => [
  ...new Set(
    program.statements.flatMap((sql) => {
      const [, table] = /^\s*(?:insert(?: or \w+)? into|update|delete from)\s+"?(\w+)/i.exec(sql) ?? [];
      return table === undefined ? [] : [table];
    }),
  ),
];

/** Names and values of arguments that take the key of a row. */
export const keysIn = (
  tool: Tool,
  given: ScriptCall['arguments'],
): { name: string; table: string; key: string }[] =>
  Object.entries(tool.references).flatMap(([name, table]) => {
    const key = isObject(given) ? given[name] : undefined;
    return typeof key === 'string' ? [{ name, table, key }] : [];
  });
