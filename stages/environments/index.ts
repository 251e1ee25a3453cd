// The registry of environments: adding one is a file and a line.
import type { Environment } from './environment.ts';
import { mcpEnvironment } from './mcp.ts';
import { worldEnvironment } from './world.ts';

export const environments: readonly Environment[] = [worldEnvironment, mcpEnvironment];
