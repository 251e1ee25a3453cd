// Usage: node held.mjs FOLDER NAME. Writes its process id to FOLDER/NAME.pid, and lists one tool as soon as
// there is a file FOLDER/go.
import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { goodTool, serve } from './serve.mjs';

const [, , folder, name] = process.argv;
writeFileSync(join(folder, `${name}.part`), String(process.pid));
renameSync(join(folder, `${name}.part`), join(folder, `${name}.pid`));
while (!existsSync(join(folder, 'go'))) await sleep(20);
serve(name, () => ({ tools: [goodTool(`rate_${name}`)] }));
