// How far reading follows what source says. Source is foreign and may be circular or nested without end.

/**
 * Types inside types: a model whose field is a model, and the classes that a class extends. The parameters of
 * real tools nest three or four levels deep.
 */
export const mostNested = 6;

/**
 * Expressions inside expressions, types inside types, and constants that stand for others. Long texts are written as
 * sums of up to a few dozen lines, each of which is one level.
 */
export const deepestExpression = 100;

/** The longest name of a type in characters, with the types inside it. */
export const longestType = 1000;

/**
 * The longest text in characters, and the longest list in items. Nothing that declares a tool is longer, and source
 * code may double a list again and again.
 */
export const longestValue = 50_000;
