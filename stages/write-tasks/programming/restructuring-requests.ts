// How people ask for another structure. {project}: the title of the project. {code}: an expression. {name}, {inside},
// {from}, {to}, {file}: names of code and of files. {parameters}: a list of names.

export const extracting: readonly string[] = [
  'In {file}, {inside} computes {code} in passing. Please pull that out into a function {name} with {parameters} as ' +
    'parameters, and call it there.',
  'Could you extract {code} from {inside} ({file}) into a function of its own? Call it {name}; it should take {parameters}.',
  '{inside} in {file} does too much at once. Please give {code} a function {name} of {parameters}, and use that.',
  'A small refactoring in {project}: the expression {code} in {file} deserves a name. I would like a function {name} ' +
    'that takes {parameters} and returns it.',
];

export const inlining: readonly string[] = [
  'The helper {name} in {file} hides more than it explains. Please put what it returns where it is called, and remove it.',
  'Could you inline {name} ({file})? Nobody needs a function for that.',
  'In {project} I keep jumping to {name} only to see one expression. Please inline it and delete the function.',
  '{name} in {file} was meant to be used in more places and never was. Please inline it; what the code does stays the ' +
    'same.',
];

export const moving: readonly string[] = [
  'Please move {name} from {from} to a new file {to}, and mend all imports, those of the tests included.',
  '{from} is getting crowded. Could you give {name} a file of its own, {to}? Everything that imports it has to follow.',
  'In {project}, {name} does not belong into {from}. Move it to {to} please; nothing may import it from the old place.',
  'I would like {name} to live in {to} instead of {from}. Behavior stays the same, imports change.',
];
