// policy_in_mind: a policy of the system prompt that is about what the next call works with.
import { plural, singular, wordsIn } from '../../english.ts';
import { type Insight, type Moment, sayOne } from './insight.ts';

const sentences = [
  'The policies have something to say here: "{policy}" This call keeps to it.',
  'There is a rule to mind: "{policy}" Nothing in this request goes against it.',
  'Before I call {tool}, the policy: "{policy}" That is respected here.',
  '"{policy}" That is the policy, and what I am about to do is in line with it.',
  'I have to keep in mind that the policies say: "{policy}" It does not stand in the way.',
  'Is this allowed? The policy reads "{policy}" Yes, it is.',
  'One policy applies: "{policy}" It permits this.',
  'I checked the policy, "{policy}" There is no conflict.',
  'The relevant policy is "{policy}" My call is within it.',
  'The policies limit this: "{policy}" The limit is kept.',
  'As the policy says, "{policy}" This case is fine.',
  'A policy to remember: "{policy}" It holds after this call, too.',
];

/** Longer policies are not recited. */
const longest = 140;

export const policyInMind: Insight = {
  name: 'policy_in_mind',
  isWhole: false,
  notice(moment) {
    const [call] = moment.calls;
    const tool = moment.tools.find(({ name }) => name === call?.tool);
    if (!call || !tool || isReading(tool.name)) return undefined;
    const [verb = '', ...noun] = wordsIn(tool.name).map(singular);
    const thing = noun.join(' ');
    const relevant = policiesIn(moment).filter(
      (policy) =>
        policy.length <= longest &&
        thing !== '' &&
        isAbout(policy, thing) &&
        policy.toLowerCase().includes(verb),
    );
    if (relevant.length === 0) return undefined;
    return sayOne(sentences, { policy: moment.random.pick(relevant), tool: tool.name }, moment.random);
  },
};

const isReading = (name: string): boolean =>
  /^(?:get|find|search|list|look|show|open|read|count|check|compare|query|fetch|view|summarize)/i.test(name);

/** Lines of the system prompt that stand in a list. */
const policiesIn = ({ messages }: Moment): string[] =>
  (messages[0]?.content ?? '').split('\n').flatMap((line) => /^[-*] (.+[.])$/.exec(line)?.[1] ?? []);

const isAbout = (policy: string, thing: string): boolean => {
  const text = policy.toLowerCase();
  return text.includes(thing) || text.includes(plural(thing));
};
