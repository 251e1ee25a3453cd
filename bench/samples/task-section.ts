// A task as a page for people: what the user says and knows, what the oracle does, where that ends, and the rubric.
import type { Json } from '../../schemas/json.ts';
import type { Criterion, Fact, OracleCall, Task } from '../../schemas/task.ts';
import { lowerFirst } from '../../stages/english.ts';

const shownCalls = 12;
/** Longer results would hide what comes after them. */
const longestResult = 160;
const longestCell = 800;

export function taskSection(
  task: Task,
  agent: { readonly name: string; readonly tools: readonly unknown[] },
): string {
  const { kind, persona, goals, request } = task;
  return [
    `## Task: ${kind}`,
    `For ${agent.name}, which has ${agent.tools.length} tools in sight. Difficulty ${task.difficulty} of 5.`,
    `The user ${lowerFirst(persona.manner)}`,
    '### What the user says',
    quoted(request),
    ...laterTurns(goals),
    ...(task.facts.length > 0
      ? ['### What the user knows', table(['fact', 'value', 'told'], task.facts.map(factRow))]
      : []),
    ...(notesOf(task).length > 0
      ? [
          '### What is special',
          notesOf(task)
            .map((note) => `- ${note}`)
            .join('\n'),
        ]
      : []),
    '### What the oracle does',
    callsOf(task),
    '### Where that ends',
    endOf(task),
    '### Rubric',
    table(['criterion', 'about', 'checked by', 'weight'], task.rubric.map(criterionRow)),
  ].join('\n\n');
}

const quoted = (text: string): string =>
  text
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n');

function laterTurns(goals: Task['goals']): string[] {
  const [, ...later] = goals;
  return later.length === 0
    ? []
    : ['Later, in the words of their style:', ...later.map(({ say }) => quoted(say))];
}

const whenTold = ({ disclosed, options, slip }: Fact): string =>
  [
    { opening: 'in the opening message', asked: 'when asked', later: 'with a later request' }[disclosed],
    ...(options ? [`one of ${options.length} that fit`] : []),
    ...(slip ? [`first, by mistake: ${shortText(slip.value)}`] : []),
  ].join('; ');

const factRow = (fact: Fact): string[] => [fact.name, shortText(fact.value), whenTold(fact)];

function notesOf({ autonomous, expected, withheld, faults, plants = [], ...task }: Task): string[] {
  return [
    ...(autonomous ? ['Nobody answers after the opening message.'] : []),
    ...(expected === 'decline' ? ['The right answer says that it cannot be done.'] : []),
    ...withheld.map((tool) => `The tool \`${tool}\` is taken away.`),
    ...faults.map(
      ({ fault, tool, occurrence, lasting }) =>
        `Call ${occurrence} of \`${tool}\`${lasting ? ' and every later one' : ''} meets the fault ${fault}.`,
    ),
    ...plants.map(
      ({ table: of, key, column, text }) => `The ${column} of ${key} in \`${of}\` says: "${text}"`,
    ),
    ...(task.forbidden ? [`A policy forbids \`${task.forbidden.tool}\`: ${task.forbidden.prose}`] : []),
    ...(task.obstacle === undefined ? [] : [`What stands in the way: ${task.obstacle}`]),
    ...(task.nearMiss ? [`\`${task.nearMiss.tool}\` looks right and is not. ${task.nearMiss.about}`] : []),
  ];
}

function callsOf({ oracle: { calls } }: Task): string {
  if (calls.length === 0) return 'Nothing: no call is needed.';
  const lines = calls.slice(0, shownCalls).map((call, at) => `${at + 1}. ${callLine(call)}`);
  const rest = calls.length - lines.length;
  return [...lines, ...(rest > 0 ? [`\n… and ${rest} more calls.`] : [])].join('\n');
}

const callLine = ({ tool, arguments: given, purpose, result, confirm }: OracleCall): string =>
  `\`${tool}(${JSON.stringify(given)})\` ${purpose}${confirm ? ', once the user has agreed' : ''}\n` +
  `   returns \`${cut(JSON.stringify(result), longestResult)}\``;

function endOf({ oracle: { touched, communicate, finalState } }: Task): string {
  const told = communicate.map(({ name, value }) => `${name}: ${shortText(value)}`).join('; ');
  return [
    touched.length > 0 ? `- These rows have changed: ${touched.join(', ')}.` : '- No row has changed.',
    ...(told === '' ? [] : [`- The user has been told the ${told}${/[.!?]$/.test(told) ? '' : '.'}`]),
    `- The state has the hash ${finalState}.`,
  ].join('\n');
}

const criterionRow = ({ text, kind, checkedBy, weight, required }: Criterion): string[] => [
  text,
  kind.replace('_', ' '),
  checkedBy,
  `${Number(weight.toFixed(2))}${required ? ', required' : ''}`,
];

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cut(cell, longestCell).replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
  return [line(heads), `|${' --- |'.repeat(heads.length)}`, ...rows.map(line)].join('\n');
}

const shortText = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value));

const cut = (text: string, longest: number): string =>
  text.length > longest ? `${text.slice(0, longest)}…` : text;
