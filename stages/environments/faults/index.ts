// The registry of faults: to add one, add a file and a line.
import type { FaultKind } from './fault.ts';
import { rateLimited } from './rate-limited.ts';
import { timeout } from './timeout.ts';
import { unavailable } from './unavailable.ts';

export const faultKinds: readonly FaultKind[] = [timeout, rateLimited, unavailable];
