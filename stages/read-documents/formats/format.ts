// Document format: how the text of a file is read.

export interface DocumentText {
  readonly title: string;
  /** Of a PDF as they are; of other formats one, which is divided later. Tables are in Markdown. */
  readonly pages: readonly string[];
}

export interface DocumentFormat {
  readonly name: string;
  /** With the period, in lowercase. */
  readonly extensions: readonly string[];
  /** Throws if the bytes are not what the extension says. */
  read(bytes: Uint8Array): Promise<DocumentText>;
}

/** UTF-8; throws on bytes that are not. */
export const textIn = (bytes: Uint8Array): string =>
  new TextDecoder('utf-8', { fatal: true }).decode(bytes).replaceAll('\r\n', '\n').trim();

export const firstLineIn = (text: string): string =>
  text
    .split('\n')
    .find((line) => line.trim() !== '')
    ?.replace(/^#+\s*/, '')
    .trim() ?? '';
