// Runs the test files that are its arguments.
import { printed, traceOf } from './printing.js';
import { claim } from './test.js';

const files = [];
for (const path of process.argv.slice(2)) {
  const root = claim();
  try {
    await import(`../${path}`);
    files.push({ path, root });
  } catch (error) {
    files.push({ path, root, problem: `${path} cannot be imported:\n${traceOf(error)}` });
  }
}
process.exitCode = (await printed(files)) ? 0 : 1;
