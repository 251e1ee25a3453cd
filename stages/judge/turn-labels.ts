// A label for each turn of the agent, from which exports derive what a trainer learns.
import type { Finding, Judgement } from '../../schemas/judgement.ts';
import type { Trajectory } from '../../schemas/trajectory.ts';
import { isFatal } from './rules/rule.ts';

type Turn = Judgement['turns'][number];

/** Codes of findings about calls that were not needed. */
const redundant: ReadonlySet<string> = new Set(['repeated call', 'unneeded_calls', 'needless call']);

export function turnLabels(trajectory: Trajectory, findings: readonly Finding[]): Turn[] {
  return trajectory.messages.flatMap(({ role }, message): Turn[] => {
    if (role !== 'assistant') return [];
    const own = findings.filter((finding) => finding.message === message && finding.blame === 'agent');
    return [{ message, label: labelOf(own, { trajectory, message }) }];
  });
}

function labelOf(
  own: readonly Finding[],
  turn: { readonly trajectory: Trajectory; readonly message: number },
): Turn['label'] {
  if (own.some(isFatal)) return 'bad';
  if (own.length > 0) return own.every(({ code }) => redundant.has(code)) ? 'redundant' : 'slip';
  return isRecovery(turn) ? 'recovery' : 'good';
}

/** True for the turn after one that could not be read, or whose calls failed. */
function isRecovery({
  trajectory: { messages, steps },
  message,
}: {
  readonly trajectory: Trajectory;
  readonly message: number;
}): boolean {
  const before = messages.findLastIndex(({ role }, at) => at < message && role === 'assistant');
  const isSameTurn = messages.slice(before + 1, message).every(({ role }) => role === 'tool');
  const hasFailed =
    messages[before]?.malformed !== undefined ||
    steps.some(({ message: at, result }) => at === before && !result.ok);
  return before >= 0 && isSameTurn && hasFailed;
}
