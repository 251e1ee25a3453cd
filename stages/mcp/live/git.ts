// The git server as agents get it: one repository, /repo. Commits bear a fixed time, so that their hashes are the
// same in every play, and the state of the repository is read from its references and its index.
import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { environmentVariable } from '../../../pipeline/process-env.ts';
import { filesIn } from '../directory.ts';
import type { LiveSeeds } from '../live-seeds.ts';
import { contentsNamed, type LiveServer } from '../live-server.ts';

const run = promisify(execFile);

type Repository = LiveSeeds['git'][string];

/** When every commit of a play is made. Those of the contents are older. */
const now = '2025-03-14T09:00:00Z';

/** No setting of the host's reaches git, and nothing is signed. */
const gitEnvironment = (author: string, date: string): Record<string, string> => ({
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_AUTHOR_NAME: author,
  GIT_AUTHOR_EMAIL: addressOf(author),
  GIT_COMMITTER_NAME: author,
  GIT_COMMITTER_EMAIL: addressOf(author),
  GIT_AUTHOR_DATE: date,
  GIT_COMMITTER_DATE: date,
  TZ: 'UTC',
  LC_ALL: 'C',
});

const addressOf = (name: string): string => `${name.toLowerCase().replaceAll(' ', '.')}@example.org`;

/** The environment of the server: whoever works in a play is the assistant. */
export const gitServerEnvironment = (): Record<string, string> => ({
  ...gitEnvironment('Repository Assistant', now),
  GIT_SIGN_COMMITS: 'false',
  LOGS_DIR: '',
  MCP_LOG_LEVEL: 'error',
});

export const liveGit: LiveServer = {
  summary: 'Keeps a git repository with its branches, tags, and history.',
  things: [
    { noun: 'commit', plural: 'commits', fields: ['author', 'message', 'date'] },
    { noun: 'branch', plural: 'branches', fields: ['name', 'last commit', 'history'] },
    { noun: 'tag', plural: 'tags', fields: ['name', 'commit', 'release'] },
  ],
  setting: (seeds, fixture) => ({
    title: contentsNamed(fixture, seeds.git).title,
    notes: ['{The|Its} {repository|working copy} {is|lies|can be found} in {the folder |}/repo.'],
    clock: now,
  }),
  files: () => ({}),
  prepare: (directory, seeds, fixture) => prepareRepository(directory, contentsNamed(fixture, seeds.git)),
  // The first two keep a folder in the process; the third reads what others left; the rest need a network, leave
  // the folder, or answer with instructions for models.
  volatile: [
    'git_set_working_dir',
    'git_clear_working_dir',
    'git_reflog',
    'git_clone',
    'git_fetch',
    'git_pull',
    'git_push',
    'git_remote',
    'git_init',
    'git_worktree',
    'git_clean',
    'git_changelog_analyze',
    'git_wrapup_instructions',
  ],
  shownAs: '/repo',
  state: repositoryState,
};

/** What git wrote for each repository: writing it again is quicker than asking git again. */
const prepared = new Map<string, ReadonlyMap<string, Buffer>>();

async function prepareRepository(directory: string, repository: Repository): Promise<void> {
  const known = prepared.get(repository.title);
  if (known) {
    for (const [path, bytes] of known) await writeBytes(join(directory, path), bytes);
    return;
  }
  await git(directory, ['init', '--quiet', '--initial-branch=main'], repository.commits[0]);
  for (const commit of repository.commits) await makeCommit(directory, commit);
  for (const [branch, commits] of Object.entries(repository.branches)) {
    await git(directory, ['checkout', '--quiet', '-b', branch, 'main'], commits[0]);
    for (const commit of commits) await makeCommit(directory, commit);
  }
  await git(directory, ['checkout', '--quiet', 'main'], repository.commits[0]);
  for (const [path, content] of Object.entries(repository.uncommitted))
    await writeBytes(join(directory, path), Buffer.from(content));
  const names = [...(await filesIn(directory)).keys()].filter((name) => !name.endsWith('/'));
  const contents = names.map(async (name) => [name, await readFile(join(directory, name))] as const);
  prepared.set(repository.title, new Map(await Promise.all(contents)));
}

type Commit = Repository['commits'][number];

async function makeCommit(directory: string, commit: Commit): Promise<void> {
  for (const [path, content] of Object.entries(commit.files))
    await writeBytes(join(directory, path), Buffer.from(content));
  await git(directory, ['add', '--all'], commit);
  await git(directory, ['commit', '--quiet', '--message', commit.message], commit);
}

async function git(directory: string, args: string[], commit: Commit | undefined): Promise<void> {
  const { author = 'Repository Assistant', date = now } = commit ?? {};
  const environment = { PATH: environmentVariable('PATH') ?? '', HOME: directory };
  await run('git', args, { cwd: directory, env: { ...environment, ...gitEnvironment(author, date) } });
}

async function writeBytes(path: string, bytes: Buffer): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, bytes);
}

/** Files of the working tree, references, and what is staged. Objects follow from these. */
async function repositoryState(directory: string): Promise<ReadonlyMap<string, string>> {
  const isInternal = (path: string): boolean =>
    /^\.git(?:$|\/(?!HEAD$|refs\/(?:heads|tags|stash)|MERGE_HEAD$|CHERRY_PICK_HEAD$|REVERT_HEAD$|packed-refs$))/.test(
      path,
    );
  const files = await filesIn(directory, isInternal);
  const state = [...files].filter(([path]) => !(path.startsWith('.git') && path.endsWith('/')));
  const index = await readFile(join(directory, '.git', 'index')).catch(() => undefined);
  const staged = index ? stagedFiles(index).map(([path, hash]) => [`staged/${path}`, hash] as const) : [];
  return new Map([...state, ...staged]);
}

/** The entries of an index of version 2 (gitformat-index): path and hash of each file. */
function stagedFiles(index: Buffer): [string, string][] {
  const count = index.readUInt32BE(8);
  const entries: [string, string][] = [];
  let at = 12;
  for (let number = 0; number < count; number += 1) {
    const end = index.indexOf(0, at + 62);
    entries.push([index.toString('utf8', at + 62, end), index.toString('hex', at + 40, at + 60)]);
    at += Math.ceil((end - at + 1) / 8) * 8;
  }
  return entries;
}
