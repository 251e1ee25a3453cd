// foresight: what the agent thinks before a call rests on what it has seen. An ID in its reasoning that no message before it
// holds, and no argument of its own calls, is knowledge from nowhere.
import { comparableText, idsIn } from '../../evidence.ts';
import { textShown } from '../../result-forms/index.ts';
import { fatal, type Rule, type RuleFinding } from './rule.ts';

export const foresight: Rule = {
  name: 'foresight',
  summary: 'Reasoning names no record that neither the user nor a result has named before.',
  check({ played: { messages } }): RuleFinding[] {
    const said: string[] = [];
    const isKnown = (id: string): boolean => said.some((text) => text.includes(id));
    return messages.flatMap(({ role, content, reasoning = '', toolCalls = [] }, at) => {
      const unknown =
        reasoning === ''
          ? []
          : [...new Set(idsIn(reasoning).map((id) => comparableText(id)))].filter((id) => !isKnown(id));
      said.push(comparableText(role === 'tool' ? textShown(content) : content));
      if (toolCalls.length > 0) said.push(comparableText(JSON.stringify(toolCalls)));
      return unknown.map((id) =>
        fatal(at, `the reasoning names ${id.toUpperCase()}, which nobody has named before`),
      );
    });
  },
};
