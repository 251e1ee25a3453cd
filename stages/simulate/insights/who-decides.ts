// who_decides: before a case is handed over, the sentence of the system prompt that says to whom it goes.
import { sentencesOf } from '../../evidence.ts';
import { phraseOf } from '../script.ts';
import { type Insight, type Moment, sayOne } from './insight.ts';

const sentences = [
  'My instructions say: "{route}" So this goes to {to}. They see no more than {tool} tells them.',
  '"{route}" That fits this case. I\'ll hand it over with {tool} and include the record and all the values.',
  'This is not for me to settle: "{route}" I\'ll call {tool} with all that {to} may need.',
  'Who is in charge here? "{route}" Then {tool} it is, for {to}.',
  'I should not go on by myself. "{route}" I know the record, so {to} can have the case with {tool}.',
  'The prompt is clear about this: "{route}" The summary for {tool} has to stand on its own.',
  'According to my instructions, "{route}" So I use {tool} and name {to}.',
  'Declining would leave the user alone. "{route}" I\'ll pass it on with {tool}.',
  'This belongs to {to}: "{route}" I have what they need, so {tool} is the next call.',
  'One of the few cases to hand over: "{route}" I need {tool}, with a summary that stands on its own.',
];

const handing = 'hand the case over to ';

export const whoDecides: Insight = {
  name: 'who_decides',
  isWhole: true,
  notice({ calls, messages, random }: Moment) {
    const [call] = calls;
    const phrase = call ? phraseOf(call.purpose) : '';
    if (!call || !phrase.startsWith(handing)) return undefined;
    const to = phrase.slice(handing.length);
    const route = routeTo(to, messages[0]?.content ?? '');
    if (route === undefined) return undefined;
    return sayOne(sentences, { route, to, tool: call.tool }, random);
  },
};

/** The sentence that names the receiver, with the one before it that it refers to. */
function routeTo(to: string, prompt: string): string | undefined {
  const all = sentencesOf(prompt).map((each) => each.trim().replace(/^(?:[-*]|\d+\.|\(\d+\)) +/, ''));
  const at = all.findIndex((sentence) => sentence.toLowerCase().includes(to.toLowerCase()));
  const [before, route] = [all[at - 1], all[at]];
  return route !== undefined && before?.endsWith('?') ? `${before} ${route}` : route;
}
