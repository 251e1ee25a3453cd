// Removes from a text what nobody should train on: keys that were left in a description, and personal
// addresses. Each is replaced by the name of its kind: "[secret]".
import { remembered } from './remembered.ts';

/** Addresses of example domains belong to nobody (RFC 2606 and RFC 6761). */
export const emailAddress =
  /(?<![\w.+-])[\w.+-]+@(?!(?:[\w-]+\.)*(?:example|test|invalid|localhost)\b)[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}\b/gi;

export const homeFolder =
  /(?:\/home|\/Users|C:\\Users)[/\\](?!user\b|username\b|you\b|me\b|name\b|<)[\w.-]+/g;

const kinds: readonly { readonly what: string; readonly pattern: RegExp }[] = [
  { what: 'secret', pattern: /\b(sk|pk|rk)[-_](live|test|proj|ant)?[-_]?[A-Za-z0-9_-]{20,}\b/g },
  { what: 'secret', pattern: /\b(ghp|gho|ghs|ghu|github_pat|glpat|xox[abp])[-_][A-Za-z0-9_-]{16,}\b/g },
  { what: 'secret', pattern: /\b(AKIA|ASIA)[A-Z0-9]{16}\b/g },
  { what: 'secret', pattern: /\bhf_[A-Za-z0-9]{30,}\b/g },
  { what: 'secret', pattern: /\bAIza[A-Za-z0-9_-]{35}\b/g },
  { what: 'secret', pattern: /\beyJ[A-Za-z0-9_-]{10,1000}\.[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}\b/g },
  {
    what: 'secret',
    pattern: /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]{0,20000}?-----END [A-Z ]*PRIVATE KEY-----/g,
  },
  { what: 'e-mail address', pattern: emailAddress },
  { what: 'home folder', pattern: homeFolder },
];

interface CleanedText {
  readonly text: string;
  /** The kinds that were replaced. */
  readonly found: readonly string[];
}

export const withoutPrivate = remembered((text): CleanedText => {
  const found = new Set<string>();
  const cleaned = kinds.reduce(
    (changed, { what, pattern }) =>
      changed.replaceAll(pattern, () => {
        found.add(what);
        return `[${what}]`;
      }),
    text,
  );
  return { text: cleaned, found: [...found] };
});

/** For messages and logs: keys are removed, paths and addresses stay. */
export const withoutSecrets = (text: string): string =>
  kinds
    .filter(({ what }) => what === 'secret')
    .reduce((clean, { pattern }) => clean.replaceAll(pattern, '[secret]'), text);

const anySecret = new RegExp(
  kinds.flatMap(({ what, pattern }) => (what === 'secret' ? [pattern.source] : [])).join('|'),
);

export const hasSecret = (text: string): boolean => anySecret.test(text);
