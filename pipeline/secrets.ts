// Secrets: the values that came from the environment into a config. They are taken out of whatever an
// endpoint says before anything else sees it.

/** Shorter values would strike ordinary words. */
const shortest = 6;

export function redactor(secrets: Iterable<string>): (text: string) => string {
  const known = [...new Set(secrets)].filter((secret) => secret.length >= shortest);
  return (text) => {
    let clean = text;
    for (const secret of known) if (clean.includes(secret)) clean = clean.replaceAll(secret, '[secret]');
    return clean;
  };
}
