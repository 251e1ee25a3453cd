// Draws a face for an agent: every tool of its worlds gets a name in another spelling, with a synonym of its
// verb where there is one, and its parameters get other names and another order. Tools of live servers keep
// their names, because their servers do not know others.
import type { Random } from '../../pipeline/hash.ts';
import { propertiesOf } from '../../pipeline/json/json-schema.ts';
import type { Agent } from '../../schemas/agent.ts';
import type { Face } from '../../schemas/face.ts';
import type { JsonObject } from '../../schemas/json.ts';
import { camelCase, pascalCase, wordsIn } from '../english.ts';
import { steeringParameters } from '../steering-parameters.ts';
import { formsFor } from './results.ts';

/** Verbs that can replace each other in the name of a tool. */
const verbs: readonly (readonly string[])[] = [
  ['search', 'find', 'lookup', 'query'],
  ['get', 'fetch', 'read', 'show', 'retrieve'],
  ['create', 'add', 'register', 'new'],
  ['update', 'edit', 'change', 'modify'],
  ['remove', 'delete', 'drop'],
  ['list', 'enumerate'],
  ['summarize', 'count', 'report'],
  ['copy', 'duplicate', 'repeat', 'clone'],
  ['undo', 'revert'],
];

type Spelling = (words: readonly string[]) => string;

const snake: Spelling = (words) => words.join('_');
const camel: Spelling = (words) => camelCase(words.join('_'));

const spellings = {
  tools: [snake, camel, (words) => words.join('-'), (words) => pascalCase(words.join('_'))],
  parameters: [snake, camel],
} satisfies Record<string, readonly Spelling[]>;

const longestName = 64;

export function faceFor(agent: Pick<Agent, 'tools' | 'parts'>, random: Random): Face {
  const grown = new Set(agent.parts.flatMap((part) => (part.environment === 'world' ? part.tools : [])));
  const spelling = { tool: random.pick(spellings.tools), parameter: random.pick(spellings.parameters) };
  const taken = new Set(agent.tools.map((tool) => tool.name));
  const tools: Face['tools'] = {};
  for (const { name, inputSchema } of agent.tools) {
    if (!grown.has(name)) continue;
    const other = spelling.tool(withOther(verbs, wordsIn(name), random));
    const shown = other.length <= longestName && !taken.has(other) ? other : name;
    taken.add(shown);
    tools[name] = { name: shown, parameters: shownParameters(inputSchema, spelling.parameter, random) };
  }
  return {
    tools,
    descriptions: random.pick(['as_written', 'lines', 'docstring']),
    declarations: random.pick(['json', 'json', 'typescript']),
    results: formsFor(agent, random.fork('results')),
  };
}

function shownParameters(schema: JsonObject, spell: Spelling, random: Random): [string, string][] {
  const names = propertiesOf(schema).map(([name]) => name);
  const taken = new Set<string>();
  const shown = names.map((name): [string, string] => {
    const words = wordsIn(name);
    const alike = steeringParameters.find((group) => group.some((one) => one === words.join('_')));
    const other = spell(alike ? wordsIn(random.pick(alike)) : words);
    const free = !taken.has(other) && !names.some((each) => each !== name && each === other);
    taken.add(free ? other : name);
    return [name, free ? other : name];
  });
  return random.shuffle(shown);
}

/** The words with the first one that has synonyms replaced by one of these. */
function withOther(
  groups: readonly (readonly string[])[],
  words: readonly string[],
  random: Random,
): string[] {
  const at = words.findIndex((word) => groups.some((group) => group.includes(word)));
  const alike = groups.find((group) => group.includes(words[at] ?? ''));
  return alike ? words.with(at, random.pick(alike)) : [...words];
}
