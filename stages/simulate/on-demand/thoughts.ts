// What the agent's procedure thinks while it looks for a tool: why it searches, why it searches again, and why it
// takes one of the found tools.
import type { Random } from '../../../pipeline/hash.ts';
import { requiredOf } from '../../../pipeline/json/json-schema.ts';
import type { ToolOffer } from '../../../pipeline/models/model.ts';
import { andList, lowerFirst } from '../../english.ts';
import { mergeLookups } from '../reasoning.ts';

const filled = (
  sentences: readonly string[],
  slots: Readonly<Record<string, string>>,
  random: Random,
): string => random.pick(sentences).replaceAll(/\{(\w+)\}/g, (slot, name: string) => slots[name] ?? slot);

/** {v}: "cancel the order". {q}: the query. */
const toSearch: readonly string[] = [
  "I need to {v}. I don't know yet which tool does that, so I'll search for one.",
  'To {v}, I have to find the right tool first.',
  'Which tool lets me {v}? A search for "{q}" should tell.',
  "Before I can {v}, I need a tool for it. I'll look in the catalog.",
  'I have no tool at hand to {v}. Let me search the catalog.',
  'The next thing is to {v}. I\'ll search for "{q}" to see what there is.',
  'There should be a tool to {v}. Searching for it comes first.',
  'First I look up what the catalog offers to {v}.',
  "I can't call anything before I have found it, so I'll search for a tool to {v}.",
  'Let me see which tools could {v}.',
  'What I need is something to {v}. "{q}" seems a good way to look for it.',
  "I'll search for a tool that can {v} and read its schema before I use it.",
  'My task is to {v}. The catalog is large, so a few precise words will do: "{q}".',
  'A search for "{q}" should bring up a tool to {v}.',
  'I have found nothing so far that lets me {v}, so I look further.',
  'To {v}, I need one more tool. I do not want to guess its name.',
  'I have to {v}. Some tool in the catalog should be made for it.',
  "Let me look for something that can {v}; I'll decide once I see the descriptions.",
  'How can I {v}? I start with the words "{q}".',
  'I am looking for a way to {v}.',
  'Nothing is loaded for this yet. To {v}, I search first.',
  'The catalog should have a tool to {v}, and a short query is enough to find it.',
  'My next step is to {v}, for which I first need the name and the schema of a tool.',
];

/** What is looked for, and the words that it is looked for by. */
interface Quest {
  readonly phrases: readonly string[];
  readonly queries: readonly string[];
}

export const thoughtOnSearch = (quest: Quest, random: Random): string =>
  filled(fitting(toSearch, quest), slotsOf(quest), random);

/** Sentences that quote a query are about one. */
const fitting = (sentences: readonly string[], { queries }: Quest): readonly string[] =>
  queries.length > 1 ? sentences.filter((each) => !each.includes('{q}')) : sentences;

const slotsOf = ({ phrases, queries }: Quest) => ({
  v: andList(mergeLookups(phrases)),
  q: queries.join(', '),
});

/** {a}: names of found tools. {v} as above. {q}: the new query. */
const toSearchAgain: readonly string[] = [
  'The search returned {a}, and none of these lets me {v}. I\'ll try "{q}".',
  "{a} came up, but that isn't what I need to {v}. Other words may help.",
  'None of these fits: I need to {v}. Let me search for "{q}" instead.',
  'These tools are for something else. I still have to {v}, so I\'ll search again with "{q}".',
  "That search missed. I won't settle for {a}; I'll look for a tool to {v} in other words.",
  'Nothing in this list can {v}. The catalog may call it something else, such as "{q}".',
  "I read through the matches and don't see one to {v}. Another search, then.",
  'Not there yet: {a} would not do it. "{q}" may be closer to how the tool is described.',
  'My words were not the right ones. Let me rephrase the search as "{q}".',
  'Guessing a name wouldn\'t be safe, so I\'ll search once more, this time for "{q}".',
];

const toSearchAgainAfterNothing: readonly string[] = [
  'The search found nothing at all. I\'ll put it in other words: "{q}".',
  'No matches. Let me try "{q}" instead.',
  'Nothing came up. The catalog must use other words for this, so I\'ll search for "{q}".',
  'An empty list. A different query may find it: "{q}".',
];

export function thoughtOnSearchAgain(found: readonly string[], quest: Quest, random: Random): string {
  const slots = { a: andList(found.slice(0, 3)), ...slotsOf(quest) };
  return filled(
    fitting(found.length === 0 ? toSearchAgainAfterNothing : toSearchAgain, quest),
    slots,
    random,
  );
}

/** {t}: the tool. {n}: how many matches. {v}: "cancel the order". */
const toTake: readonly string[] = [
  '{t} is what I was looking for. I can {v} with it.',
  'Of the {n} matches, {t} fits: I want to {v}.',
  'The search turned up {t}, which lets me {v}.',
  'According to its description, {t} is the tool to {v}.',
  'Among the results, {t} matches what I need to {v}.',
  'Found it: {t}. Now I can {v}.',
  '{t} covers this, so I can {v}.',
  'I read the descriptions, and {t} is the one to {v}.',
  'The right match is {t}. I call it to {v}.',
  'Out of {n} matches, only {t} lets me {v}.',
  '{t} does exactly this. I use it to {v}.',
  'The description of {t} says what I need, so I take it to {v}.',
  'I choose {t} to {v}.',
];

