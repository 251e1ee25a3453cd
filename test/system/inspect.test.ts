// toolloom inspect over real runs: tables, SQL, samples, one record, numbers, and what changed between two runs.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { appendFile, cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inspector } from '../../inspect/inspector.ts';
import { gridText } from '../../pipeline/commands/inspect/grid.ts';
import { UsageError } from '../../pipeline/errors.ts';
import { openFileStore } from '../../pipeline/store/file-store.ts';
import type { Json } from '../../schemas/json.ts';
import { root, toolloom } from '../support/cli.ts';
import { runBytes } from '../support/run-bytes.ts';
import { atTerminal, hasTerminal } from '../support/terminal.ts';
import { tinyRun } from '../support/tiny-run.ts';

let made: Awaited<ReturnType<typeof tinyRun>>;
let run: string;
beforeAll(async () => {
  made = await tinyRun();
  run = join(made.path, 'data', 'runs', 'tiny');
});
afterAll(() => made[Symbol.asyncDispose]());

const inspect = (...args: string[]) => toolloom(['inspect', ...args], made.path);
const jsonOf = async (...args: string[]) => {
  const { code, stdout, stderr } = await inspect(...args, '--json');
  expect(code, stderr).toBe(0);
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
};
const sql = (query: string) => jsonOf('--sql', query);
/** What the command asks, without a process for each question. */
async function asked(query: string): Promise<Record<string, Json | undefined>[]> {
  const rows: Record<string, Json | undefined>[] = [];
  await inspector.ask(
    { runs: [run], sql: query, signal: new AbortController().signal },
    async ({ columns, batches }) => {
      for await (const batch of batches())
        for (const row of batch)
          rows.push(Object.fromEntries(columns.map((column, index) => [column, row[index]])));
    },
  );
  return rows;
}
const printed = new Map<string, ReturnType<typeof toolloom>>();
/** What `cat` prints; it does not change here. */
async function recordsOf(collection: string) {
  const once = printed.get(collection) ?? toolloom(['cat', collection], made.path);
  printed.set(collection, once);
  return (await once).stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

describe('SQL', () => {
  it('reads every collection as `cat` prints it', async () => {
    for (const collection of ['tools', 'trajectories', 'judgements', 'agents', 'datasets', 'rejects']) {
      const expected = await recordsOf(collection);
      const rows = await asked(`FROM ${collection}`);
      expect(rows.map(({ run: name, id }) => [name, id])).toEqual(expected.map(({ id }) => ['tiny', id]));
      for (const [index, record] of expected.entries()) expect(rows[index]).toMatchObject(record);
    }
  });

  it('has a row for each play, call, message, and finding', async () => {
    const trajectories = await recordsOf('trajectories');
    const plays = await sql('SELECT id, calls, messages, verdict, selected FROM plays');
    const selected = new Set((await recordsOf('selections')).map(({ trajectory }) => trajectory));
    expect(plays).toEqual(
      trajectories.map(({ id, steps, messages }) => ({
        ...{ id, calls: steps.length, messages: messages.length },
        verdict: expect.stringMatching(/^(accepted|rejected)$/),
        selected: selected.has(id),
      })),
    );
    expect(await sql('SELECT tool, step FROM calls ORDER BY trajectory, step')).toEqual(
      trajectories
        .toSorted((a, b) => (a.id < b.id ? -1 : 1))
        .flatMap(({ steps }) =>
          steps.map(({ call }: { call: { name: string } }, step: number) => ({ tool: call.name, step })),
        ),
    );
    const [counts] = await sql(
      'SELECT (SELECT count(*) FROM messages) AS messages, (SELECT count(*) FROM findings) AS findings, (SELECT sum(len(findings)) FROM verdicts) AS found',
    );
    expect(counts.messages).toBe(trajectories.reduce((sum, { messages }) => sum + messages.length, 0));
    expect(counts.findings).toBe(counts.found ?? 0);
  });

  it('reads training files with what their provenance says', async () => {
    const rows = await sql('SELECT split, file, line, messages, provenance FROM dataset.openai');
    const origins = (await readFile(join(run, 'datasets/openai/provenance.jsonl'), 'utf8'))
      .trim()
      .split('\n');
    expect(rows.length).toBe(origins.length);
    for (const [index, text] of origins.entries()) {
      const { file, line, ...provenance } = JSON.parse(text);
      const written =
        (await readFile(join(run, 'datasets/openai', file), 'utf8')).split('\n')[line - 1] ?? '';
      expect(rows[index]).toEqual({
        ...{ split: provenance.split, file, line, provenance },
        messages: JSON.parse(written).messages,
      });
    }
  });

  it('runs every query of the documentation', async () => {
    const text = await readFile(join(root, 'docs', 'inspect.md'), 'utf8');
    const queries = [...text.matchAll(/```sql\n([\s\S]*?)```/g)].map(([, query = '']) => query);
    expect(queries.length).toBe(10);
    for (const query of queries) await asked(query); // throws where one is wrong
    const [query = ''] = queries;
    const { code, stderr, stdout } = await inspect('--sql', query);
    expect([code, stderr.replace(/^\(.*\)\n$/, '')], query).toEqual([0, '']);
    expect(stdout.split('\n')[0]).not.toBe('');
  });

  it('asks several runs at once', async () => {
    await cp(run, join(made.path, 'data', 'runs', 'other'), { recursive: true });
    const rows = await jsonOf(
      ...[
        '--run',
        'tiny',
        '--run',
        'other',
        '--sql',
        'SELECT run, count(*) AS n FROM plays GROUP BY run ORDER BY run',
      ],
    );
    await rm(join(made.path, 'data', 'runs', 'other'), { recursive: true });
    expect(rows.map((row) => row.run)).toEqual(['other', 'tiny']);
    expect(rows[0].n).toBe(rows[1].n);
  });

  it.each([
    ['FROM toolz', /^there is no table toolz \(did you mean tools\?\); the tables are .*\n$/],
    ['SELECT knd FROM plays', /^the SQL is wrong: Referenced column "knd" not found .*\n$/],
    ['SELEC 1', /^the SQL is wrong: syntax error at or near "SELEC"\n$/],
    ["SELECT 'x'::INT FROM plays", /^the SQL is wrong: .*'x'.*\n$/],
  ])('says in one line what is wrong with %s', async (query, line) => {
    const { code, stdout, stderr } = await inspect('--sql', query);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr.replace(/^toolloom: |^error: /, '')).toMatch(line);
  });

  it('can reach nothing but the rows', async () => {
    const secret = join(made.path, 'secret.txt');
    await writeFile(secret, 'not for SQL');
    const target = join(made.path, 'written');
    const before = await runBytes(run);
    const statements = [
      `SELECT * FROM read_text('${secret}')`,
      `SELECT * FROM read_csv('${secret}')`,
      `SELECT * FROM read_json('${join(run, 'run.json')}')`,
      `FROM '${secret}'`,
      `SELECT * FROM glob('${made.path}/*')`,
      `COPY plays TO '${target}'`,
      `COPY plays FROM '${secret}'`,
      `EXPORT DATABASE '${target}'`,
      `ATTACH '${target}'`,
      'INSTALL httpfs',
      'LOAD httpfs',
      'SET enable_external_access = true',
      "SET temp_directory = '/'",
      `PRAGMA profiling_output = '${target}'`,
      "SELECT getenv('HOME')",
      `SELECT 1; COPY plays TO '${join(run, 'units', 'judge.jsonl')}'`,
    ];
    for (const statement of statements) {
      const error: unknown = await asked(`${statement} -- plays`).catch((thrown: unknown) => thrown);
      expect(error, statement).toBeInstanceOf(UsageError);
      expect(String(error), statement).not.toContain('\n');
    }
    const { code, stdout, stderr } = await inspect('--sql', `${statements[0]} -- plays`);
    expect([code, stdout, stderr.trim().split('\n').length]).toEqual([2, '', 1]);
    expect(existsSync(target)).toBe(false);
    expect(await runBytes(run)).toEqual(before);
  });

  it('leaves nothing in the temporary folder', async () => {
    const leftovers = async () =>
      (await readdir(tmpdir())).filter((name) => name.startsWith('toolloom-inspect-'));
    const before = new Set(await leftovers());
    await inspect('--sql', 'FROM plays');
    await inspect('--sql', 'FROM nothing');
    expect((await leftovers()).filter((name) => !before.has(name))).toEqual([]);
  });
});

