// user_errors: the simulated user says nothing that the task does not let them know, names no tools, keeps to their
// goals and their part, and leaves when all is done.
import { codesIn, holdsCodeAmong, numbersIn } from '../../evidence.ts';
import { userFaults } from '../user-faults.ts';
import { fatal, type JudgedPlay, type Rule, type RuleFinding } from './rule.ts';

export const userErrors: Rule = {
  name: 'user_errors',
  summary:
    'The simulated user invents no values, names no tools, asks for no more and no less than their goals, ' +
    'and does not speak like the assistant.',
  check: (subject) => [
    ...saidWrongly(subject),
    ...userFaults(subject).map(({ code, message, evidence }) => ({
      ...fatal(message, evidence, { code }),
      blame: 'user' as const,
    })),
  ],
};

/** Values that the user cannot know, and names of tools. */
function saidWrongly({ task, agent, played }: JudgedPlay): RuleFinding[] {
  const known = [
    task.request,
    ...task.goals.map((goal) => goal.say),
    ...task.facts.flatMap(({ text, value, slip }) => [text, JSON.stringify(value), slip?.text ?? '']),
  ];
  return played.messages.flatMap((message, index) => {
    if (message.role !== 'user') return [];
    const heard = played.messages
      .slice(0, index)
      .flatMap(({ role, content }) => (role === 'assistant' ? [content] : []));
    const values = [...codesIn(message.content), ...numbersIn(message.content).map(String)].filter(
      (value) => !holdsCodeAmong([...known, ...heard], value),
    );
    const names = agent.tools
      .map((tool) => tool.name)
      .filter((name) => /[_A-Z]/.test(name) && message.content.includes(name));
    return [
      ...values.map((value) => `the user invented ${value}`),
      ...names.map((name) => `the user named the tool ${name}`),
    ].map((evidence) => ({ ...fatal(index, evidence), blame: 'user' as const }));
  });
}
