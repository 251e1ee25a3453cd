// JavaScript in QuickJS as WebAssembly, in threads: the same on every machine, with a clock and chance of its own.

import { poolOf } from '../pool.ts';
import { pooledSandbox } from '../pooled-sandbox.ts';
import { QuickThread } from './quick-thread.ts';

export const quickjs = pooledSandbox('quickjs', 'javascript', poolOf(QuickThread.start));
