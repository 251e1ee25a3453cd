// Every picture that a run has data for, as SVG files in a folder.
import { join } from 'node:path';
import { writeWhole } from '../pipeline/files/whole-file.ts';
import { readSpending } from '../pipeline/money/ledger.ts';
import { ledgerFile, readRunStore } from '../pipeline/run.ts';
import {
  calibrationPicture,
  costPicture,
  funnelPicture,
  kindsPicture,
  lengthsPicture,
  likenessPicture,
  mapPicture,
} from '../stages/pictures/run-pictures.ts';
import { colors } from '../stages/pictures/svg.ts';
import { type PlayFacts, playFacts } from './stats/play-facts.ts';

const verdictParts = [
  ['accepted', colors.blue],
  ['rejected', colors.orange],
  ['other', colors.gray],
] as const;

/** Resolves to the paths of the files. */
export async function writePlots(run: string, folder: string): Promise<readonly string[]> {
  await using store = await readRunStore(run);
  const plays: PlayFacts[] = [];
  for await (const play of playFacts(store)) plays.push(play);
  const pictures = [
    await funnelPicture(store),
    kindsPicture(kindsOf(plays), {
      note: 'All plays of the run, by verdict of the judge',
      parts: verdictParts,
    }),
    lengthsPicture(plays.map(({ calls }) => calls)),
    await mapPicture(store),
    await likenessPicture(store),
    await calibrationPicture(store),
    costPicture(await readSpending(join(run, ledgerFile))),
  ].filter((picture) => picture !== undefined);
  const paths = pictures.map(({ name }) => join(folder, `${name}.svg`));
  for (const [index, { svg }] of pictures.entries()) await writeWhole(paths[index] ?? '', svg);
  return paths;
}

function kindsOf(plays: readonly PlayFacts[]): { name: string; values: number[] }[] {
  const kinds = new Map<string, number[]>();
  for (const { kind, verdict } of plays) {
    const values = kinds.get(kind) ?? verdictParts.map(() => 0);
    const part = verdict === 'accepted' ? 0 : verdict === 'rejected' ? 1 : 2;
    values[part] = (values[part] ?? 0) + 1;
    kinds.set(kind, values);
  }
  return [...kinds].map(([name, values]) => ({ name, values }));
}
