// A route of the viewer's API: what a page asks the server for, about one run. Adding one is a file in api/ and a line
// in api/index.ts.
import type { ViewOptions } from '../pipeline/commands/run-viewer.ts';
import type { RunTable, ViewedRun } from './runs/viewed-run.ts';

export interface RouteRequest {
  readonly run: ViewedRun;
  /** All runs that are shown. */
  readonly runs: RunTable;
  /** The parts of the path that the route names, such as `:id`. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** What was posted, as JSON; undefined for GET. */
  readonly body: unknown;
  readonly options: Pick<ViewOptions, 'registries' | 'rules' | 'version'>;
}

export interface Route {
  /** Only POST may change a file. */
  readonly method: 'GET' | 'POST';
  /** Below `/api/RUN`, such as `/trajectories/:id`. */
  readonly path: string;
  /** A JSON object. Throws a ViewError for what the page has to say. */
  answer(request: RouteRequest): Promise<object>;
}
