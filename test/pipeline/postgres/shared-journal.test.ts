// What a journal in a database keeps is there for every process, and never anything else.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { journalKey } from '../../../pipeline/models/journal/journal.ts';
import { sharedJournal } from '../../../pipeline/postgres/shared-journal.ts';
import { hasPostgres, type PostgresServer, postgresServer } from '../../support/postgres.ts';
import { sharedProcess } from '../../support/shared-process.ts';

const key = (number: number): string => journalKey('f', 'unit', number);

describe.skipIf(!hasPostgres)('a shared journal', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await postgresServer();
  });
  afterAll(() => server[Symbol.asyncDispose]());

  it('is read by another process, byte for byte', async () => {
    const dsn = await server.database();
    await using one = await sharedProcess(dsn);
    await using two = await sharedProcess(dsn);
    const strange = { vector: 'a\u0000b\ud800 \u2028 "\\ 🏘' };
    await sharedJournal(one, { note: () => {} }).put(key(1), strange);
    expect(await sharedJournal(two, { note: () => {} }).get(key(1))).toEqual(strange);
  });

  it('keeps the last of several entries with one key, also of those that come together', async () => {
    await using shared = await sharedProcess(await server.database());
    const journal = sharedJournal(shared, { note: () => {} });
    await journal.put(key(0), { failures: 0 });
    await Promise.all([1, 2, 3].map((failures) => journal.put(key(1), { failures })));
    expect(await journal.get(key(1))).toEqual({ failures: 3 });
  });

  it('gives nothing for an entry that is damaged, and says so', async () => {
    await using shared = await sharedProcess(await server.database());
    const notes: string[] = [];
    const journal = sharedJournal(shared, { note: (message) => notes.push(message) });
    await journal.put(key(1), { failures: 7 });
    await journal.put(key(2), { failures: 8 });
    await shared.database.query("UPDATE toolloom.journal SET line = replace(line, ':7}', ':6}')");
    expect([await journal.get(key(1)), await journal.get(key(2))]).toEqual([undefined, { failures: 8 }]);
    expect(notes).toEqual([`entry ${key(1)} of the journal is damaged; what was kept there is asked again`]);
  });

  it('outlasts the death of the database while many write to it', async () => {
    await using shared = await sharedProcess(await server.database());
    const journal = sharedJournal(shared, { note: () => {} });
    const writing = Promise.all(
      Array.from({ length: 300 }, async (_, number) => {
        await new Promise((resolve) => setTimeout(resolve, number * 2));
        await journal.put(key(number), { failures: number });
      }),
    );
    await new Promise((resolve) => setTimeout(resolve, 200));
    await server.kill();
    await server.start();
    await writing;
    for (let number = 0; number < 300; number += 50)
      expect(await journal.get(key(number))).toEqual({ failures: number });
  });
});
