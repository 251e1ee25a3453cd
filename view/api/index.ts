// Everything that pages ask for about a run. Adding a route is a file and a line.
import type { Route } from '../route.ts';

export const routes: readonly Route[] = [];
