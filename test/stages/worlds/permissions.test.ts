// What SQL of a world may do, however it is written.
import { describe, expect, it } from 'vitest';
import { openWorld } from '../../../stages/worlds/database.ts';
import { programFaults } from '../../../stages/worlds/program.ts';
import { reprice, shop } from '../../support/shop.ts';

const withSchema = (statement: string) => ({ ...shop, schema: [...shop.schema, statement] });

describe('a query', () => {
  it.each([
    ["SELECT /*'*/ random() /*'*/", 'random'],
    ['SELECT "random"()', 'random'],
    ['SELECT [random]()', 'random'],
    ['SELECT `random`()', 'random'],
    ['SELECT random/**/()', 'random'],
    ['SELECT RANDOM ( )', 'random'],
    ['SELECT hex(randomblob(4))', 'randomblob'],
    ['SELECT zeroblob(9)', 'zeroblob'],
    ['SELECT total_changes()', 'total_changes'],
    ['SELECT last_insert_rowid()', 'last_insert_rowid'],
    ['SELECT sqlite_version()', 'sqlite_version'],
    ["SELECT load_extension('x')", 'load_extension'],
    ['SELECT name FROM sqlite_schema', 'sqlite_master'],
    ['SELECT count(*) FROM sqlite_schema', 'sqlite_schema'],
    ['SELECT name FROM "pragma_table_list"', 'pragma_table_list'],
    ['SELECT count(*) FROM pragma_function_list AS orders', 'pragma_function_list'],
    ['SELECT count(*) FROM sqlite_stmt', 'sqlite_stmt'],
    ['SELECT count(*) FROM dbstat', 'dbstat'],
    ['WITH c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c) SELECT count(*) FROM c', 'refers to itself'],
    [
      'WITH orders(id) AS (SELECT 1 UNION ALL SELECT id FROM orders) SELECT id FROM orders',
      'refers to itself',
    ],
    ["SELECT 1; ATTACH 'x.db' AS x", 'single statement'],
    ["SELECT 1 /*'*/; DELETE FROM orders /*'*/", 'single statement'],
    ['SELECT 1; SELECT nothing', 'single statement'],
    ['DELETE FROM orders RETURNING id', 'must not write'],
    ['WITH x AS (SELECT 1) UPDATE orders SET price = 1 RETURNING id', 'must not write'],
    ['PRAGMA hard_heap_limit = 1000', 'only read and write rows'],
    ["ATTACH 'x.db' AS x", 'only read and write rows'],
    ['SAVEPOINT x', 'only read and write rows'],
    ['EXPLAIN SELECT 1', 'not a SELECT'],
    ['VACUUM', 'not a SELECT'],
    ['-- nothing', 'empty'],
    ['SELECT "open" AS status', 'no such column'],
  ])('%s is refused', async (sql, why) => {
    using database = await openWorld(shop);
    expect(() => database.query(sql, {})).toThrow(why);
    const program = { ...reprice.program, result: { sql, shape: 'one' as const } };
    expect(programFaults({ ...reprice, program }, database).join()).toContain(why);
    expect(database.query('SELECT count(*) AS n FROM orders', {})).toEqual([{ n: 2 }]);
  });

  it.each([
    "SELECT 'random()' AS text",
    'SELECT 1 AS x; -- and no more; than that',
    'SELECT 1 AS "random", 2 AS [pragma], 3 AS `drop`',
    'WITH cheap AS (SELECT * FROM orders WHERE price < 30) SELECT count(*) AS n FROM cheap',
    "SELECT value FROM json_each('[1, 2]')",
    "SELECT replace(lower('A'), 'a', 'b') AS b, date('now') AS today, 1 ->> '$' AS one",
    'SELECT rank() OVER (ORDER BY price) AS place FROM orders',
    'SELECT EXISTS (SELECT 1 FROM people WHERE id = :id) AS found',
    'VALUES (1)',
  ])('%s is not', async (sql) => {
    using database = await openWorld(shop);
    expect(database.faultOf(sql, 'query')).toBeUndefined();
    expect(database.query(sql, {})).not.toEqual([]);
  });
});

