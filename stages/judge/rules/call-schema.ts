// call_schema: every call names a tool that the agent has, with arguments that match its schema.
import { schemaFaults } from '../../../pipeline/json/json-schema.ts';
import { fatal, type Rule } from './rule.ts';

export const callSchema: Rule = {
  name: 'call_schema',
  isQuick: true,
  summary: 'Every call names a declared tool and its arguments validate against the schema.',
  check: ({ agent, task, played }) =>
    played.steps.flatMap(({ call, message }, step) => {
      const tool = agent.tools.find(
        (candidate) => candidate.name === call.name && !task.withheld.includes(candidate.name),
      );
      if (!tool)
        return [fatal(message, `the agent has no tool "${call.name}"`, { code: 'unknown tool', step })];
      const faults = schemaFaults(tool.inputSchema, call.arguments);
      return faults.length > 0
        ? [fatal(message, `${call.name}: ${faults.join('; ')}`, { code: 'broken schema', step })]
        : [];
    }),
};
