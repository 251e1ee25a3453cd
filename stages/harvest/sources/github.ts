// Source `github`: the repositories that find-repositories found. The source of each is read from one
// tarball, and nothing is run.
import { z } from 'zod';
import { accessOptions, gitHubFor } from '../../github/access.ts';
import type { GitHub } from '../../github/client.ts';
import { repositoryName } from '../../github/repository-name.ts';
import { NotFoundError } from '../../github/sending.ts';
import { isAllowed } from '../licence.ts';
import { manifestFor, manifestsOf } from '../static/manifest.ts';
import { readTools } from '../static/read-project.ts';
import { specsFrom } from '../static/spec-from.ts';
import { readingRejects } from './declared.ts';
import { partition } from './partition.ts';
import { defineSource, type Findings } from './source.ts';
import { readTarball } from './tarball.ts';

/** Licences that allow a spec in a dataset that others train on. */
const allowed = [
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

const aboutSchema = z.looseObject({
  full_name: z.string(),
  default_branch: z.string(),
  size: z.int(),
  fork: z.boolean(),
  license: z.looseObject({ spdx_id: z.string().nullish() }).nullish(),
});
const commitSchema = z.looseObject({ sha: z.string().regex(/^[0-9a-f]{40}$/) });

export const github = defineSource({
  name: 'github',
  options: z.strictObject({
    ...accessOptions,
    licences: z
      .array(z.string())
      .default(allowed)
      .describe(
        'SPDX ids of the licences under which specs are kept; of a choice (MIT OR GPL-3.0), one is enough',
      ),
    largest: z
      .int()
      .positive()
      .default(200_000)
      .describe('size limit in KB; larger repositories are not read'),
  }),
  async *places(_, store) {
    const seen = new Set<string>();
    for await (const { name } of store.read('repositories')) {
      if (!seen.has(name.toLowerCase())) yield name;
      seen.add(name.toLowerCase());
    }
  },
  async read(place, { options, signal, log }): Promise<Findings> {
    try {
      return await readRepository(place, await gitHubFor(options, { signal, log }), { ...options, signal });
    } catch (error) {
      if (!(error instanceof NotFoundError)) throw error;
      return nothing('repository not available', `${place}: ${error.message}`);
    }
  },
});

const nothing = (reason: string, detail: string): Findings => ({ tools: [], rejects: [{ reason, detail }] });

interface Limits {
  readonly licences: readonly string[];
  readonly largest: number;
  readonly signal: AbortSignal;
}

async function readRepository(
  place: string,
  client: GitHub,
  { licences, largest, signal }: Limits,
): Promise<Findings> {
  if (!repositoryName.test(place))
    return nothing('repository not available', `${place} is not owner/name of a repository on GitHub`);
  const [owner = '', repo = ''] = place.split('/');
  const ask = (path: string, parameters: Record<string, string>) =>
    client.json({ resource: 'core', route: `GET /repos/{owner}/{repo}${path}`, parameters });
  const about = aboutSchema.parse(await ask('', { owner, repo }));
  const refused = refusal(place, about, { licences, largest });
  if (refused) return refused;
  const { sha } = commitSchema.parse(await ask('/commits/{ref}', { owner, repo, ref: about.default_branch }));
  const body = await client.stream('GET /repos/{owner}/{repo}/tarball/{ref}', { owner, repo, ref: sha });
  const read = await readTarball(body, signal);
  const manifests = [{ folder: '', licence: licenceOf(about) }, ...manifestsOf(read.texts)];
  const declared = await readTools(read.texts, { manifests, signal });
  const checkout = { repository: about.full_name, commit: sha };
  const licenceFor = (path: string): string => manifestFor(path, manifests).licence ?? licenceOf(about);
  const [licensed, others] = partition(declared.tools, ({ path }) => isAllowed(licenceFor(path), licences));
  return {
    tools: specsFrom(licensed, { manifests, checkout, fallbackName: repo }),
    rejects: [
      ...others.map(({ name, path }) => ({
        reason: 'licence not allowed',
        detail: `${place}: ${path}: ${name}: ${licenceFor(path)}`,
      })),
      ...readingRejects(place, read, declared),
    ],
  };
}

type About = z.infer<typeof aboutSchema>;

const licenceOf = ({ license }: About): string => license?.spdx_id ?? unknownLicence;

/** What GitHub says when it cannot tell. The manifests of the repository may know. */
const unknownLicence = 'NOASSERTION';

/** Why a repository is not read at all. */
function refusal(
  place: string,
  about: About,
  { licences, largest }: Pick<Limits, 'licences' | 'largest'>,
): Findings | undefined {
  const licence = licenceOf(about);
  if (about.fork) return nothing('fork', `${place}: its tools are harvested from the original repository`);
  if (about.size === 0) return nothing('empty repository', place);
  if (about.size > largest)
    return nothing('repository too large', `${place}: ${about.size} KB; the limit is ${largest} KB`);
  if (licence !== unknownLicence && !isAllowed(licence, licences))
    return nothing('licence not allowed', `${place}: ${licence}`);
  return undefined;
}
