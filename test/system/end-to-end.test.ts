// The whole path as a user runs it: real processes, real MCP servers, real files. A small target keeps it
// quick.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readRunStore } from '../../pipeline/run.ts';
import { rowsOf } from '../../stages/export/rows.ts';
import { exporters } from '../../stages/exporters/index.ts';
import { toolloom } from '../support/cli.ts';
import { dialogueFaults } from '../support/dialogue-faults.ts';
import { roundTrip } from '../support/round-trip.ts';
import { tempDir } from '../support/temp-dir.ts';

const directory = await tempDir();
const runs = join(directory.path, 'data', 'runs');
const lines = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
const read = (path: string): Promise<string> => readFile(join(runs, 'demo', path), 'utf8');

let first: Awaited<ReturnType<typeof toolloom>>;
beforeAll(async () => {
  first = await toolloom(['run', '--config', 'demo', '--target', '20', '--json'], directory.path);
  return () => directory[Symbol.asyncDispose]();
});

describe('a run from nothing', () => {
  it('reaches its target with exit code 0, and kept + rejected + owed = planned in every stage', () => {
    expect(first.stderr).not.toContain('"event":"failure"');
    expect(first.code).toBe(0);
    const { funnel } = JSON.parse(first.stdout);
    expect(funnel.map((row: { stage: string }) => row.stage)).toEqual([
      'find-repositories',
      'harvest',
      'embed',
      'cluster',
      'evolve',
      'decontaminate',
      'synthesize-tools',
      'infer-worlds',
      'write-simulations',
      'map',
      'read-documents',
      'check-programs',
      'write-programs',
      'synthesize-agents',
      'write-tasks',
      'simulate',
      'judge',
      'select',
      'pair',
      'export',
    ]);
    for (const { planned, kept, rejected, owed } of funnel)
      expect([planned, owed]).toEqual([kept + rejected, 0]);
    const made = (name: string): number =>
      funnel.reduce(
        (sum: number, row: { records: Record<string, number> }) => sum + (row.records[name] ?? 0),
        0,
      );
    expect(made('specs')).toBeGreaterThanOrEqual(70);
    expect(made('worlds')).toBeGreaterThanOrEqual(15);
    expect(made('tools')).toBeGreaterThanOrEqual(150);
    expect(made('judgements')).toBeGreaterThanOrEqual(20);
  });

  it.each(['openai', 'kimi'])('exports %s rows that a training job takes', async (format) => {
    const exporter = exporters.find((each) => each.format === format);
    const rows = [
      ...lines(await read(`datasets/${format}/train.jsonl`)),
      ...lines(await read(`datasets/${format}/test.jsonl`)),
    ];
    expect(rows).toHaveLength(20);
    for (const row of rows) expect(exporter && dialogueFaults(exporter.dialogueIn(row))).toEqual([]);
  });

  it.each(exporters.map((exporter) => [exporter.format, exporter] as const))(
    'has rows for %s that read back whole: every call parses and validates',
    async (format, exporter) => {
      await using store = await readRunStore(join(runs, 'demo'));
      const source = { store, reasoning: 'all', testTasks: new Set<string>() } as const;
      let plays = 0;
      for await (const { rows, notes } of rowsOf(exporter, source)) {
        plays += 1;
        const isLeftOut = notes.some((note) => note.startsWith('left out'));
        expect(rows.length > 0 || isLeftOut, notes.join()).toBe(true);
        for (const row of rows) {
          const { read: found, expected } = roundTrip(exporter, row);
          expect(found).toEqual(expected);
          if (format !== 'xlam') expect(dialogueFaults(found)).toEqual([]);
        }
      }
      expect(plays).toBe(20);
    },
  );

  it('says for each row who made it, and puts a card beside the files', async () => {
    const provenance = lines(await read('datasets/openai/provenance.jsonl'));
    // A task without a user after the first message asks no user.
    for (const row of provenance)
      expect(JSON.parse(row.generators)).toMatchObject({
        agent: 'procedure',
        judge: 'procedure',
        'task-writer': 'procedure',
      });
    const card = await read('datasets/openai/README.md');
    expect(card).toContain('| agent | procedure |');
    expect(card).toContain('@modelcontextprotocol/server-filesystem');
  });

  it('splits by world: no world of the test rows occurs in a training row', async () => {
    const worlds = async (split: string) => {
      const trajectories = new Set(
        lines(await read('datasets/trl/provenance.jsonl'))
          .filter((row) => row.file === `${split}.jsonl`)
          .map((row) => row.trajectory),
      );
      const { stdout } = await toolloom(['cat', 'trajectories'], directory.path);
      const agents = new Map(
        lines((await toolloom(['cat', 'agents'], directory.path)).stdout).map((agent) => [agent.id, agent]),
      );
      const played = lines(stdout).filter((trajectory) => trajectories.has(trajectory.id));
      return new Set(
        played.flatMap((trajectory) =>
          agents
            .get(trajectory.agent)
            .parts.filter((part: { environment: string }) => part.environment === 'world')
            .map((part: { of: string }) => part.of),
        ),
      );
    };
    const [train, test] = [await worlds('train'), await worlds('test')];
    expect(test.size + train.size).toBeGreaterThan(5);
    expect([...test].filter((world) => train.has(world))).toEqual([]);
  });

  it('plays some tasks on live servers, and the rows show no path of this machine', async () => {
    const tasks = lines((await toolloom(['cat', 'tasks'], directory.path)).stdout);
    expect(tasks.some((task) => task.kind.startsWith('live_'))).toBe(true);
    const { stdout } = await toolloom(['cat', 'trajectories'], directory.path);
    expect(stdout).toContain('"tier":"live"');
    expect(stdout).not.toMatch(/toolloom-[A-Za-z0-9]{6}/);
  });

  it('holds data that the judge rejected, with the reason and the whole judgement', async () => {
    const rejects = lines((await toolloom(['cat', 'rejects'], directory.path)).stdout).filter(
      (reject) => reject.stage === 'judge',
    );
    expect(rejects.length).toBeGreaterThan(0);
    for (const reject of rejects)
      expect(reject).toMatchObject({
        reason: expect.stringMatching(/\w/),
        detail: expect.stringMatching(/\w/),
        record: { verdict: 'rejected' },
      });
  });
});

