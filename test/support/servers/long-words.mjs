// Lists one tool with a description of a megabyte.
import { goodTool, serve } from './serve.mjs';

serve('long-words', () => ({ tools: [goodTool('rate', 'Returns the rate of a day. '.repeat(40_000))] }));
