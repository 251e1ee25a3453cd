// unkept_promises: what an answer announces, the agent does before the play ends.
import { promisesIn } from '../../claims.ts';
import { answersIn, fatal, type Rule } from './rule.ts';

export const unkeptPromises: Rule = {
  name: 'unkept_promises',
  summary: 'No answer announces a step that the agent does not take.',
  check: ({ played }) =>
    answersIn(played).flatMap(({ at, content }) => {
      if (played.steps.some(({ message }) => message > at)) return [];
      const [announced] = promisesIn(content);
      return announced === undefined
        ? []
        : [fatal(at, `the answer announces a step and does not take it: "${announced.trim().slice(-120)}"`)];
    }),
};