/** {f}: "order_id and reason". */
const onSchema: readonly string[] = [
  'Its schema requires {f}.',
  'It takes {f}.',
  'It needs {f}.',
  'According to its schema, I have to give {f}.',
  'What it asks for is {f}.',
];

const onNoArguments: readonly string[] = [
  'Nothing in its schema is required.',
  'All of its arguments are optional.',
  'It has no required arguments.',
];

/** {other}: another match. {does}: "Cancel a booking" with a small letter. */
const onOther: readonly string[] = [
  '{other} came up as well, but it is there to {does}.',
  '{other} ranks close, yet its purpose is to {does}.',
  "{other} isn't the one, because it would {does}.",
  'I leave {other} alone: it would {does}.',
];

/** More arguments than these are not spelled out. */
const mostNamed = 4;
/** A longer description is more than a remark. */
const longestPurpose = 70;

/** {t}: the tools, of which there are several. {v} as above. */
const toTakeAll: readonly string[] = [
  'The searches turned up {t}. With them, I can {v}.',
  '{t} are what I was looking for. I use them to {v}.',
  'I have found {t}, and together they let me {v}.',
  '{t} cover what I need to {v}.',
  'The right matches are {t}. I call them to {v}.',
  'Both searches helped: {t} are the tools to {v}.',
];

export const thoughtOnMatches = (
  { tools, phrases }: { readonly tools: readonly string[]; readonly phrases: readonly string[] },
  random: Random,
): string =>
  filled(
    tools.length === 2 ? toTakeAll : toTakeAll.filter((each) => !each.startsWith('Both')),
    { t: andList(tools), v: andList(mergeLookups(phrases)) },
    random,
  );

interface Match {
  readonly tool: ToolOffer;
  /** What else the search returned. */
  readonly others: readonly ToolOffer[];
  readonly purpose: string;
}

export function thoughtOnMatch({ tool, others, purpose }: Match, random: Random): string {
  const fitting = others.length === 0 ? toTake.filter((each) => !each.includes('{n}')) : toTake;
  const take = filled(fitting, { t: tool.name, n: String(others.length + 1), v: purpose }, random);
  const remark = random.chance(0.5) ? remarkOnOther(tool, others, random) : undefined;
  const needed = requiredOf(tool.inputSchema);
  const schema =
    needed.length === 0 ? random.pick(onNoArguments) : filled(onSchema, { f: andList(needed) }, random);
  const isSaid = needed.length <= mostNamed && random.chance(0.3);
  return [take, ...(remark === undefined ? [] : [remark]), ...(isSaid ? [schema] : [])].join(' ');
}

function remarkOnOther(tool: ToolOffer, others: readonly ToolOffer[], random: Random): string | undefined {
  const told = others.flatMap((other) => {
    const does = purposeIn(other);
    return does === undefined || does === purposeIn(tool) ? [] : [{ other: other.name, does }];
  });
  const [first] = told;
  return first && filled(onOther, first, random);
}

/** The first sentence of a description where it is an imperative: "cancel a booking". */
function purposeIn({ description }: ToolOffer): string | undefined {
  const [first = ''] = description.split(/[.\n:;(]/);
  const isPhrase = /^[A-Z][a-z]*[a-rt-z] (?:up )?(?:an?|the|all|one|every|several|many|new)\b/.test(first);
  const isAbout = /^(?:This|These|It|Use|When|For|With|A|An|Get)\b/.test(first);
  return isPhrase && !isAbout && first.length < longestPurpose ? lowerFirst(first.trim()) : undefined;
}

/** {q}: the queries so far. */
const onNothing: readonly string[] = [
  'I searched for {q}, and nothing in the catalog does what was asked. Calling a tool ' +
    'that only looks similar would be wrong, so I have to say no.',
  'Neither wording brought up a tool for this. It is better to say so than to use something that does another thing.',
  'After {q}, I am confident that there is no tool for this request. I should tell the user plainly.',
  "The searches return tools for other things. None of them would do it, and I shouldn't pretend otherwise.",
  'Two searches, and no match that fits. The request is out of reach with what is connected here.',
  'Nothing suitable turned up for {q}. I will say that I cannot do it.',
  'The closest matches would change something else. I leave them alone and tell the user that this is not possible.',
  'No tool for it under either wording, so the honest answer is that I am unable to do it.',
];

export const thoughtOnNothing = (queries: readonly string[], random: Random): string =>
  filled(onNothing, { q: andList(queries.map((query) => `"${query}"`)) }, random);

/** Users hear what can be done, and nothing of tools. */
const refusals: readonly string[] = [
  "I'm sorry, but I can't do that here. I looked for a way and found none. Nothing was changed.",
  "Unfortunately, that isn't possible from here. I checked what I have access to, and this isn't part of it.",
  "I'm afraid I'm not able to do this. Someone with access to the right system can help you with it.",
  "I looked into it, but that's not something I can do from here. I left everything as it was.",
  "Sorry, I can't take care of that: it's outside what I have access to. Is there anything else I can look up for you?",
  'I checked twice, and there is no way for me to do this. Please contact the team that is responsible for it.',
  "That's beyond what I can do in this system, so I made no changes. I'd rather tell you now than do half of it.",
  "I can't help with this one. I went through what is available to me, and nothing covers it.",
  "I'm not able to handle that request here. Everything is as it was before.",
  "I looked for a way to do this, but I can't do it from here. I'm happy to help with anything else.",
];

export const refusalWithoutTool = (random: Random): string => random.pick(refusals);
