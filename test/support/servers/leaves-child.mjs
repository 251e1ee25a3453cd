// Starts a child that inherits its stdout, ignores SIGTERM and never ends. Lists one tool named after the
// child.
import { spawn } from 'node:child_process';
import { goodTool, serve } from './serve.mjs';

const forever = 'process.on("SIGTERM", () => {}); setInterval(() => {}, 1000)';
const child = spawn(process.execPath, ['-e', forever], { stdio: ['ignore', 'inherit', 'inherit'] });
serve('leaves-child', () => ({ tools: [goodTool(`child_${child.pid}`)] }));
