// Source `github`: the repositories that find-repositories found. The source of each is read from one
// tarball, and nothing is run.
import { join } from 'node:path';
import { z } from 'zod';
import { accessOptions, gitHubFor } from '../../github/access.ts';
import type { GitHub } from '../../github/client.ts';
import { repositoryName } from '../../github/repository-name.ts';
import { NotFoundError } from '../../github/sending.ts';
import { readArchive } from '../archives/read-archive.ts';
import { isAllowed } from '../licence.ts';
import { allowedLicences, foundIn, nothing, unknownLicence } from './found-in.ts';
import { defineSource, type Findings, type SourceContext } from './source.ts';

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
      .default(allowedLicences)
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
      return await readRepository(place, await gitHubFor(options, { signal, log }), { options, signal, log });
    } catch (error) {
      if (!(error instanceof NotFoundError)) throw error;
      return nothing('repository not available', `${place}: ${error.message}`);
    }
  },
});

type Options = Parameters<typeof gitHubFor>[0] & {
  readonly licences: readonly string[];
  readonly largest: number;
};

async function readRepository(
  place: string,
  client: GitHub,
  { options, signal, log }: SourceContext<Options>,
): Promise<Findings> {
  if (!repositoryName.test(place))
    return nothing('repository not available', `${place} is not owner/name of a repository on GitHub`);
  const [owner = '', repo = ''] = place.split('/');
  const ask = (path: string, parameters: Record<string, string>) =>
    client.json({ resource: 'core', route: `GET /repos/{owner}/{repo}${path}`, parameters });
  const about = aboutSchema.parse(await ask('', { owner, repo }));
  const refused = refusal(place, about, options);
  if (refused) return refused;
  const { sha } = commitSchema.parse(await ask('/commits/{ref}', { owner, repo, ref: about.default_branch }));
  const archive = {
    key: `${about.full_name}@${sha}`,
    open: () => client.stream('GET /repos/{owner}/{repo}/tarball/{ref}', { owner, repo, ref: sha }),
  };
  const note = (message: string): void => log.note(message);
  const read = await readArchive(archive, { folder: join(options.cache, 'archives'), signal, note });
  return foundIn(read, {
    name: place,
    licence: licenceOf(about),
    licences: options.licences,
    checkout: { repository: about.full_name, commit: sha },
    fallbackName: repo,
    signal,
    log,
  });
}

type About = z.infer<typeof aboutSchema>;

const licenceOf = ({ license }: About): string => license?.spdx_id ?? unknownLicence;

/** Why a repository is not read at all. */
function refusal(
  place: string,
  about: About,
  { licences, largest }: Pick<Options, 'licences' | 'largest'>,
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