describe('a statement that writes', () => {
  it.each([
    ['SELECT 1', 'not an INSERT, UPDATE, or DELETE'],
    ['VACUUM', 'not an INSERT, UPDATE, or DELETE'],
    ['DROP TABLE orders', 'only read and write rows'],
    ['CREATE TABLE x (y)', 'only read and write rows'],
    ['ALTER TABLE orders ADD COLUMN x', 'only read and write rows'],
    ['INSERT INTO json_each VALUES (1)', 'cannot be used'],
    ["UPDATE sqlite_schema SET sql = ''", 'may not be modified'],
    ['UPDATE orders SET price = abs(random())', 'random is not available'],
    ['UPDATE orders SET price = 1; DELETE FROM orders', 'single statement'],
    ['PRAGMA foreign_keys = OFF', 'only read and write rows'],
    ['COMMIT', 'only read and write rows'],
  ])('%s is refused', async (sql, why) => {
    using database = await openWorld(shop);
    expect(() => database.run(sql, {})).toThrow(why);
    const program = { ...reprice.program, statements: [sql] };
    expect(programFaults({ ...reprice, program }, database).join()).toContain(why);
    expect(database.snapshot()).toEqual(database.initial);
  });

  it('does not reach the numbers that SQLite itself counts on', async () => {
    const counted = 'CREATE TABLE counted (id INTEGER PRIMARY KEY AUTOINCREMENT)';
    using database = await openWorld(withSchema(counted));
    for (const sql of ['DELETE FROM sqlite_sequence', 'UPDATE sqlite_sequence SET seq = 1'])
      expect(() => database.run(sql, {})).toThrow('only read and write rows');
  });

  it('may be an INSERT, an UPDATE, a DELETE, or a REPLACE, and may return rows', async () => {
    using database = await openWorld(shop);
    database.run("INSERT INTO people (id, name) VALUES ('P-2', :name) RETURNING id", { name: 'Bo' });
    database.run("REPLACE INTO people (id, name) VALUES ('P-2', 'Cy')", {});
    database.run('WITH x AS (SELECT 9 AS price) UPDATE orders SET price = (SELECT price FROM x)', {});
    database.run("DELETE FROM orders WHERE id = 'O-2'", {});
    expect(database.snapshot()).toMatchObject({ people: [{}, { name: 'Cy' }], orders: [{ price: 9 }] });
  });
});

describe('a schema', () => {
  it.each([
    ['PRAGMA hard_heap_limit = 400000', 'a schema consists of'],
    ["ATTACH 'x.db' AS x", 'a schema consists of'],
    ['CREATE TABLE x AS SELECT 1 AS y', 'a schema consists of'],
    ['CREATE TEMP TABLE x (y)', 'a schema consists of'],
    ['CREATE VIRTUAL TABLE x USING fts5 (y)', 'a schema consists of'],
    ['DROP TABLE orders', 'a schema consists of'],
    ['ALTER TABLE orders RENAME TO things', 'a schema consists of'],
    ["INSERT INTO people VALUES ('P-9', 'x')", 'a schema consists of'],
    ['SELECT 1', 'a schema consists of'],
    ['VACUUM', 'not a CREATE'],
    ['CREATE TABLE x (y); CREATE TABLE z (y)', 'single statement'],
    ['CREATE TABLE x (y DEFAULT (random()))', 'random is not available'],
    ['CREATE TABLE x (y CHECK (y < random()))', 'random is not available'],
  ])('with %s is refused', async (statement, why) => {
    await expect(openWorld(withSchema(statement))).rejects.toThrow(why);
  });

  it.each([
    'CREATE TABLE x (id INTEGER PRIMARY KEY AUTOINCREMENT, y TEXT DEFAULT CURRENT_TIMESTAMP)',
    'CREATE TABLE x (y TEXT PRIMARY KEY, z GENERATED ALWAYS AS (lower(y))) STRICT, WITHOUT ROWID'.replace(
      'z',
      'z TEXT',
    ),
    'CREATE UNIQUE INDEX x ON orders (person_id, lower(id)) WHERE price > 0',
    "CREATE TRIGGER x AFTER UPDATE ON orders BEGIN UPDATE people SET name = 'x'; SELECT 1; END",
    'CREATE VIEW x AS SELECT * FROM orders;',
  ])('with %s is not', async (statement) => {
    using database = await openWorld(withSchema(statement));
    expect(database.query('SELECT count(*) AS n FROM orders', {})).toEqual([{ n: 2 }]);
  });

  it('hides nothing from a program: what a trigger or a view does is what the program does', async () => {
    const trigger = 'CREATE TRIGGER x AFTER UPDATE ON orders BEGIN UPDATE people SET name = random(); END';
    using triggering = await openWorld(withSchema(trigger));
    expect(triggering.faultOf('UPDATE orders SET price = 1', 'write')).toContain('random is not available');
    expect(triggering.faultOf("UPDATE people SET name = 'x'", 'write')).toBeUndefined();
    using viewing = await openWorld(withSchema('CREATE VIEW x AS SELECT random() AS y FROM orders'));
    expect(viewing.faultOf('SELECT * FROM x', 'query')).toContain('random is not available');
  });
});