describe('afterwards', () => {
  it('the same command does no work and says so', async () => {
    const again = await toolloom(['run', '--config', 'demo', '--target', '20'], directory.path);
    expect(again.code).toBe(0);
    expect(again.stdout).toContain('Nothing to do: every unit was finished before.');
    expect(again.stderr).not.toContain('"event":"stage');
  });

  it('another target is another run, and the message says what to do', async () => {
    const other = await toolloom(['run', '--config', 'demo', '--target', '21'], directory.path);
    expect(other.code).toBe(2);
    expect(other.stderr).toMatch(
      /made with another config \(it differs in target, .*continue it with `toolloom run .*name a new directory/,
    );
  });

  it('show prints a trajectory with its verdict, for accepted and for rejected ones', async () => {
    const trajectories = lines((await toolloom(['cat', 'trajectories'], directory.path)).stdout);
    const accepted = new Set(
      lines((await toolloom(['cat', 'judgements'], directory.path)).stdout).map(
        (judgement) => judgement.trajectory,
      ),
    );
    const shown = async (isAccepted: boolean) =>
      (
        await toolloom(
          ['show', trajectories.find((each) => accepted.has(each.id) === isAccepted).id.slice(0, 12)],
          directory.path,
        )
      ).stdout;
    expect(await shown(true)).toMatch(/\[1\] user\n[\s\S]*accepted with/);
    expect(await shown(false)).toMatch(/rejected: \w+/);
  });

  it('status prints the funnel, as text and as JSON', async () => {
    const { stdout } = await toolloom(['status'], directory.path);
    expect(stdout).toMatch(/simulate +\d+ +\d+/);
    expect(stdout).toMatch(/specs by licence: .*MIT/);
    expect(JSON.parse((await toolloom(['status', '--json'], directory.path)).stdout).funnel).toHaveLength(20);
  });
});

describe('bad input', () => {
  it.each([
    [
      ['run', 'simulat'],
      'there is no stage simulat (did you mean simulate?); the stages are find-repositories, harvest,',
    ],
    [['run', '--until', 'nowhere'], 'there is no stage nowhere'],
    [['run', '--config', 'missing.yaml'], 'there is no config missing.yaml'],
    [
      ['run', '--target', 'lots'],
      "option '-t, --target <n>' argument 'lots' is invalid. Expected a whole number above zero, such as 100.",
    ],
    [['run', '--targt', '3'], "unknown option '--targt'"],
    [
      ['cat', 'toolz'],
      'there is no collection toolz (did you mean tools?); the collections are repositories, specs,',
    ],
    [['show', 'zzz'], 'has an id that begins with zzz'],
    [['status', '--run', 'nowhere'], 'there is no run nowhere'],
    [['calibrate', '--run', 'nowhere'], 'there is no run nowhere'],
    [['dance'], "unknown command 'dance'"],
  ])('%j: exit code 2 and one clear line', async (args, message) => {
    const { code, stderr } = await toolloom(args, directory.path);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  it('a run with a damaged file says so', async () => {
    await using other = await tempDir();
    await writeFile(join(other.path, 'run.json'), '{"toolloom": 3');
    const { code, stderr } = await toolloom(['run', '--run', other.path], directory.path);
    expect(code).toBe(2);
    expect(stderr).toContain('run.json cannot be read');
  });
});

describe('the calibration of the judge', () => {
  it('measures error rates, and the next run puts them into the dataset cards', async () => {
    const calibrate = ['calibrate', '--plays', '3', '--json'];
    const { code, stdout, stderr } = await toolloom(calibrate, directory.path);
    expect(code).toBe(0);
    const { plays, defects, falseAccepts, falseRejects } = JSON.parse(stdout);
    expect(plays).toBe(3);
    expect(defects.length).toBeGreaterThan(12);
    expect(falseAccepts.both.share).toBeLessThan(0.2);
    // The rubric judge turns down more, never less.
    expect(falseAccepts.both.errors).toBeLessThanOrEqual(falseAccepts.code.errors);
    expect(falseRejects).toMatchObject({ wants: 'accept', both: { errors: 0 } });
    expect(stderr).toContain('all harmless changes');
    expect((await toolloom(calibrate, directory.path)).stdout).toBe(stdout); // nothing is measured twice
    expect((await toolloom(['run'], directory.path)).code).toBe(0);
    expect(await read('datasets/openai/README.md')).toContain('## Error rates of the judge');
  });
});
