// live_git: errands with the repository of a live git server.
import type { Random } from '../../../pipeline/hash.ts';
import type { JsonObject } from '../../../schemas/json.ts';
import type { LiveSeeds } from '../../mcp/live-seeds.ts';
import { type Errand, type ErrandCall, errandTask, fixtureOf, said, together } from '../errands/errand.ts';
import { blames, branches, commits, counts, merges } from '../errands/git-requests.ts';
import type { TaskKind } from './kind.ts';
import { worksOn } from './prospect.ts';

type Repository = LiveSeeds['git'][string];

export const liveGit: TaskKind = {
  name: 'live_git',
  brief:
    'An errand with a git repository: commit pending changes on a new branch, merge and tag a branch, or ' +
    'find out who changed what and when.',
  difficulty: 3,
  suits: (prospect) => worksOn(prospect, 'git'),
  // Real servers are what the data is about.
  share: 1.2,
  isLive: true,
  draft(material, random) {
    const fixture = fixtureOf(material, 'git');
    const repository = fixture === undefined ? undefined : material.liveSeeds.git[fixture];
    if (!repository) return undefined;
    const [first, second] = random.shuffle(errands);
    const list = [first, ...(random.chance(0.8) ? [second] : [])].flatMap(
      (errand) => errand?.(repository, random) ?? [],
    );
    return list.length > 0 ? errandTask(list, material, random) : undefined;
  },
};

const git = (tool: string, given: JsonObject, purpose: string): ErrandCall => ({
  tool: `git_${tool}`,
  arguments: { path: '/repo', ...given },
  purpose,
});

const errands: readonly ((repository: Repository, random: Random) => Errand | undefined)[] = [
  function commitPending({ uncommitted }, random) {
    const [file = ''] = Object.keys(uncommitted);
    const branch = random.pick(['small-edits', 'text-update', 'notes', 'draft', 'wording']);
    const message = random.pick([
      `Add a line to ${file}`,
      `Update ${file}`,
      `Complete ${file}`,
      `Say more in ${file}`,
    ]);
    return {
      say: said(commits, { file, branch, message }, random),
      calls: [
        git('status', {}, 'to see what has changed in /repo'),
        together(git('diff', {}, `to see what is new in ${file} in /repo`)),
        git('checkout', { target: branch, createBranch: true }, `to create the branch ${branch} in /repo`),
        git('add', { paths: [file] }, `to stage ${file} in /repo`),
        git('commit', { message }, `to commit ${file} in /repo with the message "${message}"`),
      ],
      communicate: [{ name: 'branch', value: branch }],
    };
  },
  function mergeAndTag({ branches: all }, random) {
    const branch = random.pick(Object.keys(all));
    const [commit] = all[branch] ?? [];
    const tag = random.pick(['v1.1', 'v1.2', 'v2.0', 'release-march', 'spring-2025']);
    if (!commit) return undefined;
    return {
      say: said(merges, { branch, tag }, random),
      calls: [
        git('branch', { mode: 'list' }, 'to list the branches in /repo'),
        together(git('log', { branch }, `to see what is on the branch ${branch} in /repo`)),
        git('merge', { branch }, `to merge the branch ${branch} in /repo`),
        git('tag', { mode: 'create', tagName: tag }, `to set the tag ${tag} in /repo`),
        git(
          'branch',
          { mode: 'delete', branchName: branch },
          `to delete the branch ${branch} in /repo, now that it is merged`,
        ),
      ],
      communicate: [{ name: 'last change', value: commit.message }],
    };
  },
  function whoChanged({ commits: made }, random) {
    const commit = random.pick(made);
    const [file = ''] = Object.keys(commit.files);
    const last = made.findLast(({ files }) => file in files);
    if (!last) return undefined;
    return {
      say: said(blames, { file }, random),
      calls: [git('log', { filePath: file }, `to see who has changed ${file} in /repo`)],
      communicate: [
        { name: 'author', value: last.author },
        { name: 'message', value: last.message },
      ],
    };
  },
  function compareBranches({ branches: all }, random) {
    const [first = '', second = ''] = random.shuffle(Object.keys(all));
    const authors = [first, second].map((name) => all[name]?.at(-1)?.author ?? '');
    return {
      say: said(branches, { first, second }, random),
      calls: [first, second].map((branch, at) => {
        const look = git('log', { branch }, `to see who worked last on ${branch} in /repo`);
        return at === 0 ? look : together(look);
      }),
      communicate: authors.map((value, at) => ({ name: `author of ${at === 0 ? first : second}`, value })),
    };
  },
  function countBy({ commits: made }, random) {
    const { author } = random.pick(made);
    const own = made.filter((commit) => commit.author === author);
    return {
      say: said(counts, { author }, random),
      calls: [git('log', { author, branch: 'main' }, `to find the commits of ${author} in /repo`)],
      communicate: own.map(({ message }) => ({ name: 'commit', value: message })),
    };
  },
];
