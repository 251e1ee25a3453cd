// tool-simulator: answers one call to a tool whose meaning no program expresses, as the real server would. It sees the
// whole state and writes what the call changes as a JSON patch, so that effects last and code can check them. A stateful
// simulator is what Kimi K2 plays against; that answers of language models drift once several values change at once is
// why every answer is held against the state and asked for more than once.
import { ReplyError, UsageError } from '../../pipeline/errors.ts';
import { asJson, type Role, schemaOf } from '../../pipeline/role.ts';
import { section, structuredPrompt } from '../prompt.ts';
import { exampleInput, exampleReply } from './example.ts';
import { type SimulatorInput, type SimulatorReply, simulatorReplySchema } from './simulated-call.ts';

function render({ server, state, tool, newKeys, earlier, given, faults }: SimulatorInput): string {
  const { name, description, inputSchema, outputSchema, effect, changes } = tool;
  const tables = Object.entries(server.tables).map(([table, { noun, key, references, fixed }]) =>
    [
      `${table}: one row for each ${noun}, by its ${key}`,
      ...Object.entries(references).map(([column, target]) => `${column} is a key of ${target}`),
      ...(fixed.length > 0 ? [`never changes: ${fixed.join(', ')}`] : []),
      ...(newKeys[table] === undefined ? [] : [`the next new row is ${newKeys[table]}`]),
    ].join('; '),
  );
  const may =
    effect === 'read'
      ? 'It only reads: the patch is empty.'
      : `It may ${changes.map((each) => `${each.may.join(', ')} rows of ${each.table}`).join('; ')}.`;
  return (
    `Server: ${server.title}. ${server.summary}\nTime: ${server.clock}\n` +
    section('Tables:', tables) +
    `State: ${JSON.stringify(state)}\n` +
    section('Calls before this one:', earlier) +
    `Tool: ${name}. ${description}\nParameters: ${JSON.stringify(inputSchema)}\n` +
    (outputSchema ? `Output: ${JSON.stringify(outputSchema)}\n` : '') +
    `${may}\nCall: ${name} ${JSON.stringify(given)}\n` +
    section('An answer to this call was wrong. Avoid these mistakes:', faults)
  );
}

const who = `
  You are a test double for one server. You receive the records that it holds and one call to one of its tools, and you
  answer as the real server would. Agents practice on your answers, and their work is compared with the records, so
  code checks each answer against them.
`;

const rules: readonly string[] = [
  `reason: Name the rows and values that decide the answer before you give it.`,
  `The state is all that the server knows. Take every value of the result from the state or from the arguments. Never
    make up names, numbers, dates, or texts. What the state does not hold, the server does not have: a search finds
    nothing, and a call that names it fails.`,
  `patch: List each change as one operation. A new row is {"op": "add", "path": "/table/key", "value": {...}} with all
    its columns; a new value is {"op": "replace", "path": "/table/key/column", "value": ...}. Change nothing that the
    call does not ask for.`,
  `Give a new row the key that is named as the next one. If none is named, take the key from the arguments.`,
  `Whatever the call makes new and the result tells, such as a time, must be in the patch as well, so that reading it
    again gives the same. Take times from the time of the server.`,
  `A call fails if a row that it names does not exist, if its values contradict the rules of the tables, or if the real
    server would refuse it. Then give "error" a code in capital letters and a message that says what is wrong, set
    "result" to null, and leave the patch empty. Do not invent failures of the network or of the service.`,
  `result: Use the output schema if there is one, and otherwise the form in which such servers usually answer. Earlier
    calls show the form that this tool has: keep it. Return rows in the order in which the state lists them, unless the
    call asks for another. List all rows that match.`,
];

export const toolSimulator: Role<SimulatorInput, undefined, SimulatorReply> = {
  name: 'tool-simulator',
  isDialogue: true,
  summary: 'answers calls to tools of real servers for which no world could be inferred; needs a model',
  output: simulatorReplySchema,
  example: exampleInput,
  prompt: (input) =>
    structuredPrompt({
      who,
      rules,
      schema: schemaOf(simulatorReplySchema),
      example: { input: render(exampleInput), reply: exampleReply },
      input: render(input),
    }),
  parse(reply) {
    const parsed = asJson('tool-simulator', simulatorReplySchema)(reply);
    const { error, result } = parsed.output;
    const issues = error !== null && result !== null ? ['result: must be null where there is an error'] : [];
    if (issues.length > 0)
      throw new ReplyError({ fault: 'schema', role: 'tool-simulator', reply: reply.content, issues });
    return parsed;
  },
  procedure(input) {
    throw new UsageError(
      `no procedure knows what ${input.tool.name} means; bind the role tool-simulator to a model`,
    );
  },
};
