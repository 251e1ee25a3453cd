// export: accepted trajectories as the lines of training files. One unit is one format.
import { z } from 'zod';
import { BugError } from '../pipeline/errors.ts';
import { hashOf, identified } from '../pipeline/hash.ts';
import { defineStage } from '../pipeline/stage.ts';
import { acceptedRows, settingsOf } from './export/accepted.ts';
import { add, type CardCounts, cardText } from './export/card.ts';
import { type Placed, testRows } from './export/split.ts';
import { exporters } from './exporters/index.ts';

const formats = exporters.map((exporter) => exporter.format);

export const exportStage = defineStage({
  name: 'export',
  summary: 'write training files with splits and a dataset card',
  writes: ['datasets'],
  whole: true,
  options: () =>
    z.strictObject({
      formats: z
        .array(z.enum(formats as [string, ...string[]]))
        .default(formats)
        .describe('which formats'), // the list is not empty
      test: z.number().min(0).max(0.5).default(0.1).describe('share of the rows in the test split, about'),
    }),
  async *units(_, options) {
    for (const format of options.formats) yield { id: format, input: { format } };
  },
  async work({ format }, { store, options, file }) {
    const exporter = exporters.find((candidate) => candidate.format === format);
    if (!exporter) throw new BugError(`no exporter ${format}`);
    const placed: Placed[] = [];
    for await (const { trajectory, agent } of acceptedRows(store))
      placed.push({ id: trajectory.id, settings: settingsOf(agent) });
    if (placed.length === 0)
      return {
        records: {},
        rejects: [{ reason: 'nothing accepted', detail: 'there is no accepted trajectory to export' }],
      };

    const inTest = testRows(placed, options.test);
    const folder = `datasets/${format}`;
    const files = {
      train: await file(`${folder}/train.jsonl`),
      test: await file(`${folder}/test.jsonl`),
      provenance: await file(`${folder}/provenance.jsonl`),
    };
    const counts: CardCounts = {
      rows: { train: 0, test: 0 },
      kinds: new Map(),
      mixes: new Map(),
      calls: [],
      tools: [],
      procedures: new Set(),
      models: new Set(),
    };
    for await (const accepted of acceptedRows(store)) {
      const { trajectory, agent, judgement, madeBy } = accepted;
      const line = exporter.line(accepted);
      if (line === undefined) continue;
      const split = inTest.has(trajectory.id) ? 'test' : 'train';
      counts.rows[split] += 1;
      await files[split].write(`${JSON.stringify(line)}\n`);
      await files.provenance.write(
        `${JSON.stringify({ file: `${split}.jsonl`, line: counts.rows[split], trajectory: trajectory.id, task: trajectory.task, kind: judgement.kind, ...madeBy })}\n`,
      );
      add(counts.kinds, judgement.kind);
      add(counts.mixes, agent.mix);
      counts.calls.push(trajectory.steps.length);
      counts.tools.push(accepted.tools.length);
      for (const role of madeBy.procedures) counts.procedures.add(role);
      for (const model of madeBy.models) counts.models.add(model);
    }
    const card = await file(`${folder}/README.md`);
    await card.write(await cardText(exporter, counts, store));
    await card.finish();
    await files.provenance.finish();
    const from = [hashOf(placed.map((row) => row.id))];
    const datasets = [];
    for (const split of ['train', 'test'] as const) {
      const { bytes, sha256 } = await files[split].finish();
      datasets.push(
        identified({ from, format, split, path: `${folder}/${split}.jsonl`, rows: counts.rows[split], bytes, sha256 }),
      );
    }
    return { records: { datasets }, rejects: [] };
  },
});
