// Ignores SIGTERM and the end of its input. Lists one tool named after its process.
import { goodTool, serve } from './serve.mjs';

process.on('SIGTERM', () => {});
setInterval(() => {}, 1000);
serve('ignores-term', () => ({ tools: [goodTool(`process_${process.pid}`)] }));
