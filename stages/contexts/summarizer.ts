// summarizer: writes the summary with which an agent goes on when its conversation has become too long.
import { z } from 'zod';
import { ReplyError } from '../../pipeline/errors.ts';
import { canonicalJson } from '../../pipeline/hash.ts';
import { isObject } from '../../pipeline/json/json-schema.ts';
import { asJson, type Role, schemaOf } from '../../pipeline/role.ts';
import type { Json, JsonObject } from '../../schemas/json.ts';
import type { Message } from '../../schemas/message.ts';
import { codesIn, holdsCode } from '../evidence.ts';
import { exampleFor, refuseCopies } from '../example-pool.ts';
import { section, structuredPrompt } from '../prompt.ts';
import { valueShown } from '../result-forms/index.ts';
import type { Wanted } from './policy.ts';
import { type SummaryInput, summaryExamples } from './summary-examples.ts';

/** What only the procedure knows. */
interface Truth {
  /** The same part as it was, without earlier summaries. */
  messages: readonly Message[];
  wanted: Wanted;
}

const output = z.strictObject({
  summary: z
    .string()
    .refine((text) => text.trim() !== '', 'is empty')
    .describe('everything that the assistant needs to go on'),
});

const who = `
  You write the notes with which an AI assistant continues a long conversation. The earlier part of the conversation is
  taken away, and your summary is put in its place. The assistant still has its system prompt, its tools, and the latest
  messages, but nothing else of what you read here. You receive the earlier part: messages of the user, and the
  thoughts, calls, results, and answers of the assistant.
`;

const rules: readonly string[] = [
  `Say what the user asked for, request by request, and for each request whether it is done, open, or impossible. Keep
    names, IDs, numbers, dates, and conditions exactly as they were said.`,
  `Say which changes the assistant has made: the tool, the record, and the values. The assistant must not make a change
    twice or leave one out, so lists of records have to be complete.`,
  `Keep every value from the results that may still be needed: IDs of records that are still to be worked on, values
    that an answer has to tell, and where a list was read only in part, what is still to be read.`,
  `Keep what the user decided, agreed to, or refused, and what the assistant promised.`,
  'Leave out what is over and done with, and what is in the system prompt. Do not copy whole results.',
  'Never add anything that does not follow from what you read. Do not give advice.',
];

export const summarizer: Role<SummaryInput, Truth, z.infer<typeof output>> = {
  name: 'summarizer',
  isDialogue: true,
  summary: 'sums up the earlier part of a conversation that becomes too long for the agent',
  output,
  example: summaryExamples[0].input,
  prompt(input) {
    const shown = exampleOf(input);
    return structuredPrompt({
      who,
      rules,
      schema: schemaOf(output),
      example: { input: render(shown.input), reply: shown.reply },
      input: render(input),
    });
  },
  parse(reply, input) {
    const parsed = asJson('summarizer', output)(reply);
    const shown = exampleOf(input);
    refuseCopies({
      role: 'summarizer',
      reply: reply.content,
      texts: [parsed.output.summary],
      example: `${render(shown.input)}\n${shown.reply.summary}`,
      input: render(input),
    });
    const issues = madeUpIn(parsed.output.summary, render(input));
    if (issues.length > 0)
      throw new ReplyError({ fault: 'schema', role: 'summarizer', reply: reply.content, issues });
    return parsed;
  },
  procedure: (_, truth) => ({ summary: notesOn(truth) }),
};

const exampleOf = (input: SummaryInput) => exampleFor(summaryExamples, render(input));

/** IDs, dates, and times from nowhere: an agent that goes on from them works on another task. */
const madeUpIn = (summary: string, given: string): string[] =>
  codesIn(summary)
    .filter((code) => !holdsCode(given, code))
    .map((code) => `summary: says ${code}, which does not occur in the conversation`);

const render = ({ messages }: SummaryInput): string =>
  messages
    .filter(({ role }) => role !== 'system')
    .map(({ role, content, reasoning, toolCalls = [] }) =>
      [
        ...(reasoning ? [`Assistant thinks: ${reasoning}`] : []),
        ...(content === '' ? [] : [`${speaker[role]}: ${content}`]),
        ...toolCalls.map((call) => `Assistant calls ${call.name} with ${JSON.stringify(call.arguments)}`),
      ].join('\n'),
    )
    .join('\n');

const speaker = { system: 'System', user: 'User', assistant: 'Assistant', tool: 'Result' } as const;

/** Requests and answers as they were said, the calls, and the rows that hold a value which is still to be used. */
function notesOn({ messages, wanted }: Truth): string {
  const said = messages.flatMap(({ role, content }) =>
    content !== '' && (role === 'user' || role === 'assistant')
      ? [`${role === 'user' ? 'The user' : 'I'} wrote: ${content}`]
      : [],
  );
  return [
    section('What was said:', said),
    section('What I have called, in order:', callLines(messages)),
    section('From the results, for what is still to do:', rowLines(messages, wanted)),
  ]
    .join('')
    .trim();
}

/** One line for calls of one tool in a row. */
function callLines(messages: readonly Message[]): string[] {
  const lines: { tool: string; given: string[] }[] = [];
  for (const { name, arguments: given } of messages.flatMap(({ toolCalls = [] }) => toolCalls)) {
    const last = lines.at(-1);
    if (last?.tool === name) last.given.push(JSON.stringify(given));
    else lines.push({ tool: name, given: [JSON.stringify(given)] });
  }
  return lines.map(({ tool, given }) => `${tool}: ${given.join(', ')}`);
}

/** The latest form of each row. */
function rowLines(messages: readonly Message[], wanted: Wanted): string[] {
  const values = new Set(wanted.filter((value) => isTelling(value)).map(canonicalJson));
  const rows = new Map<string, string>();
  for (const { role, content } of messages) {
    if (role !== 'tool') continue;
    for (const row of rowsIn(valueShown(content)))
      if (Object.values(row).some((value) => values.has(canonicalJson(value ?? null))))
        rows.set(String(row.id ?? canonicalJson(row)), JSON.stringify(row));
  }
  return [...rows.values()];
}

/** Of a value such as true or 3, nobody could say where it is from. */
const isTelling = (value: Json): boolean =>
  typeof value === 'string' ? value.length > 2 : typeof value === 'number' && Math.abs(value) >= 10;

/** Every object in a result, with its plain members alone. */
function rowsIn(value: Json): JsonObject[] {
  if (Array.isArray(value)) return value.flatMap(rowsIn);
  if (!isObject(value)) return [];
  const members = Object.entries(value);
  const plain = members.filter(([, member]) => member === null || typeof member !== 'object');
  return [Object.fromEntries(plain), ...members.flatMap(([, member]) => rowsIn(member ?? null))];
}
