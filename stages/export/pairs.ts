// The pairs of a run as exporters get them: as the agent saw and wrote them, and with who made them.
import type { Reader } from '../../pipeline/store.ts';
import type { Pair } from '../../schemas/pair.ts';
import type { ExportedPair, Preference } from '../exporters/pair-exporter.ts';
import { settingOf } from '../faces/setting.ts';
import { protocolOf } from '../protocols/index.ts';
import { makersOf } from './accepted.ts';
import { decisionIn } from './preference.ts';

/** `preference` is undefined where no single turn decides. */
export type PairRow = Omit<ExportedPair, 'preference'> & { readonly preference: Preference | undefined };

export async function* pairRows(store: Reader): AsyncIterable<PairRow> {
  const judgements = new Set(store.ids('judgements'));
  for await (const pair of store.read('pairs')) {
    const trajectory = await store.get('trajectories', pair.source.chosen);
    const { task, agent } = await settingOf(trajectory, store);
    const judged = pair.from.filter((id) => judgements.has(id));
    const verdicts = await Promise.all(judged.map((id) => store.get('judgements', id)));
    const records = [pair, trajectory, task, agent, ...verdicts];
    const madeBy = await makersOf({ records, agent }, store);
    yield { pair, madeBy, preference: preferenceIn(pair, trajectory.protocol) };
  }
}

function preferenceIn(pair: Pair, protocol: string | undefined): Preference | undefined {
  const decision = decisionIn(pair);
  if (!decision) return undefined;
  const { prompt, chosen, rejected } = decision;
  const shownWith = (turn: typeof chosen) =>
    protocolOf(protocol).shown({ messages: [...prompt, turn], tools: pair.tools });
  const right = shownWith(chosen);
  return {
    prompt: right.messages.slice(0, -1),
    chosen: right.messages.at(-1) ?? chosen,
    rejected: shownWith(rejected).messages.at(-1) ?? rejected,
    tools: right.tools,
  };
}
