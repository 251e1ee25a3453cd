// Usage: node mendable.mjs FOLDER. Does not start until there is a file FOLDER/mended; then it lists one
// tool.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { goodTool, serve } from './serve.mjs';

if (!existsSync(join(process.argv[2], 'mended'))) {
  process.stderr.write('the database is missing\n');
  process.exit(3);
}
serve('mendable', () => ({ tools: [goodTool('mended_rate')] }));
