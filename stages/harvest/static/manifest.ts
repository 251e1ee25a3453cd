// Name, version and license of the packages of a repository, from package.json, pyproject.toml and LICENSE
// files. These are read, not run.
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
  /(^|\/)(package\.json|pyproject\.toml|LICEN[CS]E(\.(md|txt))?)$/i.test(path);

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
    const read = /LICEN/i.test(posix.basename(path))
      ? licenceFile(text)
      : path.endsWith('.json')
        ? packageJson(text)
        : pyproject(text);
    byFolder.set(folder, { ...read, ...known });
  }
  return [...byFolder.values()];
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
