// Name, version and license of the packages of a repository, from package.json, pyproject.toml, PKG-INFO and
// LICENSE files. These are read, not run.
import { posix } from 'node:path';
import { z } from 'zod';

export interface Manifest {
  /** Folder of the package, '' for the root. */
  readonly folder: string;
  readonly name?: string;
  readonly version?: string;
  /** SPDX expression. */
  readonly licence?: string;
}

export const isManifest = (path: string): boolean =>
  /(^|\/)(package\.json|pyproject\.toml|PKG-INFO|LICEN[CS]E(\.(md|txt))?)$/i.test(path);

const packageSchema = z.looseObject({
  name: z.string().optional().catch(undefined),
  version: z.string().optional().catch(undefined),
  license: z.string().optional().catch(undefined),
});

export function manifestsOf(texts: ReadonlyMap<string, string>): Manifest[] {
  const byFolder = new Map<string, Manifest>();
  for (const [path, text] of [...texts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (!isManifest(path)) continue;
    const folder = posix.dirname(path) === '.' ? '' : posix.dirname(path);
    const known = byFolder.get(folder) ?? { folder };
    byFolder.set(folder, { ...readerFor(posix.basename(path))(text), ...known });
  }
  return [...byFolder.values()];
}

function readerFor(name: string): (text: string) => Omit<Manifest, 'folder'> {
  if (/LICEN/i.test(name)) return licenceFile;
  if (/^PKG-INFO$/i.test(name)) return packageInfo;
  return name.toLowerCase().endsWith('.json') ? packageJson : pyproject;
}

/** The manifest of the nearest folder above a file. What it leaves open comes from the folders above it. */
export function manifestFor(path: string, manifests: readonly Manifest[]): Manifest {
  const above = manifests
    .filter(({ folder }) => folder === '' || path.startsWith(`${folder}/`))
    .sort((a, b) => a.folder.length - b.folder.length);
  const named = above.filter((each) => each.name !== undefined).at(-1);
  return { ...Object.assign({ folder: '' }, ...above), folder: named?.folder ?? '' };
}

function packageJson(text: string): Omit<Manifest, 'folder'> {
  try {
    const { name, version, license } = packageSchema.parse(JSON.parse(text));
    return {
      ...(name ? { name } : {}),
      ...(version ? { version } : {}),
      ...(license && !/^SEE /i.test(license) ? { licence: license } : {}),
    };
  } catch {
    return {}; // npm would refuse this package.json; it says nothing
  }
}

/**
 * Reads the three keys that are needed line by line. A TOML parser would be a dependency for three strings.
 */
function pyproject(text: string): Omit<Manifest, 'folder'> {
  const section = /^\[project\]\s*$([\s\S]*?)(?=^\[|$(?![\s\S]))/m.exec(text)?.[1] ?? '';
  const stringAt = (key: string): string | undefined =>
    new RegExp(`^${key}\\s*=\\s*(?:\\{\\s*text\\s*=\\s*)?["']([^"']+)["']`, 'm').exec(section)?.[1];
  const [name, version, licence] = [stringAt('name'), stringAt('version'), stringAt('license')];
  return {
    ...(name ? { name } : {}),
    ...(version ? { version } : {}),
    ...(licence ? { licence: spdxOf(licence) ?? licence } : {}),
  };
}

/** The head of a source distribution of Python: "Name: server", one field a line, up to an empty line. */
function packageInfo(text: string): Omit<Manifest, 'folder'> {
  const [head = ''] = text.split(/\r?\n\r?\n/, 1);
  const field = (name: string): string | undefined =>
    new RegExp(`^${name}:[^\\S\\n]*(\\S[^\\n]*)$`, 'im').exec(head)?.[1]?.trim();
  const [name, version] = [field('Name'), field('Version')];
  const said =
    field('License-Expression') ?? licenceNamed(field('License')) ?? licenceNamed(classified(head));
  return { ...(name ? { name } : {}), ...(version ? { version } : {}), ...(said ? { licence: said } : {}) };
}

const classified = (head: string): string | undefined =>
  /^Classifier: License :: (?:OSI Approved :: )?([^\n]+)$/m.exec(head)?.[1];

/** The SPDX id of what people write; what it is, if it looks like one already. */
function licenceNamed(text: string | undefined): string | undefined {
  if (text === undefined || /^unknown$/i.test(text)) return undefined;
  return spdxOf(text) ?? (/^[\w.+-]+( (OR|AND) [\w.+-]+)*$/.test(text) ? text : undefined);
}

const licenceFile = (text: string): Omit<Manifest, 'folder'> => {
  const licence = spdxOf(text.slice(0, 2000));
  return licence ? { licence } : {};
};

/** Licenses by their title or first words, the most specific ones first. */
const licences: readonly (readonly [RegExp, string])[] = [
  [/GNU AFFERO GENERAL PUBLIC LICENSE/i, 'AGPL-3.0'],
  [/GNU LESSER GENERAL PUBLIC LICENSE/i, 'LGPL-3.0'],
  [/GNU GENERAL PUBLIC LICENSE[\s\S]{0,60}Version 2/i, 'GPL-2.0'],
  [/GNU GENERAL PUBLIC LICENSE/i, 'GPL-3.0'],
  [/Mozilla Public License[\s\S]{0,40}2\.0/i, 'MPL-2.0'],
  [/Apache[- ](License|2\.0)/i, 'Apache-2.0'],
  [/Business Source License/i, 'BUSL-1.1'],
  [/\bISC License|Permission to use, copy, modify, and(\/or)? distribute/i, 'ISC'],
  [/Neither the name/i, 'BSD-3-Clause'],
  [/Redistribution and use in source and binary forms/i, 'BSD-2-Clause'],
  [/released into the public domain/i, 'Unlicense'],
  [/^\W*(The )?MIT( License)?\b|Permission is hereby granted, free of charge/i, 'MIT'],
];

const spdxOf = (text: string): string | undefined => licences.find(([pattern]) => pattern.test(text))?.[1];
