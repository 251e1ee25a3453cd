// Regular expressions that are put together: of text that they match literally, and of other ones.

/** Every character that means something in a pattern is escaped; valid with the flags u and v too. */
export const literalPattern = (text: string): string =>
  text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);

/** Matches what one of the patterns does, the first that fits. All have the flags of the first. */
export const eitherOf = (first: RegExp, ...others: RegExp[]): RegExp =>
  new RegExp([first, ...others].map(({ source }) => source).join('|'), first.flags);
