// user_errors: the simulated user says nothing that the task does not let them know, and names no tools.
import { codesIn, comparableText, holdsCode, numbersIn } from '../../evidence.ts';
import { fatal, type Rule } from './rule.ts';

export const userErrors: Rule = {
  name: 'user_errors',
  summary: 'The simulated user invents no values and names no tools.',
  check({ task, agent, played }) {
    const known = comparableText(
      [
        task.request,
        ...task.goals.map((goal) => goal.say),
        ...task.facts.flatMap(({ text, value, slip }) => [text, JSON.stringify(value), slip?.text ?? '']),
      ].join('\n'),
    );
    return played.messages.flatMap((message, index) => {
      if (message.role !== 'user') return [];
      const heard = comparableText(
        played.messages
          .slice(0, index)
          .filter((earlier) => earlier.role === 'assistant')
          .map((earlier) => earlier.content)
          .join('\n'),
      );
      const values = [...codesIn(message.content), ...numbersIn(message.content).map(String)].filter(
        (value) => !holdsCode(`${known} ${heard}`, value),
      );
      const names = agent.tools
        .map((tool) => tool.name)
        .filter((name) => /[_A-Z]/.test(name) && message.content.includes(name));
      return [
        ...values.map((value) => `the user invented ${value}`),
        ...names.map((name) => `the user named the tool ${name}`),
      ].map((evidence) => ({ ...fatal(index, evidence), blame: 'user' as const }));
    });
  },
};