describe('hostile texts', () => {
  const half = '\ud83d';
  const texts = [
    '\u001b[31mred\u001b]0;title\u0007',
    `half ${half} of one`,
    "'); COPY plays TO '/tmp/x'; --",
    'a\nb\tc, "quoted"',
    '=HYPERLINK("http://x")',
    'zero\u0000byte',
    '\u202eright to left',
    '\\ud83d written out',
  ];

  it('are data, and every character of them is seen', async () => {
    const { path } = made;
    const other = join(path, 'data', 'runs', 'hostile');
    await cp(run, other, { recursive: true });
    {
      await using store = await openFileStore(join(other, 'units'));
      const rejects = texts.map((detail, index) => ({
        ...{ id: `h${index}`, stage: 'hostile', unit: 'u', reason: 'hostile', detail },
        record: { 'a "key" with \' quotes': detail },
      }));
      await store.commit('hostile', 'u', { records: {}, rejects });
    }
    const query = "SELECT detail, record FROM rejects WHERE stage = 'hostile'";
    const rows = await jsonOf('--run', 'hostile', '--sql', query);
    const seen = texts.map((text) => text.replace(half, '\\ud83d'));
    expect(rows).toEqual(seen.map((detail) => ({ detail, record: { 'a "key" with \' quotes': detail } })));
    const people = await inspect('--run', 'hostile', '--sql', query);
    expect(people.stdout).not.toMatch(/[^\P{Cc}\n]|[\p{Cf}\p{Cs}]/u);
    expect(people.stdout.trim().split('\n').length).toBe(texts.length + 1);
    expect(people.stdout).toContain('\\u001b[31mred');
    const csv = await inspect(
      '--run',
      'hostile',
      '--csv',
      '--sql',
      "SELECT detail FROM rejects WHERE id = 'h3'",
    );
    expect(csv.stdout).toBe('detail\n"a\nb\tc, ""quoted"""\n');
    await rm(other, { recursive: true });
  });
});

