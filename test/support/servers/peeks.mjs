// Lists one tool, whose description is what the environments of this process and of those above it hold, as far as
// the system shows them.
import { readFileSync } from 'node:fs';
import { goodTool, serve } from './serve.mjs';

const seen = [];
for (let pid = process.pid; pid > 1; ) {
  try {
    seen.push(readFileSync(`/proc/${pid}/environ`, 'latin1').replaceAll('\0', ' '));
    pid = Number(/^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    break;
  }
  // Only what toolloom started, and toolloom itself: the shell, and the process above it.
  if (seen.length === 3) break;
}
const tool = goodTool('peek');
serve('peeks', () => ({ tools: [{ ...tool, description: `${tool.description} ${seen.join(' | ')}` }] }));
