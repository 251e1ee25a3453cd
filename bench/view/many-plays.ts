// A run of any number of plays, out of a run of some: each play is written again and again under other IDs, with a number
// of its own among its words.
import { once } from 'node:events';
import { copyFileSync, createReadStream, createWriteStream, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { hashOf } from '../../pipeline/hash.ts';
import { committedIn, parseUnitLine, unitLine } from '../../pipeline/store/unit-line.ts';
import type { Committed } from '../../pipeline/store.ts';

/** Files with one unit for each play. */
const ofPlays = ['simulate', 'judge'];

interface Copied {
  readonly from: string;
  readonly to: string;
  readonly wanted: number;
  /** Of the plays that are copied, in bytes. */
  readonly longest: number;
}

export async function manyPlays({ from, to, wanted, longest }: Copied): Promise<number> {
  mkdirSync(join(to, 'units'), { recursive: true });
  copyFileSync(join(from, 'run.json'), join(to, 'run.json'));
  for (const name of readdirSync(join(from, 'units')).filter((each) => each.endsWith('.jsonl')))
    if (!ofPlays.some((stage) => name === `${stage}.jsonl`))
      copyFileSync(join(from, 'units', name), join(to, 'units', name));
  let made = 0;
  let copied: ReadonlySet<string> | undefined;
  for (const stage of ofPlays) {
    const all = await unitsIn(join(from, 'units', `${stage}.jsonl`));
    copied ??= new Set(all.filter(({ bytes }) => bytes <= longest).flatMap(({ ids }) => ids));
    const units = all.filter(({ ids }) => ids.some((id) => copied?.has(id)));
    if (units.length === 0) throw new Error(`${from} has no play of up to ${longest} bytes`);
    made = await writeCopies(units, join(to, 'units', `${stage}.jsonl`), wanted);
  }
  return made;
}

interface Unit {
  readonly name: string;
  /** Of the unit and its records: in the judge's file the unit is the play. */
  readonly ids: readonly string[];
  readonly committed: Committed;
  readonly bytes: number;
}

async function unitsIn(path: string): Promise<Unit[]> {
  const units: Unit[] = [];
  for await (const text of createInterface({ input: createReadStream(path) })) {
    const line = Buffer.from(text);
    const parsed = parseUnitLine(line);
    if (parsed.kind !== 'unit') continue;
    const { unit, ids } = parsed.header;
    const all = [unit, ...Object.values(ids).flat()];
    units.push({ name: unit, ids: all, committed: committedIn(line), bytes: line.length });
  }
  return units;
}

async function writeCopies(units: readonly Unit[], path: string, wanted: number): Promise<number> {
  const file = createWriteStream(path);
  let made = 0;
  for (let round = 0; made < wanted; round += 1)
    for (const unit of units.slice(0, wanted - made)) {
      const { name, committed } = round === 0 ? unit : copyOf(unit, round);
      made += 1;
      if (!file.write(`${unitLine(name, committed).text}\n`)) await once(file, 'drain');
    }
  file.end();
  await once(file, 'finish');
  return made;
}

/** Plays and judgements of one round fit together. */
function copyOf({ name, ids, committed, bytes }: Unit, round: number): Unit {
  const idIn = (id: string): string => hashOf([id, round]);
  const text = ids
    .reduce((whole, id) => whole.replaceAll(`"${id}"`, `"${idIn(id)}"`), JSON.stringify(committed))
    .replaceAll('"role":"user","content":"', `"role":"user","content":"(${round}) `);
  // It is what it was, with other texts.
  return { name: idIn(name), ids: ids.map(idIn), committed: JSON.parse(text) as Committed, bytes };
}
