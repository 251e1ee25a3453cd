// lost_comments: whoever writes a file anew keeps the comments that stood in it.
import { fatal, type Rule } from './rule.ts';

/** Of the comments on lines that are still there. */
const mostLost = 0.3;

const comment = /^\s*(?:#|\/\/|\/?\*|"""|''')/;

const docstring = /^(?:"""|''')/;

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
      const lost = lostIn(had, content);
      return lost > had.length * mostLost
        ? [fatal(message, `${String(path)} was written anew without ${lost} of its comments`, { step })]
        : [];
    });
  },
};

interface Comment {
  readonly text: string;
  /** The line of code that it is about: the one above a docstring, and the one below any other. */
  readonly code: string;
}

/** One that has other words now is not lost, and one goes with the line that it was about. */
function lostIn(had: readonly Comment[], content: string): number {
  const kept = commentsIn(content);
  const texts = new Set(kept.map(({ text }) => text));
  const commented = new Set(kept.map(({ code }) => code));
  const lines = new Set(content.split('\n').map((line) => line.trim()));
  return had.filter(({ text, code }) => !texts.has(text) && !commented.has(code) && lines.has(code)).length;
}

function commentsIn(text: string): Comment[] {
  const lines = text.split('\n').map((line) => line.trim());
  return lines.flatMap((line, at) => {
    if (!isComment(line)) return [];
    const above = docstring.test(line) ? lines.slice(0, at).findLast(isCode) : undefined;
    return [{ text: line, code: above ?? lines.slice(at + 1).find(isCode) ?? '' }];
  });
}

const isCode = (line: string): boolean => line !== '' && !comment.test(line);
const isComment = (line: string): boolean => comment.test(line) && /\w/.test(line);
