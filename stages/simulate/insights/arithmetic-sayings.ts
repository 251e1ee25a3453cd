// What goes through the mind of somebody who calculates with care. {step}: "take off the discount". {found}: the last
// result. {figures}: how many figures the user has named. {steps}: how many calls are to be made.

const severalSteps: readonly string[] = [
  'This takes {steps} steps that build on each other, so I compute each one and carry the full value on.',
  '{figures} figures and a few steps in a row: one slip in the head would spoil all of it, so I let the tools do it.',
  'The order matters here. First I have to {step}; the rest builds on that.',
  'I could estimate this, but the user wants a figure to rely on. The first thing is to {step}.',
  'Not a sum for the head. I split it up and start with what everything else needs: {step}.',
  'I want the steps separate, so that I can check each of them. First: {step}.',
  'All the figures are there, so nothing has to be asked. I begin by computing what the next step needs.',
  'Rounding in between would show in the result, so I keep every digit until the end. First I {step}.',
  'If I set this up as one formula and made a mistake, I would not see it. Step by step, then: {step}.',
  'Everything needed is in the message. The way to the answer goes through one intermediate result: {step}.',
];

const oneStep: readonly string[] = [
  'With these figures, a guess would be worth nothing. One call settles it.',
  'One calculation gives the answer, but not one for the head.',
  'The user has given every figure that this takes, so I can compute it at once.',
  'I know how to set this up, but the arithmetic is too long to trust my head with it.',
  'A rough idea is easy to have here; the exact figure takes the tool.',
  'There is nothing to ask and nothing to look up. It only has to be computed properly.',
  'A single call does it, and it rounds better than I do.',
  'Doing this by hand would take a page. The tool needs one call.',
];

export const firstThoughts = (isLong: boolean): readonly string[] => (isLong ? severalSteps : oneStep);

export const turnThoughts: readonly string[] = [
  'Only one figure has changed; everything else stays as the user said before. The result has to be computed again all the same.',
  'The earlier result does not scale to this, so I go through the same calculation with the new figure.',
  'Same problem, one other value. I take the rest from the first message.',
  'I cannot just adjust the old answer by a feeling. The same steps again, with the new value.',
  'The user changes one assumption and repeats nothing. The other figures are still in the conversation.',
  'A small change in the question, but the answer may move more than one would think. I compute it afresh.',
  'What was said before still holds apart from this one figure, so the setup is clear.',
  'The last answer was for another value. To compare them fairly, I do exactly the same calculation.',
];

