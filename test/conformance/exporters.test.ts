// Every exporter: the rows that were reviewed for one dialogue with everything in it, and rows that read back as the
// dialogue that they were made of.
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exporters } from '../../stages/exporters/index.ts';
import { dialogue, rowsIn } from '../support/accepted.ts';
import { root } from '../support/cli.ts';
import { dialogueFaults } from '../support/dialogue-faults.ts';
import { roundTrip } from '../support/round-trip.ts';

const golden = join(root, 'test', 'golden', 'rows');

/** As it stands in the file. */
const written = (row: object): unknown => JSON.parse(JSON.stringify(row));

/** Without the turn to mask, for formats that cannot mask one. */
const unmasked = {
  ...dialogue,
  messages: dialogue.messages.map(({ isMasked: _, ...message }) => message),
};

const rowsFor = (exporter: (typeof exporters)[number]) =>
  rowsIn(exporter, exporter.limits.masks && exporter.limits.cut !== 'opening' ? dialogue : unmasked).rows;

describe.each(exporters.map((exporter) => [exporter.format, exporter] as const))(
  'the exporter %s',
  (format, exporter) => {
    const rows = rowsFor(exporter);
    const lines = rows.map((row) => written(exporter.line(row)));

    // Run with UPDATE_GOLDEN=1 after a format was added or changed on purpose, and review the rows.
    it('writes the rows that were reviewed', async () => {
      const path = join(golden, `${format}.json`);
      if (process.env.UPDATE_GOLDEN) {
        await mkdir(golden, { recursive: true });
        await writeFile(path, `${JSON.stringify(lines, null, 2)}\n`);
      }
      expect(existsSync(path), `UPDATE_GOLDEN=1 writes ${path}`).toBe(true);
      expect(lines).toEqual(JSON.parse(await readFile(path, 'utf8')));
    });

    it('writes rows that read back as their dialogues and tools', () => {
      expect(rows.length).toBeGreaterThan(0);
      for (const row of rows) {
        const { read, expected } = roundTrip(exporter, row);
        expect(read).toEqual(expected);
        expect(
          dialogueFaults(read).filter((fault) => exporter.format !== 'xlam' || !fault.startsWith('[0]')),
        ).toEqual([]);
      }
    });

    it('learns every turn that is not masked, and each once', () => {
      const learned = rows.flatMap(({ messages }) =>
        messages.flatMap(({ role, isMasked, toolCalls = [], content }) =>
          role === 'assistant' && !isMasked
            ? [toolCalls.map(({ arguments: given }) => given.loan_id).join() || content]
            : [],
        ),
      );
      const all = ['LN-1', 'LN-2', 'LN-1,LN-2', 'LN-1 is out, LN-2 is back.', 'LN-3', 'It is out.'];
      expect(new Set(learned).size).toBe(learned.length);
      for (const turn of learned) expect(all).toContain(turn);
      const { cut } = exporter.limits;
      if (cut === undefined || cut === 'turns') expect(learned.slice(-3)).toEqual(all.slice(-3));
    });

    it.each([[null], ['text'], [{}], [{ messages: 3 }]])('does not take %j for a row', (other) => {
      expect(() => exporter.dialogueIn(other)).toThrow();
    });
  },
);

it('formats without masks leave out a dialogue with a turn to mask, and say so', () => {
  for (const exporter of exporters.filter(({ limits: { masks } }) => !masks))
    expect(rowsIn(exporter)).toEqual({ rows: [], notes: ['left out: it has turns to mask'] });
});
