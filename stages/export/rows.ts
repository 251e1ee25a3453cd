// The rows of selected trajectories in one format, and what became of those that have none.
import type { Reader } from '../../pipeline/store.ts';
import type { Exporter, Row, RowDialogue } from '../exporters/exporter.ts';
import { type Accepted, acceptedPlays, type Reasoning } from './accepted.ts';
import { type Fitted, fitted } from './fit/fitted.ts';
import { listText, type PlayProvenance, playProvenance, uuidOf } from './provenance.ts';
import { knownValues } from './scan/known-values.ts';
import { scanned } from './scan/scan.ts';

export interface PlayRows {
  readonly accepted: Accepted;
  readonly rows: readonly Row[];
  /** What happened to the play on its way to its rows, each in words for the card. */
  readonly notes: readonly string[];
}

interface Source {
  readonly store: Reader;
  readonly reasoning: Reasoning;
  /** Tasks whose rows are in the test split. */
  readonly testTasks: ReadonlySet<string>;
}

export async function* rowsOf(exporter: Exporter, source: Source): AsyncIterable<PlayRows> {
  const { store, reasoning, testTasks } = source;
  const knownIn = knownValues(store);
  for await (const accepted of acceptedPlays(store, reasoning)) {
    const provenance = {
      ...(await playProvenance(accepted, store)),
      split: testTasks.has(accepted.trajectory.task) ? ('test' as const) : ('train' as const),
    };
    yield { accepted, ...rowsOfPlay(exporter, { accepted, provenance, isKnown: await knownIn(accepted) }) };
  }
}

interface Play {
  readonly accepted: Pick<Accepted, 'dialogues' | 'leftOut'>;
  readonly provenance: PlayProvenance & { readonly split: 'train' | 'test' };
  isKnown(value: string): boolean;
}

export function rowsOfPlay(
  exporter: Exporter,
  { accepted: { dialogues, leftOut }, provenance, isKnown }: Play,
): Omit<PlayRows, 'accepted'> {
  const notes = new Set(leftOut ? [leftOut] : []);
  const scans = dialogues.map((dialogue) => scanned(dialogue, isKnown));
  if (scans.some(({ hasSecret }) => hasSecret)) return { rows: [], notes: ['left out: it holds a secret'] };
  const personal = scans.flatMap((scan) => scan.personal);
  for (const kind of personal) notes.add(`holds personal data: ${kind}`);
  const fits = dialogues.map((dialogue): Fitted => fitted(dialogue, exporter.limits));
  for (const note of fits.flatMap((fit) => fit.notes)) notes.add(note);
  const parts = fits.flatMap((fit) => fit.dialogues);
  const { cut, reasoning } = exporter.limits;
  const rows = parts.map(
    (dialogue: RowDialogue, index): Row => ({
      ...dialogue,
      provenance: {
        uuid: uuidOf([
          provenance.trajectory,
          index,
          parts.length,
          parts.length > 1 ? (cut ?? reasoning) : (cut ?? 'whole'),
        ]),
        ...provenance,
        part: index + 1,
        parts: parts.length,
        personal_data: listText(personal),
      },
    }),
  );
  const fit = rows.filter((row) => {
    const why = exporter.unfit?.(row);
    if (why) notes.add(`left out: ${why}`);
    return why === undefined;
  });
  return { rows: fit, notes: [...notes] };
}
