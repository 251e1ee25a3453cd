// Views for questions about single messages, calls, and findings.
import type { View } from '../table.ts';

export const views: readonly View[] = [
  {
    name: 'messages',
    summary: 'a row for each message of each play',
    needs: ['trajectories'],
    sql: `SELECT run, trajectory, task, index, message.role, message.content, message.reasoning,
      message.toolCalls, message.toolCallId
      FROM (SELECT run, id AS trajectory, task, unnest(messages) AS message,
        generate_subscripts(messages, 1) - 1 AS index FROM trajectories)`,
  },
  {
    name: 'calls',
    summary: 'a row for each tool call of each play, with its result',
    needs: ['trajectories'],
    sql: `SELECT run, trajectory, task, step, s.message, s.call.name AS tool, s.call.arguments,
      s.result.ok, s.result.value, s.result.tier, s.result.fault, s.result.changes, s.result.broken
      FROM (SELECT run, id AS trajectory, task, unnest(steps) AS s,
        generate_subscripts(steps, 1) - 1 AS step FROM trajectories)`,
  },
  {
    name: 'findings',
    summary: 'a row for each finding of the judge',
    needs: ['verdicts'],
    sql: `SELECT run, trajectory, task, kind, verdict, f.rule, f.code, f.severity, f.blame, f.message, f.step,
      f.evidence FROM (SELECT run, trajectory, task, kind, verdict, unnest(findings) AS f FROM verdicts)`,
  },
];