/** Why a tool is the one to take. */
export const toolThoughts: Readonly<Record<string, readonly string[]>> = {
  calculate_exact: [
    'calculate_exact keeps fractions, so nothing is lost on the way.',
    'It is plain arithmetic, so calculate_exact is enough to {step}.',
    'I write it as one expression, to {step}.',
    'I use calculate_exact to {step}.',
  ],
  evaluate_table: [
    'The same formula for every row is what evaluate_table is for; it adds up as well.',
    'Row by row I might skip one. evaluate_table takes them all at once.',
    'I put the rows into evaluate_table, to {step}.',
  ],
  solve_equation: [
    'The unknown stands on both sides of a relation, so I write the equation and let solve_equation find it.',
    'I set up the equation and have it solved, to {step}.',
    'Trying values would take long; solve_equation gives the exact ones.',
  ],
  solve_system: [
    'Several unknowns and as many conditions: that is a system for solve_system.',
    'Each statement of the user is one linear equation. Together they fix every unknown.',
    'I translate the statements into equations, one for each, to {step}.',
  ],
  solve_inequality: [
    'The question is about a range and not about one value, so solve_inequality fits and solve_equation does not.',
    'The bounds come from the roots, but which side counts has to be right as well. solve_inequality does both.',
    'Whether the bounds belong to it depends on "at least", so I keep the sign as >=.',
  ],
  gcd_lcm: [
    'The key is a common divisor or multiple, and gcd_lcm gives both.',
    'Everything has to divide evenly, so the answer hangs on the greatest common divisor or the least common multiple.',
    'I ask gcd_lcm, to {step}.',
  ],
  modular_arithmetic: [
    'Only remainders count here, and modular_arithmetic never needs the full numbers.',
    'It is about remainders. modular_arithmetic works with them directly.',
    'By trial this would take long. modular_arithmetic does it in one call, to {step}.',
  ],
  factor_integer: [
    'The number of divisors follows from the prime factors, so I factor it.',
    'Counting divisors by hand misses some. factor_integer counts them from the exponents.',
  ],
  convert_base: [
    'Adding in another base by hand invites mistakes, so I convert first.',
    'I take the digits out of their base with convert_base, to {step}.',
  ],
  count_ways: [
    'First I have to see whether order matters and whether things repeat. That decides what count_ways is asked for.',
    'Listing the possibilities is out of the question; count_ways counts them.',
    'It is a matter of choosing, so I use count_ways to {step}.',
  ],
  distribution_probability: [
    'Adding up the single chances by hand would be long. distribution_probability takes the bounds directly.',
    'What counts is the distribution and which end is included. "At least" and "more than" are not the same here.',
    'I pass on the parameters as they are and get the tail in one call.',
  ],
  convert_unit: [
    'Units first: I convert with convert_unit and not by a factor that I half remember.',
    'The units do not match yet, so I convert them to {step}.',
    'A wrong factor is the classic mistake here. convert_unit knows the exact one.',
  ],
  integrate_expression: [
    'A rate over a time is an integral. integrate_expression does it exactly for a polynomial.',
    'The rate changes all the time, so multiplying it by the minutes would be wrong. I integrate.',
  ],
  differentiate_expression: [
    'How fast something changes is its derivative, so I use differentiate_expression.',
    'I need the slope at one point. differentiate_expression gives the formula and the value.',
  ],
  expand_expression: [
    'It is easier to differentiate once it is multiplied out, so I expand it first.',
    'A product of brackets: expand_expression collects the terms without losing a sign.',
  ],
  find_extremum: [
    'There is one variable and something to be made as large as possible: find_extremum.',
    'I write the quantity as a function of one length and look for its peak between sensible bounds.',
    'The bounds matter: beyond them the shape would not exist.',
  ],
  optimize_linear: [
    'Two quantities, linear limits, and one goal: that is a linear program.',
    'Trying combinations would miss the best one. optimize_linear goes through the corners.',
    'I write down each limit as a constraint, with the right direction of the sign.',
  ],
  matrix_operation: [
    'This is a product or an inverse of a matrix, so I pass on the rows in the order given.',
    'Rows and columns have to be in the same order on both sides; I keep that of the user.',
    'By hand I would get a sign wrong. matrix_operation works with exact entries.',
  ],
  describe_data: [
    'describe_data gives all the measures at once, so I only have to pick the ones that were asked for.',
    'I copy every value, so that the count is right, and let describe_data do the rest.',
    'Sorting and adding up so many values is where I would slip. describe_data does not.',
  ],
  linear_regression: [
    'A least-squares line takes sums over all points. linear_regression does that and predicts as well.',
    'The months are the x values from 1 on, and the figures the y values in the same order.',
  ],
  compound_growth: [
    'Interest on interest with deposits: compound_growth has both. The compounding period must be right.',
    'The rate is for a year and the deposits are monthly, so I give the number of periods.',
    'I use compound_growth to {step}.',
  ],
  loan_payment: [
    'Equal payments follow from the annuity formula. loan_payment has it, for months.',
    'The tool counts in months, so the term has to be in months as well.',
  ],
  present_value: [
    'Money later is worth less, so each cash flow is discounted. The first one is now and is not.',
    'Costs are negative and come first. present_value does the discounting.',
  ],
  simulate_steps: [
    'Each step depends on the one before, so I follow it step by step with simulate_steps.',
    'There is no simple formula for when a bound is crossed. I let it run until then.',
    'What happens first within a step matters, so the expression keeps the order of the user.',
  ],
  days_between: [
    'Months have different lengths, so I count the days with days_between.',
    'Calendar days are easy to miscount by one. The tool leaves out the first day.',
  ],
  add_days: [
    'Weekends are in the way of counting by hand, so add_days does it.',
    'I need a date and not a number, so I use add_days to {step}.',
  ],
  run_python: [
    'No formula gives this at once, but a few lines of Python go through all of it.',
    'This takes many small steps in a row, and each is easy to get wrong. That is a job for code.',
    'A short loop is safer here than a long chain of single calls, so I write it in Python.',
    'I let Python do this: a few lines to {step}, and a printed line for each figure that was asked for.',
    'By hand this would take pages. Code does it in a moment and skips nothing.',
    'I copy the figures into Python as they stand and print the results with their names.',
    'The rule is easy to state and long to carry out, so I write it down as code and run it.',
  ],
  other: [
    'I use {tool} to {step}.',
    'For that step, {tool} fits: I have to {step}.',
    '{tool} does exactly this: {step}.',
  ],
};

export const laterThoughts = {
  /** Whether the last result can be right. */
  check: [
    '{found} is about what I expected, so I go on with it.',
    'The size of {found} makes sense for these figures.',
    'I got {found}. The sign is right, and so is the order of magnitude.',
    '{found}: plausible, given what went in.',
    'A quick estimate gives about the same as {found}.',
    'Nothing speaks against {found}; it lies where it has to.',
    '{found} came back. A wrong unit would have shown as a factor of ten or a hundred, and it does not.',
    'That gives {found}, in the unit that the next step needs.',
    '{found} is not the answer yet, only what the next step needs.',
    'The tool returned {found}. I checked the expression once more: it is what was asked.',
    'With {found}, the hard part is done.',
    '{found} fits what the user described.',
  ],
  next: [
    'Next, I {step}.',
    'I take the unrounded value on, to {step}.',
    'Now I can {step}.',
    'With that I can {step}.',
    'The next step is to {step}, with all digits.',
    'I keep it as it is and go on to {step}.',
    'That leads on: I {step}.',
    'Then I have to {step}.',
  ],
} as const;

export const lastThoughts = {
  rounding: [
    'The last step is to {step}, and here I round: {decimals}, and not before.',
    'Only now does rounding come in, with {decimals}, as I {step}.',
    'To finish, I {step} and round to {decimals}.',
    'I {step} and let the tool round at the end, because halves are easily rounded the wrong way.',
    'What remains is to {step}, with {decimals} in the answer.',
    'Now I {step}. Rounded to {decimals}, that is the figure to tell.',
  ],
  plain: [
    'What remains is to {step}.',
    'The last step: {step}.',
    'One more call to {step}, and the answer is complete.',
    'To finish, I {step}.',
    'All that is missing is to {step}.',
    'Now I only have to {step}.',
  ],
} as const;
