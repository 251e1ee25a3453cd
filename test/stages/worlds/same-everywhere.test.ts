// No SQL that a world may use depends on chance, on the host's clock and time zone, or on what was executed before.
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Connection } from '../../../stages/worlds/engine/connection.ts';
import { engineNow } from '../../../stages/worlds/engine/engine.ts';

const clock = Date.parse('2025-03-04T05:06:07Z');
let image: Uint8Array;
let fresh: Connection;
let used: Connection;

interface Surroundings {
  readonly database: () => Connection;
  readonly time: string;
  readonly zone: string;
}

const here: Surroundings = { database: () => fresh, time: '2001-02-03T00:00:00Z', zone: 'UTC' };
const there: Surroundings = { database: () => used, time: '2037-12-31T23:59:58Z', zone: 'Asia/Kathmandu' };

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
  using built = new Connection(engineNow());
  built.define('CREATE TABLE things (id TEXT PRIMARY KEY, n REAL, made TEXT DEFAULT CURRENT_TIMESTAMP)');
  built.clock = clock;
  for (const id of ['a', 'b', 'c'])
    built.write('INSERT INTO things (id, n) VALUES (?, ?)', [id, id.length / 3]);
  image = built.image();
  [fresh, used] = [new Connection(engineNow(), image), new Connection(engineNow(), image)];
  fresh.clock = clock;
  used.clock = clock;
  used.own('SELECT random(), randomblob(9) FROM things');
  used.write("INSERT INTO things (id) VALUES ('d')");
  used.write("DELETE FROM things WHERE id = 'd'");
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  fresh[Symbol.dispose]();
  used[Symbol.dispose]();
});

/** What a call comes to, or what the database says instead. */
function outcome({ database, time, zone }: Surroundings, sql: string, how: 'query' | 'own'): unknown {
  vi.setSystemTime(time);
  vi.stubEnv('TZ', zone);
  try {
    const connection = database();
    return connection.call(() => connection[how](sql));
  } catch (error) {
    return String(error);
  }
}

const outcomes = (sql: string, how: 'query' | 'own' = 'query') => [
  outcome(here, sql, how),
  outcome(there, sql, how),
];

describe('what is compared', () => {
  it.each(['random()', 'hex(randomblob(8))', 'total_changes()', 'last_insert_rowid()'])(
    'would show %s',
    (expression) => {
      const [first, second] = outcomes(`SELECT ${expression} AS x FROM things`, 'own');
      expect(first).not.toEqual(second);
    },
  );

  it('would show another clock of the world, and other rows', () => {
    used.clock += 1000;
    const [first, second] = outcomes("SELECT datetime('n' || 'ow') AS x");
    expect([first, second]).toEqual([[{ x: '2025-03-04 05:06:07' }], [{ x: '2025-03-04 05:06:08' }]]);
    used.write("DELETE FROM things WHERE id = 'a'");
    expect(outcomes('SELECT id FROM things')[0]).not.toEqual(outcomes('SELECT id FROM things')[1]);
  });
});

const allFunctions = (): { name: string; parameters: number }[] =>
  fresh
    .own('SELECT DISTINCT name, narg FROM pragma_function_list ORDER BY name, narg')
    .map(({ name, narg }) => ({ name: String(name), parameters: Number(narg) }));

it('every function that SQLite has is refused, or gives the same everywhere', () => {
  const accepted = new Set<string>();
  const refused = new Set<string>();
  for (const { name, parameters } of allFunctions()) {
    const counts = parameters < 0 ? [0, 1, 2, 3] : [parameters];
    for (const count of counts) {
      const values = ["'now'", "'localtime'", 'n'].slice(0, count);
      for (const over of ['', ' OVER ()']) {
        const sql = `SELECT "${name}"(${values.join(', ')})${over} AS x FROM things`;
        const isRefused = fresh.faultOf(sql, 'query')?.includes('is not available') === true;
        (isRefused ? refused : accepted).add(name);
        if (!isRefused) expect(outcomes(sql)[0], sql).toEqual(outcomes(sql)[1]);
      }
    }
  }
  expect(accepted.size).toBeGreaterThan(80);
  for (const name of ['random', 'randomblob', 'total_changes', 'last_insert_rowid', 'sqlite_source_id'])
    expect(refused).toContain(name);
});

