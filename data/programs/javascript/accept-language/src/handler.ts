import { chooseLanguage } from './choose.ts';

export interface Request {
  readonly path: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
}

export interface Response {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Texts of each page by language; the first language of a page is the one in which it was written. */
export type Pages = Readonly<Record<string, Readonly<Record<string, string>>>>;

/**
 * Answers a request for a page: 200 with the text in the language that {@link chooseLanguage} finds, or in the
 * first one of the page without a header or a choice; 404 without a body if there is no such page. Answers with a
 * body name the language in `content-language` and have `vary: accept-language`.
 */
export function handle(pages: Pages, { path, headers }: Request): Response {
  if (!Object.hasOwn(pages, path)) return { status: 404, headers: {}, body: '' };
  const texts = pages[path];
  const languages = Object.keys(texts);
  const language = chooseLanguage(headers['accept-language'] ?? '', languages) ?? languages[0];
  return {
    status: 200,
    headers: { 'content-language': language, vary: 'accept-language' },
    body: texts[language],
  };
}
