// The worked examples of the prompt of program-writer, one in each language. Both are programs that are accepted, which
// a test checks; a reply that is one of them over again is turned away as too similar.
import type { Language } from '../../schemas/program.ts';
import { planetarium } from './example-in-javascript.ts';
import { launderette } from './example-in-python.ts';
import type { ExampleProgram } from './example-program.ts';

export const examplePrograms: Readonly<Record<Language, ExampleProgram>> = {
  python: launderette,
  javascript: planetarium,
};
