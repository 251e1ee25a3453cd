// Starts a process that leaves its group and outlives every signal to it, and writes both ids to a file. Lists one
// tool, or, if it is told to, nothing ever.
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { goodTool, serve } from './serve.mjs';

const [, , file, isSilent] = process.argv;
const forever = 'process.on("SIGTERM", () => {}); setInterval(() => {}, 1000)';
const stray = spawn(process.execPath, ['-e', forever], { stdio: 'ignore', detached: true });
stray.unref();
if (isSilent) process.on('SIGTERM', () => {});
if (isSilent) setInterval(() => {}, 1000);
writeFileSync(file, `${process.pid} ${stray.pid}`);
serve('leaves-group', () => (isSilent ? new Promise(() => {}) : { tools: [goodTool('leave')] }));
