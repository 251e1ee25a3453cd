// Source `pypi`: packages of a Python package index, by name or by words of their names. The source distribution is
// read; nothing is installed and nothing is run. The index answers as PEP 691 says:
//   GET /NAME/ -> {"name":"name","files":[{"filename":"name-1.0.tar.gz","url":"…","hashes":{"sha256":"…"}}]}
//   GET / -> {"projects":[{"name":"…"}]}
import { z } from 'zod';
import { NotFoundError } from '../../github/sending.ts';
import { registryOptions } from '../archives/registry.ts';
import { unknownLicence } from './found-in.ts';
import { packageOptions, packagesSource } from './packages-of.ts';

const fileSchema = z.looseObject({
  filename: z.string(),
  url: z.string(),
  hashes: z.record(z.string(), z.string()).nullish(),
  yanked: z.union([z.boolean(), z.string()]).nullish(),
});
const projectSchema = z.looseObject({ name: z.string(), files: z.array(fileSchema) });
const indexSchema = z.looseObject({ projects: z.array(z.looseObject({ name: z.string() })) });

/** A name, with an optional version behind `==`. */
const packageName = /^[a-z0-9](?:[\w.-]*[a-z0-9])?(?:==[\w.+!-]+)?$/i;

export const pypi = packagesSource({
  name: 'pypi',
  accept: 'application/vnd.pypi.simple.v1+json',
  options: z.strictObject({
    ...packageOptions('PyPI', 'name, or name==version'),
    ...registryOptions('https://pypi.org/simple', 'data/cache/pypi', ['https://files.pythonhosted.org']),
  }),
  packageName,
  /** The index has no search, so all names are asked for, and those are taken that hold every word. */
  async search(text, most, registry) {
    const words = normalized(text).split('-').filter(Boolean);
    const { projects } = indexSchema.parse(await registry.json(''));
    const found = projects.map(({ name }) => name).filter((name) => holdsAll(normalized(name), words));
    return found.sort((a, b) => a.length - b.length || (a < b ? -1 : 1)).slice(0, most);
  },
  async find(named, registry) {
    const [asked = '', version] = named.split('==');
    const project = projectSchema.parse(await registry.json(`${normalized(asked)}/`));
    const releases = project.files.flatMap((file) => releaseOf(file) ?? []);
    const wanted = releases.filter((release) =>
      version === undefined ? !release.isYanked : release.version === version,
    );
    if (
      version !== undefined &&
      wanted.length === 0 &&
      project.files.every(({ filename }) => !filename.includes(`-${version}`))
    )
      throw new NotFoundError(`there is no version ${version}`);
    const [newest] = wanted.sort((a, b) => byVersion(b.version, a.version));
    return {
      name: project.name,
      label: newest ? `${project.name}==${newest.version}` : named,
      // The index does not say it; the metadata in the archive does.
      licence: unknownLicence,
      repository: undefined,
      archive: newest?.url,
      digest: newest?.sha256
        ? { algorithm: 'sha256', base64: Buffer.from(newest.sha256, 'hex').toString('base64') }
        : undefined,
    };
  },
});

/** PEP 503. */
const normalized = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replaceAll(/[-_.\s]+/g, '-');

const holdsAll = (name: string, words: readonly string[]): boolean => {
  const parts = new Set(name.split('-'));
  return words.length > 0 && words.every((word) => parts.has(word));
};

interface Release {
  readonly version: string;
  readonly url: string;
  readonly sha256: string | undefined;
  readonly isYanked: boolean;
}

/** Undefined for a wheel, and for an archive of another form. */
function releaseOf({ filename, url, hashes, yanked }: z.infer<typeof fileSchema>): Release | undefined {
  const version = /-([^-]+)\.tar\.gz$/.exec(filename)?.[1];
  if (version === undefined) return undefined;
  return {
    version,
    url,
    sha256: hashes?.sha256,
    isYanked: yanked !== undefined && yanked !== null && yanked !== false,
  };
}

/** PEP 440 in short: a pre-release comes before every release, and numbers count as such. */
function byVersion(one: string, other: string): number {
  if (isPre(one) !== isPre(other)) return isPre(one) ? -1 : 1;
  return one.localeCompare(other, 'en', { numeric: true });
}

const isPre = (version: string): boolean =>
  /\d[-_.]?(a|b|c|rc|alpha|beta|pre|preview|dev)[-_.]?\d*/i.test(version);
