// tool_search: an agent that searches for its tools calls what it has found, calls the right one of these, and does
// not give up before it has searched. Arguments that break a found schema are for call_schema.
import { declines } from '../../claims.ts';
import { answersIn, fatal, type JudgedPlay, type Rule, type RuleFinding, slip } from './rule.ts';

type Searches = NonNullable<JudgedPlay['searches']>;

export const toolSearch: Rule = {
  name: 'tool_search',
  isQuick: true,
  summary:
    'An agent with a catalog searches before it calls a tool or gives up, and of the found tools it calls one that ' +
    'the task needs.',
  check(subject) {
    if (!subject.agent.catalog) return [];
    const { searches = [] } = subject;
    return [
      ...guessedNames(subject, searches),
      ...wrongTools(subject),
      ...uselessSearches(searches),
      ...gaveUp(subject, searches),
    ];
  },
};

function guessedNames({ played, agent: { catalog } }: JudgedPlay, searches: Searches): RuleFinding[] {
  return played.steps.flatMap(({ call, message }, step) => {
    if (call.name === catalog?.call.name) return []; // it names no tool
    const isFound = searches.some((search) => search.message < message && search.found.includes(call.name));
    return isFound
      ? []
      : [
          fatal(message, `${call.name} is called, and no search has returned it`, {
            code: 'guessed name',
            step,
          }),
        ];
  });
}

/** A tool of an application that the task has nothing to do with, the near miss, or one that changes the wrong thing. */
function wrongTools({ task, agent, played }: JudgedPlay): RuleFinding[] {
  const right = new Set(task.oracle.calls.map(({ tool }) => tool));
  const isRightEnd = played.finalState === task.oracle.finalState;
  return played.steps.flatMap(({ call, message, result }, step) => {
    const isWrong =
      agent.distractors?.includes(call.name) ||
      task.nearMiss?.tool === call.name ||
      (result.changes.length > 0 && !isRightEnd);
    return isWrong && !right.has(call.name)
      ? [fatal(message, `${call.name} is not for what was asked`, { code: 'wrong tool', step })]
      : [];
  });
}

/** One search too many is a second look; two are a loop. */
const mostRepeats = 3;

function uselessSearches(searches: Searches): RuleFinding[] {
  const counts = new Map<string, number>();
  return searches.flatMap(({ message, query, ok }): RuleFinding[] => {
    if (!ok) return [fatal(message, 'the arguments of a search break its schema', { code: 'broken search' })];
    const words = query.toLowerCase().trim();
    const count = (counts.get(words) ?? 0) + 1;
    counts.set(words, count);
    if (count === 1) return [];
    const find = count >= mostRepeats ? fatal : slip;
    return [find(message, `searches for "${query}" again`, { code: 'repeated search' })];
  });
}

function gaveUp({ played }: JudgedPlay, searches: Searches): RuleFinding[] {
  const answer = searches.length === 0 && answersIn(played).find(({ content }) => declines(content));
  return answer
    ? [fatal(answer.at, 'says that it cannot be done, and has searched for no tool', { code: 'no search' })]
    : [];
}
