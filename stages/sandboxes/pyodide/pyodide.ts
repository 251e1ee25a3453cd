// Python as WebAssembly, in child processes: the same on every machine, with a clock and chance of its own. Decision
// 0036 says what keeps it in.

import { poolOf } from '../pool.ts';
import { pooledSandbox } from '../pooled-sandbox.ts';
import { PythonChild } from './python-child.ts';

export const pyodide = pooledSandbox('pyodide', 'python', poolOf(PythonChild.start));