/** Of a terminal. */
const columnsOf = (line: string): number =>
  [...line].reduce((sum, character) => sum + (/[会🙂]/u.test(character) ? 2 : 1), 0);

describe('rows of a table', () => {
  it('are drawn by the seed, from those for which the condition holds', async () => {
    const sample = (...flags: string[]) => jsonOf('tools', '--where', "effect = 'read'", ...flags);
    const all = (await sample()).map(({ id }) => id);
    const first = (await sample('--sample', '3')).map(({ id }) => id);
    expect(first.length).toBe(3);
    expect(first.filter((id) => !all.includes(id))).toEqual([]);
    expect((await sample('--sample', '3', '--seed', '1')).map(({ id }) => id)).toEqual(first);
    expect((await sample('--sample', '3', '--seed', '2')).map(({ id }) => id)).not.toEqual(first);
    expect((await sample('--sample', '1000')).length).toBe(all.length);
  });

  it('are cut for people and whole for programs', async () => {
    const { stdout, stderr } = await inspect('trajectories', '--limit', '2');
    expect(stdout.trim().split('\n').length).toBe(3);
    expect(stdout).toContain('…');
    expect(stderr).toBe('(the first 2 rows; --limit shows more, --json all)\n');
    const longest = (text: string) => Math.max(...text.split('\n').map((line) => line.length));
    expect(longest((await inspect('trajectories', '--full')).stdout)).toBeGreaterThan(longest(stdout));
  });

  it('are written as Parquet', async () => {
    const file = join(made.path, 'plays.parquet');
    const { code, stderr } = await inspect('plays', '--parquet', file);
    expect([code, stderr]).toEqual([0, `${(await recordsOf('trajectories')).length} rows in ${file}\n`]);
    const { buffer, byteOffset, byteLength } = await readFile(file);
    const rows = await parquetReadObjects({
      file: buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer,
    });
    expect(rows.map(({ id }) => id)).toEqual((await sql('SELECT id FROM plays')).map(({ id }) => id));
    const missing = await inspect('plays', '--parquet', join(made.path, 'no', 'folder.parquet'));
    expect([missing.code, missing.stderr.trim().split('\n').length]).toEqual([2, 1]);
  });

  it('end quietly when nobody reads on', async () => {
    const cli = join(root, 'dist', 'pipeline', 'cli.js');
    const shell = spawn(
      'bash',
      ['-c', `node ${cli} inspect trajectories --json | head -c 10; echo " \${PIPESTATUS[0]}"`],
      {
        cwd: made.path,
      },
    );
    let [stdout, stderr] = ['', ''];
    shell.stdout.on('data', (data) => (stdout += data));
    shell.stderr.on('data', (data) => (stderr += data));
    await once(shell, 'close');
    expect([stdout, stderr]).toEqual(['{"run":"ti 0\n', '']);
  });

  it.skipIf(!hasTerminal())('are a table at a terminal too', async () => {
    const { code, shown } = await atTerminal('inspect tools --limit 2', [], { cwd: made.path });
    expect([code, shown.split('\n')[0]]).toEqual([0, expect.stringContaining('inputSchema')]);
  });

  it.each([40, 80, 200])('fit a terminal of %i columns', (width) => {
    const words = 'a 会 long 🙂 text '.repeat(9);
    const lines = gridText(
      ['one', 'two', 'number'],
      [
        [words, words, 12.5],
        ['x', null, 3],
      ],
      { width, isFull: false },
    );
    for (const line of lines.split('\n')) expect(columnsOf(line)).toBeLessThanOrEqual(width);
    expect(new Set(lines.split('\n').map(columnsOf)).size).toBe(1);
    expect(lines).toMatch(/12\.5$/m);
  });

  it('of a table that is not there: the tables that are', async () => {
    const { code, stderr } = await inspect('trajectorys');
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /there is no table trajectorys \(did you mean trajectories\?\); the tables are .*plays/,
    );
  });
});

