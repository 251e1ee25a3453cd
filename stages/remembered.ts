// Functions that are asked about the same texts, or the same objects, again and again.

/** Longer texts are put together for one question and do not come again. */
const longest = 20_000;

/** In characters, of texts asked for lately and as many of earlier ones: the results of a play of 300 calls. */
const mostKept = 1_000_000;

/** Keeps its answers up to a limit, those asked for last the longest. They are shared: nobody may change them. */
export function remembered<Answer>(answer: (text: string) => Answer): (text: string) => Answer {
  let recent = new Map<string, Answer>();
  let earlier = new Map<string, Answer>();
  let kept = 0;
  const keep = (text: string, now: Answer): Answer => {
    if (kept > mostKept) {
      earlier = recent;
      recent = new Map();
      kept = 0;
    }
    recent.set(text, now);
    kept += text.length;
    return now;
  };
  return (text) => {
    if (text.length > longest) return answer(text);
    const before = recent.get(text);
    if (before !== undefined || recent.has(text)) return before as Answer; // undefined only where that is the answer
    return keep(text, earlier.has(text) ? (earlier.get(text) as Answer) : answer(text)); // as above
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
