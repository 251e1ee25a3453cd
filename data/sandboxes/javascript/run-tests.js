// Runs the test files that are its arguments; after `--reversed`, the last test of each first.
import { printed, traceOf } from './printing.js';
import { claim } from './test.js';

function reverse({ entries }) {
  entries.reverse();
  for (const { suite } of entries) if (suite) reverse(suite);
}

const isReversed = process.argv[2] === '--reversed';
const files = [];
for (const path of process.argv.slice(isReversed ? 3 : 2)) {
  const root = claim();
  try {
    await import(`../${path}`);
    if (isReversed) reverse(root);
    files.push({ path, root });
  } catch (error) {
    files.push({ path, root, problem: `${path} cannot be imported:\n${traceOf(error)}` });
  }
}
process.exitCode = (await printed(files)) ? 0 : 1;
