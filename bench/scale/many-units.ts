// A run of any number of plays, out of a finished run of some: its tasks, plays, verdicts, and pairs are committed again and
// again under other IDs by the store itself. What `run` plans of it is finished, so nothing of it is owed.
import { createReadStream } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { hashOf } from '../../pipeline/hash.ts';
import { unitsFolder } from '../../pipeline/run.ts';
import { openFileStore } from '../../pipeline/store/file-store.ts';
import { committedIn, parseUnitLine } from '../../pipeline/store/unit-line.ts';
import type { Committed, Store } from '../../pipeline/store.ts';

/** Stages that are committed anew; the others are copied as they are. */
const multiplied = ['simulate', 'judge', 'select', 'pair'];

/** Tasks in this file belong to the user, so no plan of write-tasks has to know them. */
const extraTasks = 'import-tasks';

interface Wanted {
  readonly from: string;
  readonly to: string;
  readonly plays: number;
}

/** Returns how many plays there are. */
export async function manyUnits({ from, to, plays }: Wanted): Promise<number> {
  const isCopied = (path: string): boolean =>
    !path.includes('.index') && !multiplied.some((stage) => path.endsWith(`/${stage}.jsonl`));
  await cp(from, to, { recursive: true, filter: isCopied });
  const groups = await groupsIn(join(from, unitsFolder));
  await using store = await openFileStore(join(to, unitsFolder));
  const selected: Committed[] = [];
  let made = 0;
  for (let round = 0; made < plays; round += 1)
    for (const group of groups) {
      if (made >= plays) break;
      const { units, ofSelect, plays: own } = round === 0 ? group : copyOf(group, round);
      await commitAll(round === 0 ? units.filter(({ stage }) => stage !== extraTasks) : units, store);
      selected.push(ofSelect);
      made += own;
    }
  const records = {
    selections: selected.flatMap((each) => each.records.selections ?? []),
    outcomes: selected.flatMap((each) => each.records.outcomes ?? []),
  };
  const rejects = selected.flatMap((each) => each.rejects);
  await store.commit('select', 'all', { records, rejects });
  return made;
}

async function commitAll(units: Group['units'], store: Store): Promise<void> {
  await Promise.all(units.map(({ stage, unit, made }) => store.commit(stage, unit, made)));
}

/** A task with all that was made of it. */
interface Group {
  readonly plays: number;
  readonly units: readonly { readonly stage: string; readonly unit: string; readonly made: Committed }[];
  readonly ofSelect: Committed;
}

async function groupsIn(folder: string): Promise<Group[]> {
  const unitsOf = (stage: string) => unitsIn(join(folder, `${stage}.jsonl`));
  const [plays, verdicts, pairs] = [await unitsOf('simulate'), await unitsOf('judge'), await unitsOf('pair')];
  const [choice] = (await unitsOf('select')).values();
  const groups: Group[] = [];
  for (const { records } of (await unitsOf('write-tasks')).values())
    for (const task of records.tasks ?? []) {
      const ofPlays = [...plays].filter(([unit]) => unit.startsWith(`${task.id}/`));
      const trajectories = ofPlays.flatMap(([, made]) => made.records.trajectories ?? []);
      const ofVerdicts = trajectories.flatMap(({ id }) => named(id, verdicts));
      groups.push({
        plays: trajectories.length,
        units: [
          { stage: extraTasks, unit: task.id, made: { records: { tasks: [task] }, rejects: [] } },
          ...ofPlays.map(([unit, made]) => ({ stage: 'simulate', unit, made })),
          ...ofVerdicts.map(([unit, made]) => ({ stage: 'judge', unit, made })),
          ...named(task.id, pairs).map(([unit, made]) => ({ stage: 'pair', unit, made })),
        ],
        ofSelect: {
          records: {
            selections: (choice?.records.selections ?? []).filter((each) => each.task === task.id),
            outcomes: (choice?.records.outcomes ?? []).filter((each) => each.task === task.id),
          },
          rejects: (choice?.rejects ?? []).filter(({ record }) => record?.task === task.id),
        },
      });
    }
  return groups.filter((group) => group.plays > 0);
}

const named = (id: string, units: ReadonlyMap<string, Committed>): [string, Committed][] => {
  const made = units.get(id);
  return made ? [[id, made]] : [];
};

async function unitsIn(path: string): Promise<Map<string, Committed>> {
  const units = new Map<string, Committed>();
  for await (const text of createInterface({ input: createReadStream(path) })) {
    const line = Buffer.from(text);
    const parsed = parseUnitLine(line);
    if (parsed.kind === 'unit') units.set(parsed.header.unit, committedIn(line));
  }
  return units;
}

/** Under other IDs, which fit together within a round. */
function copyOf(group: Group, round: number): Group {
  const text = JSON.stringify(group);
  const ids = new Set(text.match(/(?<=[{,]"id":")[0-9a-f]{20}(?=")/g));
  const copied = text.replaceAll(/[0-9a-f]{20}/g, (id) => (ids.has(id) ? hashOf([id, round]) : id));
  return JSON.parse(copied) as Group; // it is what it was, with other IDs
}
