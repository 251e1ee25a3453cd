// What the overview of a run asks for, each part for itself, so that one that takes long keeps no other waiting.
import { z } from 'zod';
import { statsOf } from '../../inspect/stats.ts';
import type { Route, RouteRequest } from '../route.ts';
import { ViewError } from '../view-error.ts';
import { comparisonOf } from './comparison.ts';
import { keptFor } from './kept.ts';
import { mapView } from './map.ts';
import { judgeReport, overviewOf, plannedFunnel, rejectList } from './overview.ts';

/** Rejects of one answer. */
const mostRejects = 100;

const rejectQuery = z.object({
  stage: z.string().min(1),
  reason: z.string().optional(),
  from: z.coerce.number().int().nonnegative().default(0),
});

/** Reads every play once. */
const keptStats = keptFor(statsOf);

export const overviewRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/overview',
    answer: (request) => request.run.read(async (store) => overviewOf(store, await partsOf(request))),
  },
  {
    method: 'GET',
    path: '/funnel',
    answer: (request) => request.run.read(async (store) => plannedFunnel(store, await partsOf(request))),
  },
  {
    method: 'GET',
    path: '/stats',
    answer: ({ run }) => run.read((store) => keptStats(store, run.directory)),
  },
  {
    method: 'GET',
    path: '/compare/:other',
    async answer({ run, runs, params: { other = '' } }) {
      const second = runs.get(other);
      if (!second) throw new ViewError(404, `there is no run ${other} here`);
      return comparisonOf(await inNumbers(run), await inNumbers(second));
    },
  },
  { method: 'GET', path: '/judge', answer: ({ run }) => run.read(judgeReport) },
  {
    method: 'GET',
    path: '/map',
    answer: ({ run }) => run.read(async (store) => ({ map: await mapView(store) })),
  },
  {
    method: 'GET',
    path: '/rejects',
    async answer({ run, query }) {
      const { success, data } = rejectQuery.safeParse(Object.fromEntries(query));
      if (!success) throw new ViewError(400, 'rejects are asked for by their stage');
      const { stage, reason, from } = data;
      return run.read((store) => rejectList({ stage, reason, from, most: mostRejects }, store));
    },
  },
];

const inNumbers = async (run: RouteRequest['run']) => ({
  run: run.directory,
  stats: await run.read((store) => keptStats(store, run.directory)),
});

const partsOf = async ({ run, options }: RouteRequest) => ({
  directory: run.directory,
  config: await run.config(),
  stages: options.registries.stages,
});
