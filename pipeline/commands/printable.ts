// Text from outside as a terminal may show it.

/**
 * Without control sequences, which a terminal would obey, and without marks that turn the direction of writing,
 * which show something else than is there.
 */
export const printable = (text: string): string =>
  text.replaceAll(/[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]/gu, '\u{fffd}');
