// What the source of a repository or a package gives: specs of what may be kept, and rejects for the rest.
import type { UnitLog } from '../../../pipeline/stage.ts';
import { isAllowed } from '../licence.ts';
import { manifestFor, manifestsOf } from '../static/manifest.ts';
import type { FolderTexts } from '../static/read-folder.ts';
import { readTools } from '../static/read-project.ts';
import { type Checkout, specsFrom } from '../static/spec-from.ts';
import { readingRejects } from './declared.ts';
import { partition } from './partition.ts';
import type { Findings } from './source.ts';

/** Licences that allow a spec in a dataset that others train on. */
export const allowedLicences = [
  'MIT',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  '0BSD',
  'Unlicense',
  'CC0-1.0',
  'MPL-2.0',
  'Zlib',
];

/** What is said where nobody can tell. The manifests of the place may know. */
export const unknownLicence = 'NOASSERTION';

interface Place {
  readonly name: string;
  /** What is known about its licence besides its files. */
  readonly licence: string;
  readonly licences: readonly string[];
  readonly checkout: Checkout;
  /** The name of the server, if no manifest has one. */
  readonly fallbackName: string;
  readonly signal: AbortSignal;
  readonly log: UnitLog;
}

export const nothing = (reason: string, detail: string): Findings => ({
  tools: [],
  rejects: [{ reason, detail }],
});

export async function foundIn(read: FolderTexts, place: Place): Promise<Findings> {
  const { name, licence, licences, checkout, fallbackName, signal, log } = place;
  const manifests = [{ folder: '', licence }, ...manifestsOf(read.texts)];
  const progress = (done: number, all: number): void => log.note(`${name}: ${done} of ${all} files read`);
  const declared = await readTools(read.texts, { manifests, signal, progress });
  const licenceFor = (path: string): string => manifestFor(path, manifests).licence ?? licence;
  const [licensed, others] = partition(declared.tools, ({ path }) => isAllowed(licenceFor(path), licences));
  return {
    tools: specsFrom(licensed, { manifests, checkout, fallbackName }),
    rejects: [
      ...others.map((tool) => ({
        reason: 'licence not allowed',
        detail: `${name}: ${tool.path}: ${tool.name}: ${licenceFor(tool.path)}`,
      })),
      ...readingRejects(name, read, declared),
    ],
  };
}
