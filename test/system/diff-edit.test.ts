// toolloom eval --kind diff_edit: the right edits always apply, planted faults are refused or mended and never applied
// elsewhere, and a model behind an endpoint is counted by what it writes.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { configFrom } from '../../pipeline/config.ts';
import { randomFor } from '../../pipeline/hash.ts';
import { openRunStore } from '../../pipeline/run.ts';
import { attemptOf } from '../../stages/evaluate/diff-edit/attempt.ts';
import { type EditCase, editCases } from '../../stages/evaluate/diff-edit/cases.ts';
import type { EditFigures } from '../../stages/evaluate/diff-edit/figures.ts';
import { faultsFor, writtenEdit } from '../../stages/evaluate/diff-edit/planted.ts';
import { stages } from '../../stages/index.ts';
import { roles } from '../../stages/roles.ts';
import { toolloom } from '../support/cli.ts';
import { type Said, testEndpoint, type WireRequest } from '../support/endpoint.ts';
import { tempDir } from '../support/temp-dir.ts';

const cases = await editCases();
const random = (edit: EditCase, fault: string) => randomFor('diff edit', edit.id, fault);

describe('an edit', () => {
  it('that is right applies strictly and makes the change, in files of all lengths', () => {
    for (const edit of cases) {
      const mode = edit.format === 'search_replace' ? 'exact' : 'at_line';
      expect(attemptOf(edit, writtenEdit(edit, 'none', random(edit, 'none')).arguments)).toEqual({
        outcome: 'right',
        mode,
      });
    }
    const lengths = cases.map(({ before }) => before.split('\n').length);
    expect([Math.min(...lengths) < 60, Math.max(...lengths) > 1000]).toEqual([true, true]);
  });

  it('with a planted fault makes the change or none at all', () => {
    const seen = new Set<string>();
    for (const edit of cases)
      for (const fault of faultsFor(edit)) {
        const { outcome, mode, code } = attemptOf(
          edit,
          writtenEdit(edit, fault, random(edit, fault)).arguments,
        );
        expect(outcome, `${edit.path}: ${fault}`).not.toBe('other');
        seen.add(`${edit.format} ${fault} ${mode ?? code}`);
      }
    expect([...seen]).toEqual(
      expect.arrayContaining([
        'search_replace indented whitespace',
        'search_replace stale NO_MATCH',
        'search_replace two_matches AMBIGUOUS_MATCH',
        'search_replace malformed MALFORMED_BLOCKS',
        'unified_diff shifted moved',
        'unified_diff miscounted recounted',
        'unified_diff stale fuzzy',
        'unified_diff stale NO_MATCH',
        'unified_diff two_matches AMBIGUOUS_MATCH',
        'unified_diff malformed MALFORMED_PATCH',
      ]),
    );
  });

  it('that applies and makes another change is told from the right one', () => {
    const [edit] = cases.filter(({ format }) => format === 'search_replace');
    if (!edit) throw new Error('no case');
    const [first = ''] = edit.before.split('\n');
    const diff = `------- SEARCH\n${first}\n=======\n${first} x\n+++++++ REPLACE`;
    expect(attemptOf(edit, { path: edit.path, diff }).outcome).toBe('other');
    expect(attemptOf(edit, { path: 'src/other.py', diff })).toEqual({
      outcome: 'refused',
      code: 'NOT_FOUND',
    });
  });
});

interface Report {
  readonly judged: number;
  readonly all: { readonly passed: readonly { readonly rate: number }[] };
  readonly failed: readonly { readonly check: string; readonly plays: number }[];
  readonly spending: { readonly calls: number };
  readonly measured: EditFigures;
}

/** What the model writes, by the place of a case among those that are played. */
const manners = ['none', 'indented', 'stale', 'reads again', 'talks'] as const;

