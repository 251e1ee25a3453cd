// Answers calls as the argument `how` says: with a JSON-RPC error of its own, with the codes that the SDK
// uses for its own failures, with an error result, or properly.
import { goodTool, serve } from './serve.mjs';

const responses = {
  code: { error: { code: 42, message: 'no such seat' } },
  timeout: { error: { code: -32001, message: 'upstream took too long' } },
  closed: { error: { code: -32000, message: 'session is over' } },
  result: { result: { isError: true, content: [{ type: 'text', text: 'no seats left' }] } },
  structured: { result: { structuredContent: { seats: 3 } } },
  fine: { result: { content: [{ type: 'text', text: 'done' }] } },
};
serve(
  'refuses-calls',
  () => ({ tools: [goodTool('book')] }),
  ({ arguments: { how } }) => responses[how],
);
