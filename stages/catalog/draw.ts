// Draws how an agent reaches its catalog: the names and descriptions of the search and of the call, their
// parameters, and the form of what a search returns. Products differ in all of these.
import type { Random } from '../../pipeline/hash.ts';
import type { Catalog } from '../../schemas/agent.ts';
import { camelCase } from '../english.ts';

/** Names that go together. {call} and {search} in a description are the names of the two tools. */
const pairs: readonly (readonly [search: string, call: string])[] = [
  ['search_tools', 'call_tool'],
  ['find_tools', 'run_tool'],
  ['tool_search', 'tool_call'],
  ['discover_tools', 'execute_tool'],
  ['search_catalog', 'call_from_catalog'],
  ['lookup_tools', 'use_tool'],
  ['gateway_search', 'gateway_call'],
  ['list_matching_tools', 'invoke_tool'],
  ['search_actions', 'perform_action'],
  ['find_capability', 'use_capability'],
  ['search_registry', 'call_registered_tool'],
  ['query_tool_index', 'dispatch_tool'],
];

/** {count}: how many tools there are. */
const searches: readonly string[] = [
  'Search the catalog of {count} tools by keywords. Returns the best matches with name, description, and input schema.',
  'Find tools that can do what you need. Describe the task in a few words. Each match comes with the schema of its ' +
    'arguments, which {call} expects.',
  'Looks up available tools by what they do. There are {count} of them, and none is loaded until you search for it. ' +
    'Call a found tool with {call}.',
  'Full-text search over the names, descriptions, and parameters of all connected tools. Use it before {call}. If ' +
    'nothing fits, try other words.',
  'Returns the tools that match a query, most relevant first. Try synonyms if the first search does not return what ' +
    'you need.',
  'Discover tools on the connected servers ({count} in all). The query is matched against names and descriptions.',
  'Search for a tool before you use it. Results contain the exact name and the JSON Schema of the input.',
  'Finds tools for a task. Pass words such as an action and an object, for example "create invoice".',
];

const callDescriptions: readonly string[] = [
  'Call a tool that {search} has returned, with arguments that match its input schema.',
  'Runs one of the found tools and returns its result. Use the exact name from {search}.',
  'Execute a tool by name. Look up its name and its schema with {search} first.',
  'Calls the named tool. The arguments are validated against the schema that {search} shows.',
  'Passes a call on to the server that provides the tool. Only tools found with {search} should be called.',
  'Invoke a tool from the catalog. Returns what the tool returns, or an error with a code and a message.',
];

const queries: readonly (readonly [name: string, description: string])[] = [
  ['query', 'What the tool should do, in a few words'],
  ['query', 'Keywords, such as an action and an object'],
  ['keywords', 'Words to look for in names and descriptions of tools'],
  ['search_text', 'Free text that describes the tool you need'],
  ['task', 'The task that you need a tool for'],
  ['intent', 'What you want to get done'],
];

const limits: readonly (readonly [name: string, description: string])[] = [
  ['limit', 'Most matches to return, {shown} if not given'],
  ['top_k', 'How many matches to return (default {shown})'],
  ['max_results', 'Upper bound for the number of matches; default {shown}'],
  ['count', 'Number of tools to return, {shown} by default'],
];

const toolNames: readonly (readonly [name: string, description: string])[] = [
  ['name', 'Name of the tool, as found'],
  ['tool_name', 'Exact name of a found tool'],
  ['tool', 'The tool to call'],
  ['tool_id', 'Name of the tool, which is also its ID'],
];

const argumentNames: readonly (readonly [name: string, description: string])[] = [
  ['arguments', 'Arguments that match the input schema of the tool'],
  ['args', 'The arguments of the tool; an empty object if it takes none'],
  ['parameters', 'Parameters for the tool, by name'],
  ['input', 'Input of the tool, as its schema describes it'],
];

const lists = ['tools', 'matches', 'found', 'hits'];
const schemas = ['input_schema', 'inputSchema', 'parameters', 'schema'];

/** Most a search returns, whatever it asks for. */
export const mostMatches = 20;

export function drawCatalog(size: number, random: Random): Catalog {
  const spell = random.chance(0.2) ? camelCase : (name: string) => name;
  const [search, call] = random.pick(pairs).map(spell) as [string, string]; // as many as before
  const shown = random.integer(4, 7);
  const [query, limit, tool, given] = [queries, limits, toolNames, argumentNames].map((names) => {
    const [name, description] = random.pick(names);
    return { name: spell(name), description: description.replace('{shown}', String(shown)) };
  }) as [Parameter, Parameter, Parameter, Parameter]; // one of each list
  const filled = (text: string): string =>
    text.replace('{count}', String(size)).replace('{search}', search).replace('{call}', call);
  return {
    search: {
      name: search,
      description: filled(random.pick(searches)),
      inputSchema: {
        type: 'object',
        properties: {
          [query.name]: { type: 'string', minLength: 1, description: query.description },
          [limit.name]: { type: 'integer', minimum: 1, maximum: mostMatches, description: limit.description },
        },
        required: [query.name],
        additionalProperties: false,
      },
      query: query.name,
      limit: limit.name,
      shown,
    },
    call: {
      name: call,
      description: filled(random.pick(callDescriptions)),
      inputSchema: {
        type: 'object',
        properties: {
          [tool.name]: { type: 'string', description: tool.description },
          [given.name]: { type: 'object', description: given.description },
        },
        required: [tool.name, given.name],
        additionalProperties: false,
      },
      tool: tool.name,
      arguments: given.name,
    },
    results: { list: random.pick(lists), schema: random.pick(schemas) },
  };
}

interface Parameter {
  readonly name: string;
  readonly description: string;
}
