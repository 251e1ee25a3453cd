// How far people and the judge agree: the share of equal verdicts, Cohen's kappa, and both kinds of errors. A play
// counts as accepted or not; one that the judge left undecided is counted apart.
import { type Interval, wilson } from '../../interval.ts';
import { compareIds } from '../../store.ts';
import type { JudgedPlay } from './judged-plays.ts';
import type { HumanVerdict, Verdicts } from './verdict-log.ts';

interface Share extends Interval {
  readonly hits: number;
  readonly plays: number;
  /** Of the plays; 0 if there are none. */
  readonly share: number;
}

interface GroupCount {
  readonly name: string;
  readonly plays: number;
  readonly agreed: number;
  readonly falseAccepts: number;
  readonly falseRejects: number;
}

interface Difference {
  readonly trajectory: string;
  readonly kind: string;
  readonly error: 'false accept' | 'false reject';
  /** Of the person; empty where they accepted. */
  readonly humanReason: string;
  readonly judge: JudgedPlay['verdict'];
  readonly judgeReason: string;
  readonly because: string;
}

export interface Agreement {
  readonly bothAccepted: number;
  readonly bothRejected: number;
  readonly agreed: Share;
  /** Undefined where one side gave all plays the same verdict, so that there is nothing to tell apart. */
  readonly kappa?: Interval & { readonly value: number };
  /** Among the plays that the judge accepted. */
  readonly falseAccepts: Share;
  /** Among the plays that the judge did not accept. */
  readonly falseRejects: Share;
  readonly byKind: readonly GroupCount[];
  /** By the person's reason where they rejected the play, and by the judge's reason where only the judge did. */
  readonly byReason: readonly GroupCount[];
  readonly differences: readonly Difference[];
  /** Plays with a verdict of a person that the judge left undecided. */
  readonly undecided: number;
  /** Verdicts that were changed after the judge's was shown. */
  readonly notBlind: number;
  /** Verdicts on plays that are not among these, or that the run no longer holds. */
  readonly elsewhere: number;
}

/** Undefined if the judge has not decided. */
export function isAgreed(judge: JudgedPlay['verdict'], human: HumanVerdict['verdict']): boolean | undefined {
  return judge === 'undecided' ? undefined : (judge === 'accepted') === (human === 'accepted');
}

interface Audited {
  readonly play: JudgedPlay;
  readonly human: HumanVerdict;
}

export function agreementOf(plays: readonly JudgedPlay[], verdicts: Verdicts): Agreement {
  const all = plays.flatMap((play): Audited[] => {
    const human = verdicts.get(play.trajectory);
    return human ? [{ play, human }] : [];
  });
  const audited = all.filter(({ play }) => play.verdict !== 'undecided');
  const accepted = audited.filter(isAcceptedByJudge);
  const turnedDown = audited.filter((each) => !isAcceptedByJudge(each));
  const [falseAccepts, falseRejects] = [accepted, turnedDown].map((group) =>
    shareOf(group.filter(isDifferent).length, group.length),
  ) as [Share, Share]; // one for each group
  const bothAccepted = accepted.length - falseAccepts.hits;
  const bothRejected = turnedDown.length - falseRejects.hits;
  const agreed = shareOf(bothAccepted + bothRejected, audited.length);
  const kappa = kappaOf(agreed, [accepted.length, bothAccepted + falseRejects.hits]);
  return {
    bothAccepted,
    bothRejected,
    agreed,
    ...(kappa ? { kappa } : {}),
    falseAccepts,
    falseRejects,
    byKind: groupCounts(audited, ({ play }) => play.kind),
    byReason: groupCounts(audited, reasonOf),
    differences: audited
      .filter(isDifferent)
      .map(differenceOf)
      .sort((a, b) => compareIds(a.error, b.error) || compareIds(a.trajectory, b.trajectory)),
    undecided: all.length - audited.length,
    notBlind: all.filter(({ human }) => !human.blind).length,
    elsewhere: verdicts.size - all.length,
  };
}

const isAcceptedByJudge = ({ play }: Audited): boolean => play.verdict === 'accepted';
const isDifferent = ({ play, human }: Audited): boolean => isAgreed(play.verdict, human.verdict) === false;

const shareOf = (hits: number, plays: number): Share => ({
  hits,
  plays,
  share: plays === 0 ? 0 : hits / plays,
  ...wilson(hits, plays),
});

/**
 * Cohen's kappa (1960). Its interval is the Wilson interval of the agreement, corrected for the same chance: the usual
 * standard error is zero where all verdicts agree, and covers the truth in far fewer than 95 of 100 small samples
 * (docs/log.md).
 */
function kappaOf(
  { plays, share, low, high }: Share,
  [judge, human]: readonly [accepted: number, accepted: number],
): Agreement['kappa'] {
  if ([judge, human].some((accepted) => accepted === 0 || accepted === plays)) return undefined;
  const chance = (judge * human + (plays - judge) * (plays - human)) / plays ** 2;
  const corrected = (agreement: number): number => Math.max(-1, (agreement - chance) / (1 - chance));
  return { value: corrected(share), low: corrected(low), high: corrected(high) };
}

function reasonOf({ play, human }: Audited): string | undefined {
  if (human.verdict === 'rejected') return human.reason;
  return isAcceptedByJudge({ play, human }) ? undefined : play.reason;
}

/** The largest groups first. */
function groupCounts(
  audited: readonly Audited[],
  nameOf: (each: Audited) => string | undefined,
): GroupCount[] {
  const names = [...new Set(audited.flatMap((each) => nameOf(each) ?? []))];
  return names
    .map((name): GroupCount => {
      const group = audited.filter((each) => nameOf(each) === name);
      const wrong = group.filter(isDifferent);
      const falseAccepts = wrong.filter(isAcceptedByJudge).length;
      return {
        name,
        plays: group.length,
        agreed: group.length - wrong.length,
        falseAccepts,
        falseRejects: wrong.length - falseAccepts,
      };
    })
    .sort((a, b) => b.plays - a.plays || (a.name < b.name ? -1 : 1));
}

function differenceOf(each: Audited): Difference {
  const { trajectory, kind, verdict, reason, because } = each.play;
  return {
    trajectory,
    kind,
    error: isAcceptedByJudge(each) ? 'false accept' : 'false reject',
    humanReason: each.human.verdict === 'rejected' ? each.human.reason : '',
    judge: verdict,
    judgeReason: reason,
    because,
  };
}
