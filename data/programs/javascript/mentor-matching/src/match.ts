export interface Apprentice {
  readonly name: string;
  /** Names of mentors, the dearest first. Mentors who are not named are not wanted at all. */
  readonly wishes: readonly string[];
}

export interface Mentor {
  readonly name: string;
  /** Names of apprentices, the dearest first. Apprentices who are not named are not accepted. */
  readonly wishes: readonly string[];
  /** How many apprentices the mentor takes; 1 if it is left out. */
  readonly places?: number;
}

/**
 * Assigns apprentices to mentors. Apprentices ask mentors in the order of their wishes; a mentor keeps the dearest of
 * those who asked, as many as there are places, and sends the others away to ask the next. The result is stable (see
 * {@link unhappyPairs}), and no apprentice could do better in any other stable result.
 *
 * @returns the mentor of each apprentice who got one, in the order of the apprentices
 * @throws {Error} if an apprentice wishes for a mentor who does not exist
 */
export function match(apprentices: readonly Apprentice[], mentors: readonly Mentor[]): Map<string, string> {
  const kept = new Map(mentors.map((mentor) => [mentor.name, [] as string[]]));
  const byName = new Map(mentors.map((mentor) => [mentor.name, mentor]));
  const asking = apprentices.map((apprentice) => ({ apprentice, next: 0 }));
  const states = new Map(asking.map((state) => [state.apprentice.name, state]));
  while (asking.length > 0) {
    const state = asking.pop()!;
    const wish = state.apprentice.wishes[state.next];
    if (wish === undefined) continue;
    state.next += 1;
    const mentor = byName.get(wish);
    if (!mentor) throw new Error(`${state.apprentice.name} wishes for ${wish}, who is not a mentor.`);
    const candidates = [...kept.get(wish)!, state.apprentice.name]
      .filter((name) => mentor.wishes.includes(name))
      .sort((a, b) => mentor.wishes.indexOf(a) - mentor.wishes.indexOf(b));
    const accepted = candidates.slice(0, mentor.places ?? 1);
    kept.set(wish, accepted);
    for (const name of new Set([...candidates, state.apprentice.name])) {
      if (!accepted.includes(name)) asking.push(states.get(name)!);
    }
  }
  const mentorOf = new Map(
    [...kept].flatMap(([mentor, names]) => names.map((name) => [name, mentor] as const)),
  );
  return new Map(
    apprentices.flatMap(({ name }) => (mentorOf.has(name) ? [[name, mentorOf.get(name)!] as const] : [])),
  );
}

/**
 * Lists the pairs who would rather have each other: both name each other, the apprentice has no mentor or one who
 * is less dear, and the mentor has a free place or an apprentice who is less dear.
 *
 * @param assignment from apprentice to mentor; every pair in it wishes for each other
 * @returns `apprentice + mentor`, in the order of the apprentices and then of their wishes; empty for a stable
 *   assignment
 */
export function unhappyPairs(
  apprentices: readonly Apprentice[],
  mentors: readonly Mentor[],
  assignment: ReadonlyMap<string, string>,
): string[] {
  return apprentices.flatMap(({ name, wishes }) => {
    const current = wishes.indexOf(assignment.get(name) ?? '');
    const dearer = current === -1 ? wishes : wishes.slice(0, current);
    return dearer
      .filter((wish) => mentors.some((mentor) => mentor.name === wish && wouldTake(mentor, name, assignment)))
      .map((wish) => `${name} + ${wish}`);
  });
}

function wouldTake(mentor: Mentor, apprentice: string, assignment: ReadonlyMap<string, string>): boolean {
  const rank = mentor.wishes.indexOf(apprentice);
  if (rank === -1) return false;
  const has = [...assignment]
    .filter(([, name]) => name === mentor.name)
    .map(([name]) => mentor.wishes.indexOf(name));
  return has.length < (mentor.places ?? 1) || has.some((other) => other > rank);
}
