// Run: one directory, one frozen config, one seed. Another config is another run.
import { basename, join } from 'node:path';
import { type Frozen, frozenSchema, identityOf } from './config.ts';
import { UsageError } from './errors.ts';
import { evalFile, evalIn, evalsFolder, overlayOf, runOfEval } from './evals/eval-file.ts';
import { namesIn, readSettings } from './files/settings-file.ts';
import { writeWhole } from './files/whole-file.ts';
import { finetunesFolder } from './finetunes/state.ts';
import { canonicalJson } from './hash.ts';
import { openFileStore, readFileStore } from './store/file-store.ts';
import { overlayReader } from './store/overlay-store.ts';
import { type Repaired, repairStore } from './store/repair.ts';
import type { Reader, Store } from './store.ts';

/** Where a run keeps its committed units. */
export const unitsFolder = 'units';

export const runFile = 'run.json';
export const ledgerFile = 'ledger.jsonl';
export const traceFile = 'traces.jsonl';
export const countsFile = 'counts.jsonl';
export const batchesFile = 'batches.jsonl';
export const journalFolder = 'journal';
/** How far the copy of a run that lives in a database has followed it (postgres/mirror.ts). */
export const sharedFile = 'shared.json';
/** Verdicts of people, which nothing that a run makes depends on. */
export const auditFile = 'audit.jsonl';

/** What the viewer keeps of a run: an index, which is made again when it is gone, and which plays were looked at. */
export const viewFolder = 'view';

/** Everything that toolloom writes into the directory of a run. */
export const runContents: readonly string[] = [
  runFile,
  `${runFile}.partial`,
  unitsFolder,
  ledgerFile,
  traceFile,
  countsFile,
  batchesFile,
  journalFolder,
  sharedFile,
  `${sharedFile}.partial`,
  auditFile,
  viewFolder,
  'datasets',
  evalFile,
  evalsFolder,
  finetunesFolder,
];

/**
 * Creates the run, or opens it if it was made with this config. Settings that may change while a run goes on
 * are taken over. The store is locked for writing until it is disposed.
 */
export async function openRunStore(directory: string, frozen: Frozen, opening: Opening = {}): Promise<Store> {
  await refuseEval(directory);
  const known = await frozenConfigOf(directory);
  const changed = known ? changedSettings(known, frozen) : [];
  const isMoved = changed.length > 0 && changed.every((path) => /^models\..*\.baseURL$/.test(path));
  const moving = isMoved ? ', give the model that has only moved its old baseURL as `identity`,' : ',';
  if (changed.length > 0)
    throw new UsageError(
      `${directory} was made with another config (it differs in ${changed.join(', ')}); ` +
        `continue it with \`toolloom run --run ${directory}\` alone${moving} or name a new directory with --run`,
    );
  return await openStoreWith(directory, frozen, opening);
}

/** Paths of the settings in which two configs make two runs. */
export const changedSettings = (a: Pick<Frozen, 'config'>, b: Pick<Frozen, 'config'>): string[] =>
  differingKeys(identityOf(a.config), identityOf(b.config));

/** Opens the store for writing, whatever config it was made with, and keeps this one from now on. */
export async function openStoreWith(
  directory: string,
  frozen: Frozen,
  { note, isShared = false }: Opening = {},
): Promise<Store> {
  const known = await frozenConfigOf(directory);
  if (!known) await refuseOccupied(directory);
  if (!isShared) await refuseShared(directory);
  const store = await openFileStore(join(directory, unitsFolder), note);
  if (canonicalJson(known?.config) !== canonicalJson(frozen.config))
    await writeWhole(join(directory, runFile), `${JSON.stringify(frozen, null, 2)}\n`);
  return store;
}

