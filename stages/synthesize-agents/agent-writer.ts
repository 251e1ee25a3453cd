// agent-writer: writes the system prompt of an agent that has a given set of tools.
import { z } from 'zod';
import { ReplyError } from '../../pipeline/errors.ts';
import { asJson, type Role, schemaOf } from '../../pipeline/role.ts';
import type { AgentStyle } from '../../schemas/agent.ts';
import { andList } from '../english.ts';
import { exampleFor, refuseCopies } from '../example-pool.ts';
import { section, structuredPrompt } from '../prompt.ts';
import { type AgentExample, type AgentInput, agentExamples, type WrittenAgent } from './agent-examples.ts';
import { promptFaults } from './prompt-faults.ts';
import type { PromptSeeds } from './prompt-seeds.ts';
import { writeAgent } from './system-prompt.ts';

interface Truth {
  seeds: PromptSeeds;
}

const output: z.ZodType<WrittenAgent> = z.strictObject({
  name: z.string().min(3).max(60).describe('the name of the assistant'),
  systemPrompt: z.string().min(60),
});

const render = ({ services, style, handOvers, tools, form, earlier }: AgentInput): string =>
  section('Openings of other prompts, which yours must not resemble:', earlier()) +
  services
    .map(
      ({ title, summary, clock, policies, things, notes }) =>
        `Service: ${title}. ${summary}${clock ? ` Its clock shows ${clock}.` : ''}\n` +
        (things.length > 0 ? `It keeps ${andList(things.map(({ plural }) => plural))}.\n` : '') +
        section(
          'Policies:',
          policies.map(({ prose }) => prose),
        ) +
        section('Facts that the assistant needs:', notes),
    )
    .join('') +
  `Form of the prompt: ${form}\n` +
  section('Demands on answers:', demandsOf(style)) +
  section('Cases to hand over:', handOvers) +
  `Tools of the assistant: ${tools.join(', ')}\n`;

const demandsOf = ({ maxSentences, noToolNames, noIds, language }: AgentStyle): string[] => [
  ...(maxSentences === undefined ? [] : [`At most ${maxSentences} sentences in an answer.`]),
  ...(noToolNames ? ['No names of tools.'] : []),
  ...(noIds ? ['No internal codes, such as IDs, unless the user says them or asks for them.'] : []),
  ...(language ? ['Answers are in English, whatever the language of the user.'] : []),
];

const who = `
  You write system prompts for AI assistants that work with tools. You receive the services that an operator runs
  and the tools that the assistant will have. You write the prompt that this one assistant works under. Thousands of
  assistants are made this way, so give each one a character and a voice of its own.
`;

const rules: readonly string[] = [
  `Say who the assistant is, whom it serves, and what it helps with.`,
  `Make the demands on answers that are listed, if there are any, and no other demands on their length, tone, or
    format: an answer is checked against the listed ones alone.`,
  `Include the facts that the assistant needs.`,
  `Write it in the form that is given: length (not counting policies), layout, and tone. In a short form, say only
    what matters most.`,
  `If a service has a clock, state the current date, unless the form says to leave it out and no policy is about
    time.`,
  `List the policies one per line, word for word. If there are cases to hand over, list those sentences in
    the same way.`,
  `Say how the assistant works: it looks things up before it acts, asks for details that are missing, does only what
    it was asked to do, and says so when it cannot do something.`,
  `Do not name or describe any tool. Tools are declared elsewhere and may change.`,
  `Say things that hold for this service and no other: what it keeps, what people ask about it, what goes wrong
    there. Avoid sentences that would fit any assistant.`,
  `Write plain American English. Do not write headings in capitals, use emoji, or make promises about speed or
    quality.`,
];

export const agentWriter: Role<AgentInput, Truth, WrittenAgent> = {
  name: 'agent-writer',
  summary: 'writes the system prompt of an agent',
  output,
  example: agentExamples[0].input,
  prompt(input) {
    const { input: shown, reply } = exampleOf(input);
    return structuredPrompt({
      who,
      rules,
      schema: schemaOf(output),
      example: { input: render(shown), reply },
      input: render(input),
    });
  },
  parse(reply, input) {
    const parsed = asJson('agent-writer', output)(reply);
    const given = render(input);
    refuseCopies({
      role: 'agent-writer',
      reply: reply.content,
      texts: [parsed.output.systemPrompt],
      example: exampleOf(input).reply.systemPrompt,
      input: given,
    });
    const issues = promptFaults(parsed.output.systemPrompt, { ...input, given });
    if (issues.length > 0)
      throw new ReplyError({ fault: 'schema', role: 'agent-writer', reply: reply.content, issues });
    return parsed;
  },
  procedure: ({ services, style, handOvers }, { seeds }, random) =>
    writeAgent({ services, style, handOvers }, seeds, random),
};

const exampleOf = ({ services }: AgentInput): AgentExample =>
  exampleFor(agentExamples, services.map(({ title, summary }) => `${title} ${summary}`).join(' '));
