// How people ask for errands with all files of a folder. {folder}: the folder; {field}: what a line in each file is
// called; {extreme}: highest or lowest; {target}: where the outcome goes.

export const extremes: readonly string[] = [
  'Which file in the {folder} folder has the {extreme} "{field}", and how much is it?',
  'Can you go through the {folder} folder and tell me which file has the {extreme} number for "{field}"? ' +
    'The number too, please.',
  "I'm looking for the file in {folder} with the {extreme} " +
    '"{field}". Which one is it, and what does it say?',
  'Please compare the files in the {folder} folder by "{field}". I ' +
    'need the name and the number of the {extreme} one.',
  'Somebody asked me which of our {folder} has the {extreme} "{field}". Could you check all the files and ' +
    'tell me the number as well?',
  'Have a look at everything in {folder}: where is "{field}" {extreme}, and what is it there?',
  'Could you find the {extreme} "{field}" among the files in {folder}? Tell me which file it\'s in.',
  'Of all the files in the {folder} folder, which one has the {extreme} "{field}"? And the value?',
  'I need to know which file under {folder} gives the {extreme} "{field}", with the figure.',
  'Before the meeting I need the file in {folder} where "{field}" is {extreme}, plus that number.',
  'There are several files in {folder}. Tell me which has the {extreme} ' +
    'value next to "{field}", and what the value is.',
  'Read through {folder} for me, please. Which file has the {extreme} "{field}", and what\'s the number?',
];

export const copies: readonly string[] = [
  'Find the file in the {folder} folder with the {extreme} "{field}" and put a copy of it into a new ' +
    'folder called {target}. Which one was it?',
  'Please look through {folder}, pick the file with the {extreme} "{field}", and save an exact copy under ' +
    'the same name in a new folder, {target}. Tell me its name.',
  "I'm putting together a folder named {target}. Create it and copy in whichever file from {folder} has " +
    'the {extreme} "{field}", unchanged. Which file is that?',
  'Could you check all files in {folder} and copy the one with the {extreme} "{field}" to a new {target} ' +
    'folder? Keep its name, and tell me which it is.',
  'Set up a folder {target} with a copy of one file from {folder}: the one with the {extreme} "{field}". ' +
    'Then let me know which file you took.',
  'Go through the {folder} folder, find the {extreme} "{field}", and copy that file into a new folder ' +
    "{target}. I'd like to know its name.",
  'We only want the file with the {extreme} "{field}" from {folder}. Put an identical copy in a folder ' +
    "called {target}, which isn't there yet, and tell me the name.",
  'Can you make a folder {target} and place a copy of the {folder} file with the {extreme} "{field}" in ' +
    'it? Tell me which one you picked.',
];

export const totals: readonly string[] = [
  'What do the files in the {folder} folder add up to for "{field}"?',
  'Please add up "{field}" over all files in {folder} and tell me the total.',
  'I need the sum of "{field}" across everything in the {folder} folder.',
  'Can you open every file in {folder} and total the numbers next to "{field}"?',
  'How much is "{field}" altogether if you count all the files in {folder}?',
  'For my report I need one number: "{field}" summed over the {folder} folder.',
  'Go through {folder} and add the "{field}" of each file. What\'s the total?',
  'Could you work out the total of "{field}" for all files under {folder}?',
  'Tell me what "{field}" comes to in all, over every file in the {folder} folder.',
  'I keep losing count. What is the total of "{field}" in {folder}?',
  'Take each file in {folder}, note the number for "{field}", and give me the sum.',
  'All files in {folder} together: how many is that for "{field}"?',
];

export const moves: readonly string[] = [
  'Please move every file in {folder} whose "{field}" is below {limit} into a new folder called {target}.',
  'I\'m tidying up {folder}. Files with a "{field}" under {limit} ' +
    'should go to a new folder, {target}; the rest stay.',
  'Can you check the files in the {folder} folder and move those with "{field}" less than {limit} to ' +
    "{target}? That folder doesn't exist yet.",
  'Create a folder {target} and move all files from {folder} there ' +
    'that have a "{field}" of less than {limit}.',
  'Anything in {folder} where "{field}" is lower than {limit} belongs in a new folder named {target}. ' +
    'Please move it there.',
  'Go through {folder}, please. If "{field}" is under {limit}, move the ' +
    "file to {target}, a folder you'll have to create.",
  'Could you sort {folder} for me? "{field}" below {limit} goes to a new ' +
    '{target} folder, everything else stays where it is.',
  'We don\'t need the files in {folder} with "{field}" under {limit} ' +
    'anymore. Move them to a new folder {target}.',
];

export const edits: readonly string[] = [
  'In {file} in the {folder} folder, "{field}" should be {next} instead of {value}. Please change that and ' +
    'make sure it worked.',
  'Could you set "{field}" to {next} in {file}? It\'s in the {folder} ' +
    'folder. Check the file again afterward, please.',
  '{file} (folder {folder}) has the wrong "{field}". It has to be ' +
    '{next}. Please fix it and confirm what it says now.',
  'Please update "{field}" in {file} from {value} to {next}, then read it once more to be sure. You\'ll ' +
    'find it in {folder}.',
  'I made a mistake in {file}, which is in {folder}: "{field}" is {next}, ' +
    'not {value}. Can you correct it and double-check?',
  'Can you open {file} in {folder} and change the number next to "{field}" ' +
    "to {next}? Tell me what it says when you're done.",
  'The "{field}" in {file} changed to {next}. Please enter that in the file in {folder} and verify it.',
  'Somewhere in {folder} there\'s a file {file}. Change its "{field}" to {next}, leave the rest alone, and ' +
    "look whether it's right.",
];
