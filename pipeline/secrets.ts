// Secrets: the values that a config takes from the environment. They are removed from whatever an endpoint
// says before anything else sees it.

/** A shorter value could be part of an ordinary word. */
const shortest = 6;

export function redactor(secrets: Iterable<string>): (text: string) => string {
  const known = [...new Set(secrets)].filter((secret) => secret.length >= shortest);
  return (text) => {
    let clean = text;
    for (const secret of known) if (clean.includes(secret)) clean = clean.replaceAll(secret, '[secret]');
    return clean;
  };
}
