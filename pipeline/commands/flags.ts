// How an option's key is written on the command line: giveUp is --give-up.

export function flagOf(key: string, prefix = ''): string {
  const kebab = key.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return prefix === '' ? `--${kebab}` : `--${prefix}-${kebab}`;
}
