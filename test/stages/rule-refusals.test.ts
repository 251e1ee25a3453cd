// What counts as a refusal by a rule while tasks are planned.
import { expect, it } from 'vitest';
import { isRuleRefusal } from '../../stages/write-tasks/rule-refusals.ts';

const refused = (code: string) => ({ ok: false, value: { error: { code, message: 'No.' } } });

it('a policy or a state refuses a call', () => {
  expect(isRuleRefusal(refused('LOAN_CLOSED'))).toBe(true);
});

it.each(['INVALID_ARGUMENTS', 'LOAN_NOT_FOUND'])('%s says that the call itself was wrong', (code) => {
  expect(isRuleRefusal(refused(code))).toBe(false);
});

it('a call that was stopped was refused by nobody', () => {
  expect(isRuleRefusal({ ...refused('CALL_STOPPED'), broken: 'it took too many steps' })).toBe(false);
});
