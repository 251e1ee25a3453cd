// What the pages about tools and worlds ask for.
import type { Route } from '../route.ts';
import { ViewError } from '../view-error.ts';
import { toolDetail } from './tool-detail.ts';
import { toolRows } from './tool-list.ts';
import { worldDetail, worldRows } from './worlds.ts';

export const toolRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/tools',
    answer: ({ run }) => run.read(async (store) => ({ tools: await toolRows(store) })),
  },
  {
    method: 'GET',
    path: '/tools/:id',
    answer: ({ run, params: { id = '' } }) =>
      run.read(async (store) => (await toolDetail(id, store)) ?? missing(`tool ${id}`)),
  },
  {
    method: 'GET',
    path: '/worlds',
    answer: ({ run }) => run.read(async (store) => ({ worlds: await worldRows(store) })),
  },
  {
    method: 'GET',
    path: '/worlds/:id',
    answer: ({ run, params: { id = '' } }) =>
      run.read(async (store) => (await worldDetail(id, store)) ?? missing(`world ${id}`)),
  },
];

function missing(what: string): never {
  throw new ViewError(404, `this run has no ${what}`);
}
