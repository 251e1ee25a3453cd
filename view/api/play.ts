// One trajectory with all that belongs to it, and its rows in any export format.
import { z } from 'zod';
import type { Reader } from '../../pipeline/store.ts';
import { acceptedPlay } from '../../stages/export/accepted.ts';
import { playProvenance } from '../../stages/export/provenance.ts';
import { rowsOfPlay } from '../../stages/export/rows.ts';
import { knownValues } from '../../stages/export/scan/known-values.ts';
import { testTasks } from '../../stages/export/write-rows.ts';
import { exporters } from '../../stages/exporters/index.ts';
import type { PlayDetail, PlayRow } from '../contract/play.ts';
import { detailOf } from '../plays/detail.ts';
import type { Route } from '../route.ts';
import { ViewError } from '../view-error.ts';

const play: Route = {
  method: 'GET',
  path: '/plays/:id',
  async answer({ run, params: { id = '' } }): Promise<PlayDetail> {
    const index = await run.plays.current();
    const audit = (await run.plays.notes.verdicts()).get(id);
    return { ...(await detailOf(index, id)), ...(audit ? { audit } : {}) };
  },
};

/** The options of the export that rows depend on. */
const exportSchema = z.looseObject({ test: z.number(), reasoning: z.enum(['models', 'all', 'none']) });

const row: Route = {
  method: 'GET',
  path: '/plays/:id/row',
  async answer({ run, query, params: { id = '' } }): Promise<PlayRow> {
    const format = query.get('format') ?? '';
    const exporter = exporters.find((each) => each.format === format);
    if (!exporter) throw new ViewError(404, `there is no format ${format}`);
    const options = exportSchema.parse((await run.config()).stages.export);
    return await run.read(async (store) => {
      const selection = await selectionOf(id, store);
      if (!selection) return { rows: [], notes: ['not selected for training, so no file has a row of it'] };
      const accepted = await acceptedPlay(selection, store, options.reasoning);
      const isTest = (await testTasks(store, options.test)).has(accepted.trajectory.task);
      const split = isTest ? ('test' as const) : ('train' as const);
      const provenance = { ...(await playProvenance(accepted, store)), split };
      const isKnown = await knownValues(store)(accepted);
      const { rows, notes } = rowsOfPlay(exporter, { accepted, provenance, isKnown });
      return { rows: rows.map((each) => exporter.line(each)), notes };
    });
  },
};

async function selectionOf(id: string, store: Reader) {
  for await (const selection of store.read('selections')) if (selection.trajectory === id) return selection;
  return undefined;
}

export const playRoutes: readonly Route[] = [play, row];
