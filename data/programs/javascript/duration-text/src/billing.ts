import { parseDuration } from './duration.ts';

/** Sessions are billed in steps of so many minutes. */
const STEP = 15;

/** The least that is billed, in minutes. */
const LEAST = 30;

/**
 * Rounds a session up to the minutes that are billed: a multiple of 15, and at least 30. Breaks are taken off
 * before; a session that has nothing left is not billed.
 *
 * @param session in the form of {@link parseDuration}
 * @param breaks in the same form
 */
export function billedMinutes(session: string, breaks: readonly string[] = []): number {
  const seconds = breaks.reduce((left, text) => left - parseDuration(text), parseDuration(session));
  return seconds <= 0 ? 0 : Math.max(LEAST, Math.ceil(seconds / 60 / STEP) * STEP);
}
