// What leads to running the code that a document gives: as it stands, with figures put in, and mended.

export const samples = {
  code_as_it_stands: [
    'The note gives code, and what it prints is the answer. Working through it in my head would invite slips, so I run it.',
    'I could trace the code in "{title}" by hand, but running it is quicker and certain.',
    'What is asked for is what the code prints, so I run it exactly as "{title}" has it.',
    'The figure stands nowhere in the text of "{title}"; it only comes out of the code. I run it unchanged.',
  ],
  code_with_figures: [
    'The code in "{title}" is written for another case. I put in {put} and run it.',
    'Now I have both: the code from "{title}" and what goes into it: {put}. I change that and nothing else.',
    'The sample in "{title}" is written for an example. With {put}, it gives what is asked for.',
    'I know what to put in: {put}. The rest of the code stays as "{title}" has it.',
    'Following the loop in my head would be guesswork. I run the code from "{title}" with {put}.',
    '"{title}" says how it is worked out, and all that I have to put in is {put}.',
  ],
  code_mended: [
    'The code from "{title}" fails: {defect}. That has nothing to do with how the figure is worked out, so I mend it and ' +
      'run it again.',
    'It did not run, because {defect}. I correct that alone and leave the calculation as it is.',
    'So the sample in "{title}" does not work as printed: {defect}. With that put right, it should.',
    'An error, and a plain one: {defect}. The calculation itself is not touched by the repair.',
    'The failure tells me what is wrong with "{title}": {defect}. I mend it and try once more.',
  ],
} as const;