describe('one record', () => {
  it('is found by the beginning of its id', async () => {
    const [tool] = await recordsOf('tools');
    const [found] = await jsonOf('--id', tool.id.slice(0, 12));
    expect(found).toEqual({ run: join('data', 'runs', 'tiny'), collection: 'tools', record: tool });
    expect((await inspect('--id', tool.id)).stdout).toContain(`tools ${tool.id}`);
    const none = await inspect('--id', 'zzz');
    expect([none.code, none.stderr]).toEqual([2, expect.stringContaining('has an id that begins with zzz')]);
  });
});

describe('numbers', () => {
  it('add up', async () => {
    const [stats] = await jsonOf('--stats');
    const trajectories = await recordsOf('trajectories');
    expect(stats.all.plays).toBe(trajectories.length);
    for (const groups of [stats.kinds, stats.difficulties])
      expect(groups.reduce((sum: number, { plays }: { plays: number }) => sum + plays, 0)).toBe(
        stats.all.plays,
      );
    expect(stats.all.verdicts.accepted).toBe((await recordsOf('judgements')).length);
    expect(stats.all.selected).toBe((await recordsOf('selections')).length);
    expect(stats.calls.bars.reduce((sum: number, { count }: { count: number }) => sum + count, 0)).toBe(
      stats.all.plays,
    );
    const people = (await inspect('--stats')).stdout;
    expect(people).toContain('Plays by kind of task');
    expect(people).not.toMatch(/^[0-9a-f]{20}\b/m); // settings have names
    const columns = await jsonOf('tools', '--stats');
    expect(columns.map(({ column_name }) => column_name)).toContain('effect');
  });

  it('of two runs show what changed, and nothing where nothing did', async () => {
    const [same] = await jsonOf('--diff', 'tiny', 'tiny');
    expect(same.settings).toEqual([]);
    for (const { before, after } of same.kinds) expect(before).toEqual(after);
    await writeFile(
      join(made.path, 'other.yaml'),
      (await readFile(join(made.path, 'tiny.yaml'), 'utf8')).replace('name: tiny', 'name: other'),
    );
    await appendFile(join(made.path, 'other.yaml'), '  simulate: { vices: 0.9 }\n');
    expect((await toolloom(['run', '-c', 'other.yaml', '--until', 'judge'], made.path)).code).toBe(0);
    const [diff] = await jsonOf('--diff', 'tiny', 'other');
    expect(diff.settings).toContainEqual({
      setting: 'stages.simulate.vices',
      before: expect.any(Number),
      after: 0.9,
    });
    expect(diff.all.after.accepted).toBeLessThan(diff.all.after.plays);
    const people = await inspect('--diff', 'tiny', 'other');
    expect(people.stdout).toContain('stages.simulate.vices');
    expect((await inspect('--diff', 'tiny')).stderr).toContain('--diff compares two runs, and 1 is named');
    await rm(join(made.path, 'data', 'runs', 'other'), { recursive: true });
  });
});

describe('plots', () => {
  it('are SVG files without a script, a link, or a hidden character', async () => {
    const folder = join(made.path, 'pictures');
    const { code, stdout } = await inspect('--plots', folder);
    expect(code).toBe(0);
    const names = ['funnel', 'kinds', 'lengths', 'map', 'near-duplicates'];
    expect(stdout).toBe(names.map((name) => `${join(folder, `${name}.svg`)}\n`).join(''));
    for (const name of names) {
      const svg = await readFile(join(folder, `${name}.svg`), 'utf8');
      expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"[^>]*><title>[^<]+<\/title>/);
      expect(svg).not.toMatch(/<script|href|url\(|NaN|undefined|Infinity|[^\P{Cc}\n]/u);
    }
  });
});

describe('contradictions', () => {
  it.each([
    [['plays', '--sql', 'FROM plays'], 'the table plays and --sql do not go together'],
    [['--sql', 'FROM plays', '--json', '--csv'], '--json and --csv do not go together'],
    [['--sample', '3'], '--sample and --where take rows of a table'],
    [['--stats', '--csv'], '--csv writes rows'],
    [['--run', 'nowhere'], 'there is no run nowhere'],
  ])('%j are refused', async (args, message) => {
    const { code, stderr } = await inspect(...args);
    expect([code, stderr.trim().split('\n').length]).toEqual([2, 1]);
    expect(stderr).toContain(message);
  });
});
