// How deep a YAML text nests, told from its characters: the parser itself goes down by recursion, and where it runs out
// of stack in the middle of a pattern, Node ends the process.

/** Levels of brackets, of markers such as `- - - a`, and of indentation, all together. Real files stay below 40. */
const mostLevels = 250;

export function isDeepYaml(text: string): boolean {
  let brackets = 0;
  let deepest = 0;
  for (const letter of text) {
    if (letter === '[' || letter === '{') brackets += 1;
    else if ((letter === ']' || letter === '}') && brackets > 0) brackets -= 1;
    deepest = Math.max(deepest, brackets);
  }
  const outer = text.split('\n').reduce((most, line) => Math.max(most, levelsBefore(line)), 0);
  return deepest + outer > mostLevels;
}

/** Spaces and markers before the first word of a line, and keys within it: `a: b: c`. */
const levelsBefore = (line: string): number =>
  (/^[ \t?-]*/.exec(line)?.[0].length ?? 0) + (line.match(/[:?-](?=\s)/g)?.length ?? 0);
