// The map of a run for drawing: its points in columns, and the names of groups and origins once.
import type { Reader } from '../../pipeline/store.ts';
import type { MapView } from '../contract/map.ts';
import { toolRows } from './tool-list.ts';

/** Undefined where the run has no map yet. */
export async function mapView(store: Reader): Promise<MapView | undefined> {
  const [id] = store.ids('maps');
  if (id === undefined) return undefined;
  const { points, growth } = await store.get('maps', id);
  const origins = new Map((await toolRows(store)).map((row) => [row.id, row.origin]));
  const group = coded(points.map((point) => point.group));
  const origin = coded(points.map(({ of }) => origins.get(of) ?? 'unknown'));
  return {
    ids: points.map(({ of }) => of),
    names: points.map(({ name }) => name),
    x: points.map(({ x }) => x),
    y: points.map(({ y }) => y),
    ...{ groups: group.names, group: group.codes },
    ...{ origins: origin.names, origin: origin.codes },
    growth,
  };
}

/** Names as numbers: the most frequent name is 0. */
function coded(values: readonly string[]): { names: string[]; codes: number[] } {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const names = [...counts.keys()].sort(
    (a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || (a < b ? -1 : 1),
  );
  const places = new Map(names.map((name, place) => [name, place]));
  return { names, codes: values.map((value) => places.get(value) ?? 0) };
}
