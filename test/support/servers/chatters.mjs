// Writes two megabytes to stderr before it answers anything, waiting until they are read.
import { goodTool, serve } from './serve.mjs';

const line = `${'log '.repeat(256)}\n`;
for (let count = 0; count < 2048; count += 1)
  if (!process.stderr.write(line)) await new Promise((resolve) => process.stderr.once('drain', resolve));
serve('chatters', () => ({ tools: [goodTool('chatter')] }));
