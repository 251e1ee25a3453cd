// What a file of data holds: JSON, or YAML.
import { parse } from 'yaml';
import type { Json } from '../../../schemas/json.ts';
import type { SourceFile } from './source.ts';

/** Characters that are parsed in the time of one step. */
const parsedPerStep = 10;

/** Undefined if the file is broken, or is no JSON, such as JSON with comments. */
export function dataIn({ language, text, effort }: SourceFile): Json | undefined {
  effort.spend(text.length / parsedPerStep);
  try {
    // What both give is JSON: the core schema of YAML has no other values, and no alias is followed.
    return (
      language === 'json' ? JSON.parse(text) : parse(text, { maxAliasCount: 0, logLevel: 'silent' })
    ) as Json;
  } catch {
    return undefined;
  }
}

/** The line of a text, from 1. */
export function lineWith(words: string, text: string): number {
  const at = text.indexOf(words);
  return at < 0 ? 1 : text.slice(0, at).split('\n').length;
}
