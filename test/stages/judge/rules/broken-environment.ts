import {
  call,
  calls,
  done,
  extension,
  gives,
  play,
  refuses,
  rightPlay,
  says,
} from '../../../support/plays.ts';
import type { RuleTable } from '../../../support/rule-table.ts';

const failing = (message: string) => call('get_loan', { loan_id: 'LN-1001' }, refuses('TOOL_ERROR', message));

export const table: RuleTable = {
  fires: {
    'the server of a tool is gone': {
      play: play([calls(failing('MCP error -32000: Connection closed')), says('I cannot reach the desk.')]),
      findings: [
        {
          message: 2,
          evidence: ['get_loan', 'Connection closed'],
          blame: 'environment',
          code: 'broken tool',
        },
      ],
    },
    'a tool answers with the trace of its own crash': {
      play: play([
        calls(failing('Traceback (most recent call last):\n  File "desk.py", line 3')),
        says('Something is wrong with the desk.'),
      ]),
      findings: [{ message: 2, evidence: ['Traceback'], blame: 'environment' }],
    },
    'a model that simulates a tool does not agree with itself': {
      play: play(
        [
          calls(
            call(
              'get_loan',
              { loan_id: 'LN-1001' },
              {
                ...refuses('SERVICE_UNDECIDED', 'The service gave no dependable answer.'),
                broken: '3 sound answers disagree',
                tier: 'model',
              },
            ),
          ),
        ],
        { end: 'environment_broken' },
      ),
      findings: [
        {
          message: 2,
          evidence: ['get_loan', 'disagree'],
          blame: 'environment',
          code: 'undecided simulation',
        },
      ],
    },
    'the program of a tool was stopped': {
      play: play(
        [
          calls(
            call(
              'get_loan',
              { loan_id: 'LN-1001' },
              { ...refuses('CALL_STOPPED', 'The call was stopped.'), broken: 'it took more than 9 steps' },
            ),
          ),
        ],
        { end: 'environment_broken' },
      ),
      findings: [
        { message: 2, evidence: ['get_loan', '9 steps'], blame: 'environment', code: 'stopped program' },
      ],
    },
  },
  staysSilent: {
    'every call succeeds': rightPlay,
    'a fault was planned, whatever it says': play([
      calls(
        call(
          'get_loan',
          { loan_id: 'LN-1001' },
          { ...refuses('RESET', 'ECONNRESET'), fault: 'server_error' },
        ),
      ),
      calls(extension),
      done,
    ]),
    'a call is refused for what it asks': play([
      calls(failing('There is no loan LN-1001.')),
      says('It does not exist.'),
    ]),
    'a result is about crashes': play([
      calls(call('get_loan', { loan_id: 'LN-1001' }, gives({ note: 'Connection closed at 5 pm' }))),
      done,
    ]),
  },
};
