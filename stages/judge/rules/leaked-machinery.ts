// leaked_machinery: nobody in a play speaks of how it is made or scored.
import { fatal, type JudgedPlay, type Rule } from './rule.ts';

const terms: readonly RegExp[] = [
  /\brubrics?\b/i,
  /\bground[ -]truth\b/i,
  /\b(?:the|this|my|your) (?:oracle|grader|evaluator|scorer)\b/i,
  /\b(?:success|grading|scoring|evaluation) criteri(?:on|a)\b/i,
  /\b(?:simulated|simulating|simulator of (?:a|the)) user\b|\buser simulator\b/i,
  /\b(?:test|benchmark) (?:case|scenario|task)\b/i,
  /\bas an? (?:AI )?(?:language model|LLM)\b/i,
  /\bmy (?:system prompt|persona|hidden facts)\b/i,
  /\btraining data\b/i,
];

export const leakedMachinery: Rule = {
  name: 'leaked_machinery',
  summary: 'Neither the user nor the agent speaks of rubrics, graders, prompts, or simulations.',
  check: (subject) => {
    const known = knownTo(subject);
    return subject.played.messages.flatMap(({ role, content, reasoning = '' }, at) => {
      if (role !== 'assistant' && role !== 'user') return [];
      const text = `${content}\n${reasoning}`;
      // In an application about courses, a rubric is a thing like any other.
      const term = terms.find((pattern) => pattern.test(text) && !pattern.test(known));
      const [found] = term?.exec(text) ?? [];
      if (found === undefined) return [];
      return [
        { ...fatal(at, `the ${role} speaks of "${found}"`), blame: role === 'user' ? 'user' : 'agent' },
      ];
    });
  },
};

/** What the application itself is about. */
const knownTo = ({ agent, played }: JudgedPlay): string =>
  [
    ...played.messages.flatMap(({ role, content }) =>
      role === 'system' || role === 'tool' ? [content] : [],
    ),
    ...agent.tools.map(({ name, description }) => `${name.replaceAll(/[_-]/g, ' ')} ${description}`),
  ].join('\n');
