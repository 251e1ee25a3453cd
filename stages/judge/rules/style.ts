// style: the agent's words keep to what its system prompt demands of them, as far as code can check it.
import { comparableText, idsIn, sentencesOf } from '../../evidence.ts';
import { type Answer, answersIn, fatal, type JudgedPlay, type Rule } from './rule.ts';

export const style: Rule = {
  name: 'style',
  summary:
    'Answers keep to the demands of the system prompt on their length, tool names, and internal codes.',
  check: (subject) =>
    subject.agent.style ? answersIn(subject.played).flatMap((answer) => brokenBy(answer, subject)) : [],
};

function brokenBy({ at, content }: Answer, { agent, task, played }: JudgedPlay) {
  const { maxSentences, noToolNames, noIds } = agent.style ?? {};
  const length = sentencesOf(content).length;
  const tool = agent.tools.find(({ name }) => /[_A-Z]/.test(name) && content.includes(name));
  const said = saidByUser(played, at);
  const wanted = task.oracle.communicate.map(({ value }) => String(value));
  const id = idsIn(content).find((each) => !said.includes(comparableText(each)) && !wanted.includes(each));
  return [
    ...(maxSentences !== undefined && length > maxSentences
      ? [
          fatal(at, `the answer has ${length} sentences, at most ${maxSentences} are allowed`, {
            code: 'length',
          }),
        ]
      : []),
    ...(noToolNames && tool
      ? [fatal(at, `the answer names the tool ${tool.name}`, { code: 'tool name' })]
      : []),
    ...(noIds && id !== undefined && !asksForId(said)
      ? [fatal(at, `the answer mentions the internal code ${id}`, { code: 'internal code' })]
      : []),
  ];
}

const saidByUser = ({ messages }: JudgedPlay['played'], at: number): string =>
  comparableText(
    messages
      .slice(0, at)
      .flatMap(({ role, content }) => (role === 'user' ? [content] : []))
      .join('\n'),
  );

const asksForId = (said: string): boolean => /\b(?:ids?|codes?|numbers?|references?|reference)\b/.test(said);
