// The pairs of a run as exporters get them: as the agent saw and wrote them, and with where they come from.
import type { Reader } from '../../pipeline/store.ts';
import type { Message } from '../../schemas/message.ts';
import type { Pair } from '../../schemas/pair.ts';
import type { ExportedPair, PairExporter, PairProvenance, Preference } from '../exporters/pair-exporter.ts';
import { settingOf } from '../faces/setting.ts';
import { protocolOf } from '../protocols/index.ts';
import { keepsReasoning, type Reasoning, thoughtsDemanded } from './accepted.ts';
import { withFitDeclarations } from './fit/declarations.ts';
import { type Generators, generatorsOf, generatorsText } from './generators.ts';
import { decisionIn } from './preference.ts';
import { uuidOf } from './provenance.ts';

export interface PairRow {
  readonly pair: Pair;
  readonly generators: Generators;
  /** Undefined where the format has no row for the pair; the notes say why. */
  readonly exported: ExportedPair | undefined;
  readonly notes: readonly string[];
}

interface Source {
  readonly store: Reader;
  readonly reasoning: Reasoning;
  readonly testTasks: ReadonlySet<string>;
}

export async function* pairRows(
  { limits }: Pick<PairExporter, 'limits'>,
  { store, reasoning, testTasks }: Source,
): AsyncIterable<PairRow> {
  const judgements = new Set(store.ids('judgements'));
  for await (const pair of store.read('pairs')) {
    const trajectory = await store.get('trajectories', pair.source.chosen);
    const { task, agent } = await settingOf(trajectory, store);
    const judged = pair.from.filter((id) => judgements.has(id));
    const verdicts = await Promise.all(judged.map((id) => store.get('judgements', id)));
    const records = [pair, trajectory, task, agent, ...verdicts];
    const generators = await generatorsOf({ records, agent }, store);
    const keeps = keepsReasoning(generators, reasoning);
    const { preference, notes } = fitPreference(pair, trajectory.protocol, { keeps, limits });
    const provenance: PairProvenance = {
      uuid: uuidOf(pair.id),
      split: testTasks.has(pair.task) ? 'test' : 'train',
      pair: pair.id,
      task: pair.task,
      kind: pair.kind,
      source: pair.source.of,
      reason: pair.reason,
      generators: generatorsText(generators),
      seed: pair.provenance.seed,
    };
    yield { pair, generators, exported: preference && { preference, provenance }, notes };
  }
}

interface Fit {
  readonly preference?: Preference;
  readonly notes: readonly string[];
}

interface Rules {
  /** Whether the reasoning of the play may be learned. */
  readonly keeps: boolean;
  readonly limits: PairExporter['limits'];
}

function fitPreference(pair: Pair, protocol: string | undefined, { keeps, limits }: Rules): Fit {
  if (!keeps && protocolOf(protocol).isOneCallATurn) return { notes: [thoughtsDemanded(protocol)] };
  const shown = preferenceIn(pair, protocol);
  if (!shown)
    return { notes: ['left out: the user or a tool says something else before the turn that decides'] };
  const { prompt, chosen, rejected, tools } =
    keeps && limits.reasoning !== 'nowhere' ? shown : withoutThoughts(shown);
  const { dialogue, notes } = withFitDeclarations(
    { messages: [...prompt, chosen, rejected], tools },
    limits.declarations,
  );
  const [right = chosen, wrong = rejected] = dialogue.messages.slice(-2);
  return {
    preference: {
      prompt: dialogue.messages.slice(0, -2),
      chosen: right,
      rejected: wrong,
      tools: dialogue.tools,
    },
    notes,
  };
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

function withoutThoughts({ prompt, chosen, rejected, tools }: Preference): Preference {
  const plain = ({ reasoning: _, ...message }: Message): Message => message;
  return { prompt: prompt.map(plain), chosen: plain(chosen), rejected: plain(rejected), tools };
}
