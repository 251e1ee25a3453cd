// How large a workspace may become. The programs that agents work on have up to six files of 300 lines; agents write
// more than that only by mistake.

/** In a workspace. The sandbox takes no more. */
export const mostFiles = 200;

/** In characters, of all files together. */
export const mostText = 1_000_000;

/** In characters, of one file: a line-by-line comparison of two of them stays quick. */
export const longestFile = 250_000;

/** In characters. A part of a path is no longer than file systems take, whatever its letters. */
export const longestPath = 200;

/** In characters, of what one call shows: an agent's context ends before long. */
export const mostShown = 30_000;

/** In lines, of the blocks or the hunks of one call. Whoever changes more writes the file anew. */
export const longestEdit = 4000;
