// The registry of document formats: adding one is one file and one line here.
import type { DocumentFormat } from './format.ts';
import { html } from './html.ts';
import { markdown } from './markdown.ts';
import { pdf } from './pdf.ts';
import { plainText } from './plain-text.ts';

export const documentFormats: readonly DocumentFormat[] = [markdown, html, plainText, pdf];
