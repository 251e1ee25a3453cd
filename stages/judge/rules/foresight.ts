// foresight: what the agent thinks before a call rests on what it has seen. An ID in its reasoning that no message before it
// holds, and no argument of its own calls, is knowledge from nowhere.
import type { Message } from '../../../schemas/message.ts';
import { comparableText, idsIn } from '../../evidence.ts';
import { textShown } from '../../result-forms/index.ts';
import { fatal, type Rule, type RuleFinding } from './rule.ts';

export const foresight: Rule = {
  name: 'foresight',
  summary: 'Reasoning names no record that neither the user nor a result has named before.',
  check: ({ played: { messages } }): RuleFinding[] =>
    messages.flatMap(({ reasoning = '' }, at) =>
      (reasoning === '' ? [] : [...new Set(idsIn(reasoning))])
        .filter((id) => !messages.slice(0, at).some((message) => names(message, id)))
        .map((id) => fatal(at, `the reasoning names ${id}, which nobody has named before`)),
    ),
};

/** Most IDs stand in a text as they are; others in another case, or in another form of a result. */
const names = ({ role, content, toolCalls = [] }: Message, id: string): boolean =>
  content.includes(id) ||
  comparableText(role === 'tool' ? textShown(content) : content).includes(comparableText(id)) ||
  toolCalls.some((call) => JSON.stringify(call.arguments).toLowerCase().includes(id.toLowerCase()));