describe('the command', async () => {
  const directory = await tempDir();
  /** What the model was asked for. */
  const asked = new Set<EditCase>();
  const run = join(directory.path, 'run');
  const endpoint = await testEndpoint({ say: (request) => said(request) });
  afterAll(async () => {
    await endpoint[Symbol.asyncDispose]();
    await directory[Symbol.asyncDispose]();
  });
  const config = configFrom({ name: 'edits', target: 1 }, { stages, roles, models: ['offline'] }, 'the test');
  await using store = await openRunStore(run, {
    toolloom: 'test',
    config: JSON.parse(JSON.stringify(config)),
  });
  expect(store.ids('tasks')).toEqual([]);
  const m = { baseURL: endpoint.url, model: 'test-model', parameters: { max_tokens: 3000 }, concurrency: 2 };
  await writeFile(join(directory.path, 'm.yaml'), JSON.stringify({ name: 'models', models: { m } }));
  const evaluated = (...args: string[]) =>
    toolloom(['eval', '--run', run, '--kind', 'diff_edit', ...args], directory.path);

  function said({ messages, tools = [] }: WireRequest): Said {
    const wanted = messages.find(({ role }) => role === 'user')?.content ?? '';
    const format = tools.some((tool) => tool.function.name === 'apply_patch')
      ? 'unified_diff'
      : 'search_replace';
    const edit = cases.find((each) => each.request === wanted && each.format === format);
    if (!edit) throw new Error(`nobody asked for ${wanted}`);
    asked.add(edit);
    const manner = mannerOf(edit);
    if (manner === 'talks') return { content: 'I would change that line.' };
    const call =
      manner === 'reads again' && messages.length === 4
        ? { name: 'read_file', arguments: { path: edit.path, start_line: 1 } }
        : writtenEdit(edit, manner === 'reads again' ? 'none' : manner, random(edit, manner));
    return { content: null, calls: [{ name: call.name, arguments: JSON.stringify(call.arguments) }] };
  }
  const mannerOf = ({ id }: EditCase) =>
    manners[Number.parseInt(id.slice(0, 6), 16) % manners.length] ?? 'none';

  it('counts what a model writes', async () => {
    const { code, stdout, stderr } = await evaluated(
      '--model',
      'm',
      '--config',
      'm.yaml',
      '--tasks',
      '60',
      '--json',
    );
    expect(code, stderr).toBe(0);
    const { judged, failed, measured, spending } = JSON.parse(stdout) as Report;
    expect(judged).toBe(60);
    const [blocks, hunks] = measured.formats;
    expect([blocks?.format, hunks?.format]).toEqual(['search_replace', 'unified_diff']);
    const played = [...asked];
    expect(played).toHaveLength(60);
    const count = (format: string, ...wanted: string[]): number =>
      played.filter((edit) => edit.format === format && wanted.includes(mannerOf(edit))).length;
    const all = manners.slice(0, 4);
    expect(blocks?.all).toMatchObject({
      edits: count('search_replace', ...all),
      right: count('search_replace', 'none', 'indented', 'reads again'),
    });
    expect(hunks?.all.edits).toBe(count('unified_diff', ...all));
    const silent = failed.find(({ check }) => check === 'makes no edit');
    expect(silent?.plays).toBe(played.filter((edit) => mannerOf(edit) === 'talks').length);
    expect(spending.calls).toBe(endpoint.requests.length);
    const again = await evaluated('--model', 'm', '--config', 'm.yaml', '--tasks', '60');
    expect(again.stdout).toMatch(/Model m on 60 tasks, 1 trial each: 60 plays/);
    expect(again.stdout).toMatch(/or anchors .* no tool matches like this/);
    expect(endpoint.requests).toHaveLength(spending.calls);
  });

  it('shows the right edits and the planted faults without a model', async () => {
    const oracle = JSON.parse((await evaluated('--model', 'oracle', '--json')).stdout) as Report;
    expect(oracle.all.passed[0]?.rate).toBe(1);
    expect(oracle.judged).toBe(cases.length);
    const planted = JSON.parse((await evaluated('--model', 'planted', '--json')).stdout) as Report;
    for (const { faults } of planted.measured.formats)
      for (const { fault, share } of faults) {
        expect(share.applied).toBe(share.right);
        if (fault === 'malformed' || fault === 'two_matches') expect(share.applied).toBe(0);
        if (fault === 'none') expect(share.right).toBe(share.edits);
      }
    const compared = await evaluated('--compare', 'diff_edit-oracle', 'diff_edit-planted');
    expect(compared.stdout).toMatch(/diff_edit-planted less diff_edit-oracle: -/);
  });

  it.each([
    [['--model', 'planted', '--split', 'test'], 'an eval of the kind diff_edit has no --split'],
    [['--model', 'planted', '--kind', 'edits'], 'there is no kind of eval edits'],
    [['--model', 'nothing'], 'there is no model nothing; the models are oracle, planted'],
    [['--model', 'planted', '--tasks', '3'], 'has begun with all tasks of the split'],
    [
      ['--model', 'oracle', '--kind', 'plays', '--name', 'diff_edit-oracle'],
      'the eval diff_edit-oracle has begun with --kind diff_edit',
    ],
  ])('refuses %j in one line', async (args, message) => {
    const { code, stderr } = await evaluated(...args);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});
