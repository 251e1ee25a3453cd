// The tables that most questions are about: a row for each play, for each judgement, for each reject, for each call of a
// model, and for each verdict of a person.
import { join } from 'node:path';
import { z } from 'zod';
import { readVerdicts } from '../../../pipeline/commands/audit/verdict-log.ts';
import { readLines } from '../../../pipeline/files/line-file.ts';
import { isReservation, ledgerLineFrom } from '../../../pipeline/money/ledger-lines.ts';
import { type LedgerEntry, ledgerEntrySchema } from '../../../pipeline/money/spending.ts';
import { ledgerFile } from '../../../pipeline/run.ts';
import { type Judgement, judgementSchema } from '../../../schemas/judgement.ts';
import { rejectSchema } from '../../../schemas/reject.ts';
import { playFacts } from '../../stats/play-facts.ts';
import { columnsOf } from '../columns.ts';
import type { OpenRun, Table } from '../table.ts';

const plays: Table = {
  name: 'plays',
  summary: 'a row for each play: its task, verdict, length, tools, checks, and faults',
  columns: {
    ...{ id: 'VARCHAR', task: 'VARCHAR', agent: 'VARCHAR', trial: 'BIGINT', kind: 'VARCHAR' },
    ...{ difficulty: 'BIGINT', mix: 'VARCHAR', settings: 'VARCHAR[]', verdict: 'VARCHAR', reason: 'VARCHAR' },
    ...{ because: 'VARCHAR', total: 'DOUBLE', fatal: 'VARCHAR[]', slips: 'VARCHAR[]', selected: 'BOOLEAN' },
    ...{ calls: 'BIGINT', messages: 'BIGINT', characters: 'BIGINT', tools: 'VARCHAR[]', faults: 'VARCHAR[]' },
    ...{ end: 'VARCHAR', twin: 'VARCHAR', vice: 'VARCHAR' },
  },
  async *rows({ store }) {
    for await (const { isSelected, ...facts } of playFacts(store)) yield { ...facts, selected: isSelected };
  },
};

const judged = z.looseObject(
  judgementSchema.pick({ trajectory: true, kind: true, verdict: true, findings: true, turns: true }).shape,
);

const verdicts: Table = {
  name: 'verdicts',
  summary: 'all judgements: those of the collection, and those of plays that were turned down',
  columns: columnsOf(judgementSchema),
  async *rows({ store }) {
    yield* store.read('judgements');
    for await (const { record } of store.rejects())
      if (judged.safeParse(record).success) yield record as unknown as Judgement; // as the judge stage puts it there
  },
};

const rejects: Table = {
  name: 'rejects',
  summary: 'what was turned down, by stage and reason',
  columns: columnsOf(rejectSchema),
  rows: ({ store }) => store.rejects(),
};

const spending: Table = {
  name: 'spending',
  summary: 'a row for each call of a model that was paid for: stage, role, model, tokens, USD',
  columns: columnsOf(ledgerEntrySchema.omit({ settles: true })),
  async *rows({ directory }: OpenRun) {
    const path = join(directory, ledgerFile);
    const entries: LedgerEntry[] = [];
    await readLines(path, (line, number) => {
      if (!isReservation(line)) entries.push(ledgerLineFrom(line, path, number).entry);
    });
    yield* entries;
  },
};

const audits: Table = {
  name: 'audits',
  summary: 'verdicts of people (`toolloom audit`)',
  columns: { trajectory: 'VARCHAR', verdict: 'VARCHAR', reason: 'VARCHAR', blind: 'BOOLEAN' },
  async *rows({ directory }: OpenRun) {
    yield* (await readVerdicts(directory)).values();
  },
};

export const playTables: readonly Table[] = [plays, verdicts, rejects, spending, audits];
