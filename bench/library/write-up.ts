// What the documents of the demo's library are made of: files with their text, and facts with the sentence that
// states each of them.
import type { Random } from '../../pipeline/hash.ts';

export interface Fact {
  readonly field: string;
  readonly subject: string;
  readonly value: string | number;
  /** The file that states it. */
  readonly document: string;
  readonly quote: string;
  /** The file whose figure it takes the place of. */
  readonly corrects?: string;
}

/** Code that a document gives, and what it prints, as facts.yaml has them. */
export interface CodeSample {
  readonly document: string;
  readonly code: string;
  readonly repaired?: { readonly code: string; readonly defect: string };
  readonly inputs: readonly { readonly variable: string; readonly field: string }[];
  readonly prints: string;
  readonly name: string;
  readonly unit?: string;
  readonly ask: readonly string[];
  readonly asWritten?: { readonly name: string; readonly ask: readonly string[] };
  /** The fact of the document that the result rests on. */
  readonly rests: { readonly field: string; readonly subject: string };
  /** By subject. */
  readonly results: Readonly<Record<string, number>>;
}

export interface WriteUp {
  readonly file: string;
  /** Text; pages of paragraphs for a PDF. */
  readonly text: string | readonly (readonly string[])[];
  readonly facts: readonly Fact[];
  readonly samples?: readonly CodeSample[];
}

export interface Setting {
  readonly random: Random;
}

export const years = [2021, 2022, 2023] as const;

export const thousands = (value: number): string => value.toLocaleString('en-US');

export const slug = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');

/** A sentence that states a fact, with the fact. */
export function stated(
  quote: string,
  { field, subject, value, document }: Omit<Fact, 'quote' | 'corrects'>,
): { readonly sentence: string; readonly fact: Fact } {
  return { sentence: quote, fact: { field, subject, value, document, quote } };
}
