// Lists good tools among broken ones, and tools with the names of members that every object has.
import { goodTool, serve } from './serve.mjs';

const named = (name) => goodTool(name, `Returns the balance of account ${name}.`);
serve('mixed', () => ({
  tools: [
    named('get_balance'),
    { ...named('array_schema'), inputSchema: [] },
    { ...named('text_schema'), inputSchema: 'none' },
    { ...named('null_schema'), inputSchema: null },
    { ...named('wrong_type'), inputSchema: { type: 'object', properties: { a: { type: 'strang' } } } },
    { ...named('numbered'), description: 42 },
    named(''),
    null,
    named('constructor'),
    named('__proto__'),
    named('toString'),
    named('get_rate'),
  ],
}));
