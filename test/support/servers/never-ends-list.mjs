// Answers tools/list with one tool, then with empty pages, always under a new cursor.
import { goodTool, serve } from './serve.mjs';

let count = 0;
serve('never-ends-list', ({ cursor }) => {
  count += 1;
  return { tools: cursor ? [] : [goodTool('rate')], nextCursor: `page ${count}` };
});
