// Usage: node named.mjs NAMES. Lists one tool for each name in a JSON array, with a parameter of the same
// name.
import { goodTool, serve } from './serve.mjs';

const names = JSON.parse(process.argv[2]);
serve('named', () => ({
  tools: names.map((name, index) => ({
    ...goodTool(name, `Returns account ${index} of customer ${index * 7}.`),
    // Built as text, because a literal would take __proto__ for the prototype.
    inputSchema: JSON.parse(
      `{"type":"object","required":[${JSON.stringify(name)}],` +
        `"properties":{${JSON.stringify(name)}:{"type":"string","description":"Key of the account"}}}`,
    ),
  })),
}));
