// Everything that pages ask for about a run. Adding a route is a file and a line.
import type { Route } from '../route.ts';
import { liveRoutes } from './live.ts';
import { noteRoutes } from './notes.ts';
import { overviewRoutes } from './overview-routes.ts';
import { playRoutes } from './play.ts';
import { listRoutes } from './plays.ts';
import { scratchRoutes } from './scratch-routes.ts';
import { toolRoutes } from './tool-routes.ts';

export const routes: readonly Route[] = [
  ...overviewRoutes,
  ...listRoutes,
  ...playRoutes,
  ...noteRoutes,
  ...liveRoutes,
  ...toolRoutes,
  ...scratchRoutes,
];
