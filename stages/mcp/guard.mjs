// Runs a server's script inside this process and ends it when stdin closes: a server then never outlives the
// process that started it, not even one that was killed with -9. Usage: node guard.mjs SCRIPT [ARGUMENT…]
import { pathToFileURL } from 'node:url';

const [, guard, script, ...rest] = process.argv;
process.argv = [process.argv[0], script, ...rest];
// The grace lets a server that tidies up on end-of-input do so.
process.stdin.on('close', () => setTimeout(() => process.exit(0), 250).unref());
process.stdin.on('end', () => setTimeout(() => process.exit(0), 250));
if (!guard) process.exit(2);
await import(pathToFileURL(script).href);
