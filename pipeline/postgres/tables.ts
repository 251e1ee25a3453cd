// The tables of a database that runs share. Texts that hold JSON are text, since jsonb takes no `\u0000` and does not keep
// bytes. Times are the database's own: clocks of machines differ.
import type { Database } from './database.ts';

/** Everything that toolloom has in the database, apart from the jobs. */
export const schemaName = 'toolloom';

/** Each makes the tables of one version out of those before it. Never changed, only added to. */
const migrations: readonly string[] = [
  `
  CREATE TABLE toolloom.runs (
    id serial PRIMARY KEY,
    name text NOT NULL UNIQUE,
    token uuid NOT NULL,
    version text NOT NULL,
    frozen text NOT NULL,
    coordinator uuid,
    coordinated_by text,
    lease_until timestamptz,
    generation integer NOT NULL DEFAULT 0,
    uploading boolean NOT NULL DEFAULT false
  );
  CREATE TABLE toolloom.log (
    run integer NOT NULL REFERENCES toolloom.runs ON DELETE CASCADE,
    seq bigint NOT NULL,
    stage text NOT NULL,
    line text NOT NULL,
    PRIMARY KEY (run, seq)
  );
  CREATE TABLE toolloom.workers (
    id uuid PRIMARY KEY,
    run integer NOT NULL REFERENCES toolloom.runs ON DELETE CASCADE,
    name text NOT NULL,
    concurrency integer NOT NULL,
    seen timestamptz NOT NULL DEFAULT now()
  );
  CREATE TABLE toolloom.leases (
    run integer NOT NULL REFERENCES toolloom.runs ON DELETE CASCADE,
    job uuid NOT NULL,
    worker uuid NOT NULL,
    PRIMARY KEY (run, job)
  );
  CREATE TABLE toolloom.outcomes (
    run integer NOT NULL REFERENCES toolloom.runs ON DELETE CASCADE,
    job uuid NOT NULL,
    stage text NOT NULL,
    unit text NOT NULL,
    body text NOT NULL,
    PRIMARY KEY (run, job)
  );
  CREATE INDEX outcomes_by_unit ON toolloom.outcomes (run, stage, unit);
  CREATE TABLE toolloom.counts (
    run integer NOT NULL REFERENCES toolloom.runs ON DELETE CASCADE,
    worker uuid NOT NULL,
    stage text NOT NULL,
    what text NOT NULL,
    number integer NOT NULL,
    PRIMARY KEY (run, worker, stage, what)
  );
  CREATE TABLE toolloom.journal (
    run integer NOT NULL REFERENCES toolloom.runs ON DELETE CASCADE,
    key text NOT NULL,
    line text NOT NULL,
    PRIMARY KEY (run, key)
  );
  CREATE TABLE toolloom.accounts (
    run integer PRIMARY KEY REFERENCES toolloom.runs ON DELETE CASCADE,
    state text NOT NULL
  );
  CREATE TABLE toolloom.reservations (
    run integer NOT NULL REFERENCES toolloom.accounts ON DELETE CASCADE,
    id uuid NOT NULL,
    worker uuid NOT NULL,
    model text NOT NULL,
    cost double precision NOT NULL,
    entry text NOT NULL,
    PRIMARY KEY (run, id)
  );
  CREATE TABLE toolloom.ledger (
    run integer NOT NULL REFERENCES toolloom.accounts ON DELETE CASCADE,
    number integer NOT NULL,
    entry text NOT NULL,
    PRIMARY KEY (run, number)
  );
  CREATE TABLE toolloom.pauses (
    run integer NOT NULL REFERENCES toolloom.runs ON DELETE CASCADE,
    lane text NOT NULL,
    "isDown" boolean NOT NULL,
    worker uuid NOT NULL,
    until timestamptz NOT NULL,
    reason text NOT NULL,
    PRIMARY KEY (run, lane, worker, "isDown")
  );
  `,
];

/** Any number that other programs on the same database do not lock. */
const lock = 7_665_331_084;

/** Makes the tables, or brings them up to date. Several processes may do so at once. */
export async function prepareTables(database: Database): Promise<void> {
  await database.transaction(async ({ query }) => {
    await query('SELECT pg_advisory_xact_lock($1)', [lock]);
    await query('CREATE SCHEMA IF NOT EXISTS toolloom');
    await query('CREATE TABLE IF NOT EXISTS toolloom.version (number integer NOT NULL)');
    const [row] = await query<{ number: number }>('SELECT number FROM toolloom.version');
    if (!row) await query('INSERT INTO toolloom.version VALUES (0)');
    for (const statements of migrations.slice(row?.number ?? 0)) await query(statements);
    await query('UPDATE toolloom.version SET number = $1', [migrations.length]);
  });
}
