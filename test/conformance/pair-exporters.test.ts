// Every exporter of pairs: the row that was reviewed for one pair with everything in it, and rows that read back as
// the preference that they were made of.
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exporters, pairExporters } from '../../stages/exporters/index.ts';
import { rowsIn } from '../support/accepted.ts';
import { root } from '../support/cli.ts';
import { exportedPair } from '../support/exported-pair.ts';

const golden = join(root, 'test', 'golden', 'rows');

/** As it stands in the file. */
const written = (rows: readonly object[]): unknown[] => JSON.parse(JSON.stringify(rows));

describe.each(pairExporters.map((exporter) => [exporter.format, exporter] as const))(
  'the exporter %s',
  (format, exporter) => {
    const rows = written(exporter.lines(exportedPair));

    // Run with UPDATE_GOLDEN=1 after a format was added or changed on purpose, and review the row.
    it('writes the row that was reviewed', async () => {
      const path = join(golden, `${format}.json`);
      if (process.env.UPDATE_GOLDEN) {
        await mkdir(golden, { recursive: true });
        await writeFile(path, `${JSON.stringify(rows, null, 2)}\n`);
      }
      expect(existsSync(path), `UPDATE_GOLDEN=1 writes ${path}`).toBe(true);
      expect(rows).toEqual(JSON.parse(await readFile(path, 'utf8')));
    });

    it('writes a row that reads back as the preference, but for what the format cannot hold', () => {
      const read = exporter.preferenceIn(rows);
      const { prompt, chosen, rejected, tools } = exportedPair.preference;
      const withoutReasoning = ({ reasoning: _, ...message }: typeof chosen) => message;
      expect(read.prompt.map(withoutReasoning)).toEqual(prompt.map(withoutReasoning));
      expect(withoutReasoning(read.chosen)).toEqual(withoutReasoning(chosen));
      expect(withoutReasoning(read.rejected)).toEqual(withoutReasoning(rejected));
      expect(read.tools).toEqual(tools);
    });

    it.each([[null], ['text'], [{}], [{ prompt: 3 }]])('does not take %j for a row', (other) => {
      expect(() => exporter.preferenceIn([other])).toThrow();
    });

    it('takes no row of another format for its own', () => {
      const others = [
        ...exporters.map((other) => rowsIn(other).rows.map((row) => other.line(row))),
        ...pairExporters.filter((other) => other !== exporter).map((other) => other.lines(exportedPair)),
      ];
      for (const other of others) expect(() => exporter.preferenceIn(written(other))).toThrow();
    });
  },
);

it('no two formats have one name', () => {
  const names = [...exporters, ...pairExporters].map(({ format }) => format);
  expect(new Set(names).size).toBe(names.length);
});
