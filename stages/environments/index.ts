// The registry of environments: to add one, add a file and a line.
import { deskEnvironment } from './desk.ts';
import type { Environment } from './environment.ts';
import { libraryEnvironment } from './library.ts';
import { mathEnvironment } from './math.ts';
import { mcpEnvironment } from './mcp.ts';
import { ownServerEnvironment } from './own-server.ts';
import { replEnvironment } from './repl.ts';
import { simulatedEnvironment } from './simulated.ts';
import { workspaceEnvironment } from './workspace.ts';
import { worldEnvironment } from './world.ts';

export const environments: readonly Environment[] = [
  worldEnvironment,
  mcpEnvironment,
  ownServerEnvironment,
  deskEnvironment,
  libraryEnvironment,
  mathEnvironment,
  simulatedEnvironment,
  workspaceEnvironment,
  replEnvironment,
];
