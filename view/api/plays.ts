// The list of trajectories: a part of it, the choices of its filters, and where one of them lies in it.
import type { PlayList } from '../contract/plays.ts';
import { filtersIn, orderIn } from '../plays/filters.ts';
import { facetsOf, neighborsOf, playsIn } from '../plays/list.ts';
import type { Route } from '../route.ts';
import { ViewError } from '../view-error.ts';

/** Plays in one answer. */
const mostPlays = 500;

const plays: Route = {
  method: 'GET',
  path: '/plays',
  async answer({ run, query }): Promise<PlayList> {
    const index = await run.plays.current();
    const from = wholeIn(query, 'from', 0);
    const count = Math.min(wholeIn(query, 'count', 100), mostPlays);
    const list = { filters: filtersIn(query), order: orderIn(query) };
    const { progress } = index;
    return {
      ...(await playsIn(index, list, { from, count })),
      ...(progress ? { indexing: progress } : {}),
      stamp: await run.stamp(),
    };
  },
};

const facets: Route = {
  method: 'GET',
  path: '/facets',
  answer: async ({ run, query }) => await facetsOf(await run.plays.current(), filtersIn(query)),
};

const neighbors: Route = {
  method: 'GET',
  path: '/plays/:id/neighbors',
  async answer({ run, query, params: { id = '' } }) {
    const list = { filters: filtersIn(query), order: orderIn(query) };
    return { neighbors: await neighborsOf(await run.plays.current(), id, list) };
  },
};

function wholeIn(query: URLSearchParams, name: string, usual: number): number {
  const text = query.get(name) ?? String(usual);
  if (!/^\d{1,9}$/.test(text)) throw new ViewError(400, `${name} is ${text}, but a whole number is expected`);
  return Number(text);
}

export const listRoutes: readonly Route[] = [plays, facets, neighbors];
