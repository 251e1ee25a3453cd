// Source `github`: the repositories that were found, their source read out of one tarball each, without
// running anything.
import { z } from 'zod';
import { accessOptions, gitHubFor } from '../../github/access.ts';
import type { GitHub } from '../../github/client.ts';
import { Unavailable } from '../../github/sending.ts';
import { isAllowed } from '../licence.ts';
import { manifestFor, manifestsOf } from '../static/manifest.ts';
import { readTools } from '../static/read-project.ts';
import { specFrom } from '../static/spec-from.ts';
import { defineSource, type Found } from './source.ts';
import { readTarball } from './tarball.ts';

/** Licences that let a spec go into a dataset that others train on. */
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
        'SPDX ids of licences under which specs are kept; of a choice (MIT OR GPL-3.0) one is enough',
      ),
    largest: z.int().positive().default(200_000).describe('KB; a larger repository is left'),
  }),
  async *places(_, store) {
    const seen = new Set<string>();
    for await (const { name } of store.read('repositories')) {
      if (!seen.has(name.toLowerCase())) yield name;
      seen.add(name.toLowerCase());
    }
  },
  async read(place, { options, signal, log }): Promise<Found> {
    try {
      return await readRepository(place, await gitHubFor(options, { signal, log }), { ...options, signal });
    } catch (error) {
      if (!(error instanceof Unavailable)) throw error;
      return nothing('repository not available', `${place}: ${error.message}`);
    }
  },
});

const nothing = (reason: string, detail: string): Found => ({ tools: [], rejects: [{ reason, detail }] });

interface Limits {
  readonly licences: readonly string[];
  readonly largest: number;
  readonly signal: AbortSignal;
}

async function readRepository(
  place: string,
  client: GitHub,
  { licences, largest, signal }: Limits,
): Promise<Found> {
  const [owner = '', repo = ''] = place.split('/');
  const about = aboutSchema.parse(await client.json('core', 'GET /repos/{owner}/{repo}', { owner, repo }));
  const licence = about.license?.spdx_id ?? 'NOASSERTION';
  if (about.fork) return nothing('fork', `${place}: what it forks is harvested where it is found`);
  if (about.size === 0) return nothing('empty repository', place);
  if (about.size > largest)
    return nothing('repository too large', `${place}: ${about.size} KB, at most ${largest} are read`);
  // Where GitHub cannot tell, the packages of the repository may.
  if (licence !== 'NOASSERTION' && !isAllowed(licence, licences))
    return nothing('licence not allowed', `${place}: ${licence}`);
  const { sha } = commitSchema.parse(
    await client.json('core', 'GET /repos/{owner}/{repo}/commits/{ref}', {
      owner,
      repo,
      ref: about.default_branch,
    }),
  );
  const body = await client.stream('GET /repos/{owner}/{repo}/tarball/{ref}', { owner, repo, ref: sha });
  const { texts, isCut } = await readTarball(body, signal);
  const manifests = [{ folder: '', licence }, ...manifestsOf(texts)];
  const { tools, unread } = await readTools(texts, manifests);
  const checkout = { repository: about.full_name, commit: sha };
  const licensed = tools.filter(({ path }) =>
    isAllowed(manifestFor(path, manifests).licence ?? licence, licences),
  );
  return {
    tools: licensed.map((tool) => specFrom(tool, manifests, checkout, repo)),
    rejects: [
      ...tools
        .filter((tool) => !licensed.includes(tool))
        .map(({ name, path }) => ({
          reason: 'licence not allowed',
          detail: `${place}: ${path}: ${name}: ${manifestFor(path, manifests).licence ?? licence}`,
        })),
      ...unread.map(({ path, line, why }) => ({
        reason: 'tool not read',
        detail: `${place}: ${path}:${line}: ${why}`,
      })),
      ...(isCut ? [{ reason: 'repository cut', detail: `${place}: read up to ${texts.size} files` }] : []),
      ...(tools.length === 0
        ? [{ reason: 'no tools', detail: `${place}: ${texts.size} files, no tool declared in them` }]
        : []),
    ],
  };
}