/** A name as SQL may write it. */
const written = (name: string) =>
  fc.constantFrom(name, name.toUpperCase(), `"${name}"`, `[${name}]`, `\`${name}\``, `/*'*/${name}/*'*/`);

/** An expression, of whatever SQLite has, and whether it may be used or not. */
function expressions(names: readonly string[]): fc.Arbitrary<string> {
  const { expression } = fc.letrec<{ expression: string }>((tie) => ({
    expression: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      fc.constantFrom("'now'", "'n' || 'ow'", "'localtime'", "'utc'", "'subsec'", "'+1 day'", "'%s %J'"),
      fc.constantFrom(
        'n',
        'id',
        'made',
        'rowid',
        '1.5',
        'NULL',
        'CURRENT_TIMESTAMP',
        'current_date',
        "'[1,2]'",
      ),
      fc
        .tuple(fc.constantFrom(...names).chain(written), fc.array(tie('expression'), { maxLength: 3 }))
        .map(([name, values]) => `${name}(${values.join(', ')})`),
      fc.tuple(tie('expression'), tie('expression')).map(([a, b]) => `(${a} || ${b})`),
      fc.tuple(tie('expression'), tie('expression')).map(([a, b]) => `CASE WHEN ${a} THEN ${b} ELSE 0 END`),
      tie('expression').map((inner) => `(SELECT max(${inner}) FROM things)`),
      tie('expression').map((inner) => `(WITH t(x) AS (SELECT ${inner}) SELECT x FROM t)`),
      fc
        .constantFrom('pragma_database_list', 'sqlite_schema', 'json_each', 'dbstat', 'sqlite_stmt')
        .map((table) => `(SELECT count(*) FROM ${table})`),
    ),
  }));
  return expression;
}

it('no expression that is accepted depends on anything else, however it is written', () => {
  const names = [
    ...new Set(allFunctions().map(({ name }) => name)),
    'random',
    'julianday',
    'datetime',
    'strftime',
  ];
  let accepted = 0;
  fc.assert(
    fc.property(expressions(names), (expression) => {
      const sql = `SELECT ${expression} AS x FROM things`;
      if (fresh.faultOf(sql, 'query') !== undefined) return;
      accepted += 1;
      const [first, second] = outcomes(sql);
      expect(first).toEqual(second);
    }),
    { seed: 7, numRuns: 3000 },
  );
  expect(accepted).toBeGreaterThan(500);
});

describe("functions in place of SQLite's own give what those give", () => {
  const letters = fc.constantFrom('a', 'b', 'ab', 'ß', '中', '😀', ' ');
  const text = fc.oneof(
    fc.string({ unit: letters, maxLength: 12 }),
    fc.string({ unit: letters, minLength: 60 }),
  );
  const value = fc.oneof({ weight: 8, arbitrary: text }, fc.integer(), fc.constantFrom(null, 1.5));

  it.each(['instr(:a, :b)', 'replace(:a, :b, :c)', 'trim(:a, :b)', 'ltrim(:a, :b)', 'rtrim(:a, :b)'])(
    '%s',
    (call) => {
      using native = new Connection({ ...engineNow(), functions: [] });
      // A text contains parts of itself more often than another text.
      const values = fc.record({ a: value, b: value, c: value, times: fc.integer({ min: 0, max: 4 }) });
      fc.assert(
        fc.property(values, ({ a, b, c, times }) => {
          const given = { a: times === 0 ? a : `${a}${`${b}`.repeat(times)}`, b, c };
          const sql = `SELECT ${call} AS x, typeof(${call}) AS type`;
          expect(fresh.query(sql, given)).toEqual(native.query(sql, given));
        }),
        { seed: 7, numRuns: 1000 },
      );
    },
  );
});
