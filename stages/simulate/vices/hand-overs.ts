// Vices of agents that can hand cases over: to the wrong receiver, with too little, or where it is not called for.
import { isObject, propertiesOf } from '../../../pipeline/json/json-schema.ts';
import type { JsonObject } from '../../../schemas/json.ts';
import { sentencesOf, tells } from '../../evidence.ts';
import type { Item, ScriptCall } from '../script.ts';
import { lastCalls, type Scene, type Vice, withItems, withManner } from './vice.ts';

/** wrong_receiver: the case goes to another of the receivers. */
export const wrongReceiver: Vice = {
  name: 'wrong_receiver',
  isDefect: true,
  weight: 10,
  spoil: (script, scene) =>
    withHandOver(script, scene, (given, { receiver, receivers }) => {
      const others = receivers.filter((id) => id !== given[receiver]);
      return others.length === 0 ? undefined : { ...given, [receiver]: scene.random.pick(others) };
    }),
};

/** thin_summary: the receiver is not told one of the facts. */
export const thinSummary: Vice = {
  name: 'thin_summary',
  isDefect: true,
  weight: 15,
  spoil: (script, scene) =>
    withHandOver(script, scene, (given, { summary }) => {
      const text = String(given[summary]);
      for (const { name, value } of scene.random.shuffle(scene.task.handOver?.facts ?? [])) {
        const kept = sentencesOf(text).filter((sentence) => !tells(sentence, name, value));
        const shorter = kept.length > 0 ? kept.join(' ') : remainder;
        // What is told across two sentences cannot be cut like that.
        if (!tells(shorter, name, value)) return { ...given, [summary]: shorter };
      }
      return undefined;
    }),
};

const remainder = 'Please take care of this request of the user.';

/** needless_hand_over: what the agent should do, or decline, itself goes to somebody else. */
export const needlessHandOver: Vice = {
  name: 'needless_hand_over',
  isDefect: true,
  spoil(script, scene) {
    const tool = deskToolOf(scene);
    const last = script.findLastIndex(({ kind }) => kind === 'answer');
    if (scene.task.handOver || !tool || last === -1) return undefined;
    const writes = script.findLastIndex(
      (item) => item.kind === 'calls' && item.calls.some((call) => isWrite(call, scene)),
    );
    const at = writes === -1 ? last : writes;
    const keys = scene.task.oracle.calls.flatMap((call) => Object.values(call.arguments)).filter(isKey);
    const call: ScriptCall = {
      tool: tool.name,
      arguments: {
        [tool.receiver]: scene.random.pick(tool.receivers),
        [tool.record]: keys.at(-1) ?? 'unknown',
        [tool.summary]: 'The user has a request that I would like somebody else to take care of.',
      },
      purpose: 'to hand the case over',
    };
    const item: Item = { kind: 'calls', calls: [call], goal: 0, retries: 0 };
    const spoiled = at === last ? script.toSpliced(last, 0, item) : withItems(script, at, item);
    return withManner(spoiled, at, 'hand_over');
  },
};

/** does_it_instead: the agent does what is for somebody else to do. */
export const doesItInstead: Vice = {
  name: 'does_it_instead',
  isDefect: true,
  weight: 25,
  spoil(script, { task: { handOver } }) {
    const last = lastCalls(script);
    if (!handOver || !last || handOver.why === 'outage') return undefined;
    const call = { ...handOver.instead, purpose: 'to do what the user asked' };
    return withManner(withItems(script, last.index, { ...last.item, calls: [call] }), 0, 'claim');
  },
};

/** keeps_the_case: the user is told that it cannot be done, and nobody gets the case. */
export const keepsTheCase: Vice = {
  name: 'keeps_the_case',
  isDefect: true,
  weight: 10,
  spoil(script, { task: { handOver } }) {
    const last = lastCalls(script);
    return handOver && last ? withManner(withItems(script, last.index), 0, 'decline') : undefined;
  },
};

const isWrite = (call: ScriptCall, { task }: Scene): boolean =>
  task.oracle.calls.some(({ tool, effect }) => tool === call.tool && effect === 'write');

const isKey = (value: unknown): value is string =>
  typeof value === 'string' && /^(?:[A-Z]{1,6}|[a-z]+)-\d+$/.test(value);

interface DeskTool {
  readonly name: string;
  readonly receivers: readonly string[];
  readonly receiver: string;
  readonly record: string;
  readonly summary: string;
}

/** The tool that hands cases over, with the names of its parameters; they stand in a fixed order. */
function deskToolOf({ agent, task }: Scene): DeskTool | undefined {
  const tool = agent.tools.find(({ origin }) => origin.collection === 'desks');
  const properties = propertiesOf(tool?.inputSchema ?? {});
  const [receiver, record, summary] = properties.map(([name]) => name);
  const choices = properties[0]?.[1].enum;
  if (!tool || task.withheld.includes(tool.name)) return undefined;
  if (receiver === undefined || record === undefined || summary === undefined) return undefined;
  const receivers = Array.isArray(choices) ? choices.map(String) : [];
  return receivers.length === 0 ? undefined : { name: tool.name, receivers, receiver, record, summary };
}

/** The script with other arguments for the call that hands the case over. */
function withHandOver(
  script: Parameters<Vice['spoil']>[0],
  scene: Scene,
  change: (given: JsonObject, tool: DeskTool) => JsonObject | undefined,
) {
  const last = lastCalls(script);
  const tool = deskToolOf(scene);
  const call = last?.item.calls.find((each) => each.tool === tool?.name);
  const given = call && tool && isObject(call.arguments) ? change(call.arguments, tool) : undefined;
  if (!last || !call || !given || !scene.task.handOver) return undefined;
  const calls = last.item.calls.map((each) => (each === call ? { ...each, arguments: given } : each));
  return withItems(script, last.index, { ...last.item, calls });
}
