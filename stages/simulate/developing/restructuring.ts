// What a developer thinks while giving code another structure without changing what it does.

export const restructuring = {
  read_structure: [
    'Before I move anything around I read {file}.',
    'I read {file} to see what {known} depends on, and what is around it.',
    '{file} first: I want to see the code around it.',
    'What does {file} look like at the moment?',
  ],
  extract: [
    'The expression only needs {parameters}, so those become the parameters of {name}.',
    'I pull it out: {name} takes {parameters} and returns exactly that expression, and the call goes where it stood.',
    'What is local there is {parameters}; everything else {name} can see by itself.',
    'One edit adds {name} and uses it in {inside}.',
  ],
  inline: [
    'I put what {name} returns where it is called, with the arguments in place of the parameters, and remove it.',
    '{name} is one expression. I write it where it is used, and the function goes.',
    'The call of {name} in {inside} becomes its expression. Nothing else uses it.',
    'With the expression in {inside} itself, nobody needs {name}.',
  ],
  new_home: [
    '{name} uses nothing else of {from}, so it can stand in {to} by itself. I copy it there with the imports it needs.',
    'First the new file: {to} gets {name} as it is.',
    'I begin with {to}. {name} comes along unchanged, comments included.',
  ],
  leave_home: [
    'Now {name} leaves {from}. What is left there imports it where it needs it.',
    'In {from} the definition goes; two copies would drift apart.',
    '{from} must not define {name} any longer.',
  ],
  mend_import: [
    '{file} imports {name} from the old place. I change that.',
    'The import in {file} has to follow.',
    '{file} is next: {name} comes from {to} now.',
  ],
  still_the_same: [
    'The structure is another one, the behavior must not be. The tests tell.',
    'Nothing should have changed for anybody who calls it. I run the tests.',
    'A refactoring is done when the tests are green again.',
    'Now the whole suite: it has to be as green as before.',
  ],
} as const;
