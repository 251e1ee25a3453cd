// labeller: names a group of tools by what distinguishes it from the other groups.
import { z } from 'zod';
import { ReplyError } from '../../pipeline/errors.ts';
import { wordsOf } from '../../pipeline/models/offline.ts';
import { asJson, type Role, schemaOf } from '../../pipeline/role.ts';
import { section, structuredPrompt } from '../prompt.ts';

interface DescribedTool {
  name: string;
  description: string;
}

interface Input {
  members: DescribedTool[];
  /** A few tools from each of the other groups. */
  others: DescribedTool[][];
  /** Labels that other groups have. */
  taken: readonly string[];
}

const output = z.strictObject({ label: z.string().min(3).max(60).describe('two to five words') });
type Output = z.infer<typeof output>;

/**
 * Members shown to a model. The members nearest to the center say what the group is; more of them make the
 * prompt longer and the label no better.
 */
const membersShown = 15;

const render = ({ members, others, taken }: Input): string =>
  section('Tools in this group:', members.slice(0, membersShown).map(toolLine)) +
  section(
    'Tools in other groups, for contrast:',
    others.flatMap((group) => group.slice(0, 1)).map(toolLine),
  ) +
  section('Labels that other groups already have:', taken);

const toolLine = ({ name, description }: DescribedTool): string =>
  `${name}: ${description.split('\n')[0]?.slice(0, 160)}`;

const example: Input = {
  members: [
    { name: 'git_commit', description: 'Record the staged changes in the repository.' },
    { name: 'git_branch', description: 'List, create, or delete branches.' },
  ],
  others: [[{ name: 'send_invoice', description: 'Send an invoice to a customer.' }]],
  taken: ['billing and payments'],
};

const who = `
  You name groups of software tools. You receive the tools of one group and, for contrast, one tool from each of
  several other groups. Your label is printed on a map of all groups, so a reader must see at a glance what the
  group contains.
`;

const rules: readonly string[] = [
  `Write two to five plain, lowercase words that say what the tools do or what they work on.`,
  `Choose words that fit every tool in the group and none of the other groups. Never give a label that another group
    already has.`,
  `Do not name a product or a company, unless the whole group belongs to it.`,
  `Do not write "tools", "utilities", "miscellaneous", or "various". They describe every group.`,
];

export const labeller: Role<Input, undefined, Output> = {
  name: 'labeller',
  summary: 'names a cluster of tools',
  output,
  example,
  prompt: (input) =>
    structuredPrompt({
      who,
      rules,
      schema: schemaOf(output),
      example: { input: render(example), reply: { label: 'version control for source code' } },
      input: render(input),
    }),
  parse(reply, input) {
    const parsed = asJson('labeller', output)(reply);
    const issues = issuesOf(parsed.output.label, input);
    if (issues.length > 0)
      throw new ReplyError({ fault: 'schema', role: 'labeller', reply: reply.content, issues });
    return parsed;
  },
  /** The three words that most members share and few other groups contain: TF-IDF over groups. */
  procedure({ members, others }) {
    const own = wordCounts(members);
    const groups = [own, ...others.map(wordCounts)];
    const scored = [...own].map(([word, count]) => {
      const holders = groups.filter((group) => group.has(word)).length;
      return { word, score: (count / members.length) * Math.log((groups.length + 1) / holders) };
    });
    const best = scored.sort((a, b) => b.score - a.score || (a.word < b.word ? -1 : 1)).slice(0, 3);
    return {
      label: best
        .map(({ word }) => word)
        .join(', ')
        .slice(0, 60)
        .padEnd(3, '-'),
    };
  },
};

const mostWords = 6;

/** A label on a map of all groups must tell this group from the others. */
function issuesOf(label: string, { taken }: Input): string[] {
  const words = label.trim().split(/\s+/);
  const empty = /\b(?:tools?|utilit(?:y|ies)|miscellaneous|various)\b/i.exec(label)?.[0];
  const isTaken = taken.some((other) => other.toLowerCase() === label.trim().toLowerCase());
  return [
    ...(isTaken ? [`label: another group is named "${label}" already; name what sets this group apart`] : []),
    ...(empty === undefined ? [] : [`label: contains "${empty}", which describes every group`]),
    ...(words.length > mostWords ? [`label: has ${words.length} words; write two to five`] : []),
  ];
}

/** Words that say nothing about a tool. */
const dull = new Set(
  `
  the and for with from this that use used when its are not all any can will only into one per each
  your you has have given tool value values default optional returns return
  `
    .trim()
    .split(/\s+/),
);

function wordCounts(tools: readonly DescribedTool[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const tool of tools) for (const word of wordsIn(tool)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** A tool of one group stands for contrast beside every other group, so its words are kept. */
const wordsByTool = new WeakMap<DescribedTool, readonly string[]>();

function wordsIn(tool: DescribedTool): readonly string[] {
  const known = wordsByTool.get(tool);
  if (known) return known;
  const all = new Set([...wordsOf(tool.name), ...wordsOf(tool.description)]);
  const words = [...all].filter((word) => word.length > 2 && !dull.has(word));
  wordsByTool.set(tool, words);
  return words;
}
