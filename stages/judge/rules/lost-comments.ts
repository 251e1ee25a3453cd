// lost_comments: whoever writes a file anew keeps the comments that stood in it.
import { fatal, type Rule } from './rule.ts';

/** A comment that was about the changed lines may go with them; more of them do not. */
const mostLost = 0.3;

const comment = /^\s*(?:#|\/\/|\/?\*|"""|''')/;

export const lostComments: Rule = {
  name: 'lost_comments',
  isQuick: true,
  summary: 'A file that is written anew keeps its comments.',
  check({ task, played }) {
    const { files } = task.workspace ?? {};
    if (!files) return [];
    return played.steps.flatMap(({ call, result, message }, step) => {
      const { path, content } = call.arguments;
      const before = typeof path === 'string' ? files[path] : undefined;
      if (call.name !== 'write_file' || !result.ok || before === undefined || typeof content !== 'string')
        return [];
      const had = commentsIn(before);
      const kept = commentsIn(content);
      const lost = had.filter((line) => !kept.includes(line));
      return lost.length > had.length * mostLost
        ? [
            fatal(message, `${String(path)} was written anew without ${lost.length} of its comments`, {
              step,
            }),
          ]
        : [];
    });
  },
};

const commentsIn = (text: string): string[] =>
  text.split('\n').flatMap((line) => (comment.test(line) && /\w/.test(line) ? [line.trim()] : []));
