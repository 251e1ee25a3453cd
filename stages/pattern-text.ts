// Text as a part of a regular expression that matches it literally.

/** Every character that means something in a pattern is escaped; valid with the flags u and v too. */
export const literalPattern = (text: string): string =>
  text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
