// Lists one tool per environment variable it sees, over two pages, and keeps running when its input ends.
import { serve } from './serve.mjs';

setInterval(() => {}, 1000);
const tools = Object.keys(process.env).map((name) => ({
  name: `sees_${name}`,
  description: 'Tells that this environment variable is set. Use it when you test what a server is given.',
  inputSchema: { type: 'object' },
}));
serve('tells', ({ cursor }) =>
  cursor ? { tools: tools.slice(1) } : { tools: tools.slice(0, 1), nextCursor: 'more' },
);
