// Functions that are asked about the same texts, or the same objects, again and again.

/** Longer texts are put together for one question and do not come again. */
const longest = 20_000;

/** In characters: a few megabytes for each function. */
const mostKept = 1_000_000;

/** Keeps its answers up to a limit and then starts anew. They are shared: nobody may change them. */
export function remembered<Answer>(answer: (text: string) => Answer): (text: string) => Answer {
  const known = new Map<string, Answer>();
  let kept = 0;
  return (text) => {
    if (text.length > longest) return answer(text);
    const before = known.get(text);
    if (before !== undefined || known.has(text)) return before as Answer; // undefined only where that is the answer
    const now = answer(text);
    if (kept > mostKept) {
      known.clear();
      kept = 0;
    }
    known.set(text, now);
    kept += text.length;
    return now;
  };
}

/** As long as somebody holds the object, which must not change. The answers are shared as well. */
export function rememberedOf<Subject extends object, Answer extends object>(
  answer: (subject: Subject) => Answer,
): (subject: Subject) => Answer {
  const known = new WeakMap<Subject, Answer>();
  return (subject) => {
    const before = known.get(subject);
    if (before !== undefined) return before;
    const now = answer(subject);
    known.set(subject, now);
    return now;
  };
}
