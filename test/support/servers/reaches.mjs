// Lists one tool, named after whether the address in TOOLLOOM_TEST_SEEN can be reached.
import { serve } from './serve.mjs';

const reached = await fetch(process.env.TOOLLOOM_TEST_SEEN).then(
  () => true,
  () => false,
);
const tool = {
  name: reached ? 'reaches_something' : 'reaches_nothing',
  description: 'Tells whether a network is there. Use it when you test what a server is given.',
  inputSchema: { type: 'object' },
};
serve('reaches', () => ({ tools: [tool] }));
