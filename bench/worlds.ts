// Figures about the worlds of a run that exists, without growing any: what bench/tools.ts prints about them.
// Usage: npm run bench -- worlds.js RUN [EXAMPLES]
import { resolve } from 'node:path';
import { readFileStore } from '../pipeline/store/file-store.ts';
import { table } from './figure.ts';
import { worldFigures } from './growth/worlds.ts';

const run = process.argv[2];
if (run === undefined) throw new Error('name the folder of a run: npm run bench -- worlds.js RUN');
// The script is compiled into .bench/bench; RUN is relative to the project.
await using store = await readFileStore(resolve(import.meta.dirname, '../..', run, 'units'));
const examples = Number(process.argv[3] ?? 0);
process.stdout.write(`${table(await worldFigures(store), examples)}\n`);