/** Stages of a run make nothing in an eval. */
export async function refuseEval(directory: string): Promise<void> {
  const settings = await evalIn(directory);
  if (!settings) return;
  const [run, name, { model, kind }] = [runOfEval(directory), basename(directory), settings];
  const asked = kind === undefined ? '' : ` --kind ${kind}`;
  const named = name === model ? '' : ` --name ${name}`;
  throw new UsageError(
    `${directory} is an eval of the run ${run}; go on with ` +
      `\`toolloom eval --run ${run}${asked} --model ${model}${named}\``,
  );
}

/** Hears of an index that has to be made again because it is damaged. */
type Note = (message: string) => void;

interface Opening {
  readonly note?: Note;
  /** The store is the copy of a run that lives in a database, and is kept like it. */
  readonly isShared?: boolean;
}

/** What only the folder had would not be in the database. */
async function refuseShared(directory: string): Promise<void> {
  if (!(await namesIn(directory)).includes(sharedFile)) return;
  throw new UsageError(
    `${directory} is the copy of a run that lives in a database; set TOOLLOOM_DATABASE_URL and use \`toolloom run\`, ` +
      `or go on without the database once you have deleted ${join(directory, sharedFile)}`,
  );
}

/** Reads a run, or an eval together with what its plays are made of. */
export async function readRunStore(directory: string, note?: Note): Promise<Reader & AsyncDisposable> {
  await requireRun(directory);
  const settings = await evalIn(directory);
  const own = await readFileStore(join(directory, unitsFolder), note);
  if (!settings) return own;
  const base = await readRunStore(runOfEval(directory), note);
  return {
    ...overlayReader(own, base, overlayOf(settings)),
    async [Symbol.asyncDispose]() {
      await base[Symbol.asyncDispose]();
      await own[Symbol.asyncDispose]();
    },
  };
}

/** Moves damaged lines of committed units aside, so that their units are owed again. */
export async function repairRun(directory: string): Promise<readonly Repaired[]> {
  await requireRun(directory);
  return await repairStore(join(directory, unitsFolder));
}

async function requireRun(directory: string): Promise<void> {
  if ((await frozenConfigOf(directory)) === undefined)
    throw new UsageError(`${directory} is not a run: it has no ${runFile}`);
}

/** Without a run.json, only an empty directory may become a run. */
async function refuseOccupied(directory: string): Promise<void> {
  const names = await visibleIn(directory);
  if ((await visibleIn(join(directory, unitsFolder))).length > 0)
    throw new UsageError(
      `${directory} holds committed units but no ${runFile}, ` +
        'so the config and seed that made them are unknown; ' +
        `restore ${runFile}, or start a new run with another --run`,
    );
  // A process that was killed while it created the run leaves these behind.
  const leftovers = new Set([unitsFolder, `${runFile}.partial`]);
  const foreign = names.filter((name) => !leftovers.has(name));
  if (foreign.length > 0)
    throw new UsageError(
      `${directory} is not a run and not empty (it holds ${foreign.slice(0, 3).join(', ')}` +
        `${foreign.length > 3 ? ', …' : ''}); name a new or empty directory with --run`,
    );
}

/** Without hidden files, which file browsers and version control leave behind. */
const visibleIn = async (directory: string): Promise<readonly string[]> =>
  (await namesIn(directory)).filter((name) => !name.startsWith('.'));

export const frozenConfigOf = (directory: string): Promise<Frozen | undefined> =>
  readSettings({
    path: join(directory, runFile),
    schema: frozenSchema,
    advice: 'restore it, or start another run with --run',
  });

/** Paths of the settings in which two configs differ. */
function differingKeys(a: object, b: object, prefix = ''): string[] {
  const [left, right] = [membersOf(a) ?? {}, membersOf(b) ?? {}];
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].flatMap((key) => {
    if (canonicalJson(left[key]) === canonicalJson(right[key])) return [];
    const [from, to] = [membersOf(left[key]), membersOf(right[key])];
    return from && to ? differingKeys(from, to, `${prefix}${key}.`) : [`${prefix}${key}`];
  });
}

const membersOf = (value: unknown): Record<string, unknown> | undefined =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? (value as Record<string, unknown>) // an object that is not a list
    : undefined;
