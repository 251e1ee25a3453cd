// Triage: the priority of a row follows from its impact and its urgency, and its deadline from the priority.

import { mustExist, oneRow, selectOne } from '../../../worlds/programs.ts';
import { byChoice } from '../../../worlds/sql.ts';
import { figures } from '../figure.ts';
import { defineOperation, idParameter, type Parameter, type ToolSite } from '../operation.ts';
import { choiceSchema, valueParameters } from '../parameters.ts';
import { hoursFor, levels, limitsInWords, mustRun, priorityOf, type Sla, slaSchema } from './clock.ts';

const scales = (site: ToolSite): Parameter[] =>
  ['impact', 'urgency'].map((name) => valueParameters(site)(name, choiceSchema(levels)));

const wordsOf = (sla: Sla) => {
  const [first, , , last] = sla.hours.map(([name]) => name);
  return { limits: limitsInWords(sla), first, last };
};

export const triage = defineOperation({
  name: 'triage',
  effect: 'write',
  does: 'write',
  options: slaSchema,
  uses: () => ['impact', 'urgency', 'priority'],
  writes: () => [{ kind: 'fields', sets: ['impact', 'urgency', 'priority'] }],
  parts(site, sla) {
    const { view, random } = site;
    return {
      name: [random.pick(['triage', 'prioritize', 'assess']), view.noun],
      words: wordsOf(sla),
      parameters: [idParameter(view), ...scales(site)],
      guards: [mustExist(view, view.idParameter), ...mustRun(site)],
      changes: [
        {
          values: {
            impact: ':impact',
            urgency: ':urgency',
            priority: priorityOf(sla, ':impact', ':urgency'),
          },
          where: `"id" = :${view.idParameter}`,
        },
      ],
      result: oneRow(view, `t."id" = :${view.idParameter}`),
    };
  },
});

export const calculatePriority = defineOperation({
  name: 'calculate_priority',
  effect: 'read',
  does: 'compute',
  options: slaSchema,
  parts(site, sla) {
    const { view, random } = site;
    const shown = figures(site);
    const priority = priorityOf(sla, ':impact', ':urgency');
    return {
      name: [random.pick(['calculate', 'suggest', 'get']), `${view.noun} priority`],
      words: wordsOf(sla),
      parameters: scales(site),
      result: selectOne(
        [
          shown('priority', 'p', { type: 'string' }),
          shown('allowed_hours', hoursFor(sla, 'p'), { type: 'integer' }),
          shown(
            'deadline_if_opened_now',
            `strftime('%Y-%m-%d %H:%M', :now, '+' || (60 * ` +
              `${byChoice('p', Object.fromEntries(sla.hours))}) || ' minutes')`,
            { type: 'string' },
          ),
        ],
        `(SELECT ${priority} AS p)`,
      ),
    };
  },
});
