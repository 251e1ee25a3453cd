// A source of published packages, for any registry: packages are found by name or by a search, and their archives are
// read as source.
import { join } from 'node:path';
import { z } from 'zod';
import { UsageError } from '../../../pipeline/errors.ts';
import { repeatedEntries, type SettingProblem } from '../../../pipeline/setting-problems.ts';
import { repositoryAt } from '../../github/repository-name.ts';
import { NotFoundError } from '../../github/sending.ts';
import { readArchive } from '../archives/read-archive.ts';
import { openRegistry, type Registry, type RegistryAccess } from '../archives/registry.ts';
import { isAllowed } from '../licence.ts';
import { allowedLicences, foundIn, nothing, unknownLicence } from './found-in.ts';
import { defineSource, type Findings, type Source, type SourceContext } from './source.ts';

/** A version of a package, as its registry describes it. */
export interface PublishedPackage {
  readonly name: string;
  /** "name@1.0.0" */
  readonly label: string;
  /** An SPDX expression. */
  readonly licence: string;
  readonly repository: string | undefined;
  /** Address of a gzipped tarball. Undefined where there is none. */
  readonly archive: string | undefined;
  readonly digest: { readonly algorithm: string; readonly base64: string } | undefined;
}

export interface PackageOptions extends RegistryAccess {
  readonly packages: readonly string[];
  readonly search: readonly string[];
  readonly most: number;
  readonly licences: readonly string[];
}

interface PackageRegistry<Options extends PackageOptions> {
  readonly name: string;
  /** The media type of the registry's answers. */
  readonly accept: string;
  readonly options: z.ZodType<Options>;
  /** What may be a name. Neither part of it may lead to another address. */
  readonly packageName: RegExp;
  /** Names of packages that a text finds, the best first. */
  search(text: string, most: number, registry: Registry): Promise<readonly string[]>;
  find(name: string, registry: Registry): Promise<PublishedPackage>;
}

export const packageOptions = (registry: string, form: string) => ({
  packages: z
    .array(z.string())
    .default([])
    .describe(`packages of ${registry} whose source is read, never run: ${form}`),
  search: z.array(z.string().min(1)).default([]).describe(`searches of ${registry} whose packages are read`),
  most: z.int().positive().max(250).default(50).describe('packages that one search may add'),
  licences: z
    .array(z.string())
    .default(allowedLicences)
    .describe('SPDX ids of the licences under which specs are kept'),
});

/** Places are packages, and searches, which are one unit each. */
const searchPlace = 'search: ';

export function packagesSource<Options extends PackageOptions>(kind: PackageRegistry<Options>): Source {
  return defineSource<Options>({
    name: kind.name,
    options: kind.options,
    async check({ packages, search }) {
      return [
        ...packages.flatMap((name, index): SettingProblem[] =>
          kind.packageName.test(name)
            ? []
            : [{ path: ['packages', index], message: `${JSON.stringify(name)} is no name of a package` }],
        ),
        ...repeatedEntries(['packages'], packages),
        ...repeatedEntries(['search'], search),
      ];
    },
    places: ({ packages, search }) => [...packages, ...search.map((text) => `${searchPlace}${text}`)],
    async read(place, context) {
      const { options, signal, log } = context;
      const note = (message: string): void => log.note(message);
      const registry = openRegistry(kind, options, { signal, note, count: (what) => log.count(what) });
      if (!place.startsWith(searchPlace)) return await readPackage(place, { kind, registry, context });
      return await readSearch(place.slice(searchPlace.length), { kind, registry, context });
    },
  });
}

interface Reading<Options extends PackageOptions> {
  readonly kind: PackageRegistry<Options>;
  readonly registry: Registry;
  readonly context: SourceContext<Options>;
}

async function readSearch<Options extends PackageOptions>(
  text: string,
  reading: Reading<Options>,
): Promise<Findings> {
  const { kind, registry, context } = reading;
  const found = await unlessMissing(() => kind.search(text, context.options.most, registry));
  if (typeof found === 'string')
    throw new UsageError(`${context.options.registry} cannot be searched: ${found}; name packages instead`);
  const names = found.filter((name) => kind.packageName.test(name)).slice(0, context.options.most);
  if (names.length === 0) return nothing('nothing found', `no package of ${kind.name} for "${text}"`);
  const tools: Findings['tools'][number][] = [];
  const rejects: Findings['rejects'][number][] = [];
  for (const [index, name] of names.entries()) {
    if (index > 0 && index % 10 === 0)
      context.log.note(`${kind.name} search "${text}": ${index} of ${names.length} packages read`);
    const each = await readPackage(name, reading);
    tools.push(...each.tools);
    rejects.push(...each.rejects);
  }
  return { tools, rejects };
}

async function readPackage<Options extends PackageOptions>(
  place: string,
  { kind, registry, context }: Reading<Options>,
): Promise<Findings> {
  const { options, signal, log } = context;
  const found = await unlessMissing(() => kind.find(place, registry));
  if (typeof found === 'string') return nothing('package not available', `${place}: ${found}`);
  const { label, licence, archive, digest } = found;
  if (licence !== unknownLicence && !isAllowed(licence, options.licences))
    return nothing('licence not allowed', `${label}: ${licence}`);
  if (archive === undefined)
    return nothing('no source archive', `${label} is published without a .tar.gz archive`);
  const read = await unlessMissing(() =>
    readArchive(
      { key: `${kind.name} ${label}`, digest, open: () => registry.stream(archive) },
      { folder: join(options.cache, 'archives'), signal, note: (message) => log.note(message) },
    ),
  );
  if (typeof read === 'string') return nothing('package not available', `${label}: ${read}`);
  const repository = repositoryAt(found.repository ?? '');
  return await foundIn(read, {
    name: label,
    licence,
    licences: options.licences,
    checkout: { package: label, ...(repository ? { repository } : {}) },
    fallbackName: found.name,
    signal,
    log,
  });
}

/** What the work gives, or why there is nothing at the address. */
async function unlessMissing<Result>(work: () => Promise<Result>): Promise<Result | string> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof NotFoundError) return error.message;
    if (error instanceof z.ZodError)
      return `the registry describes it otherwise: ${z.prettifyError(error).slice(0, 200)}`;
    throw error;
  }
}
