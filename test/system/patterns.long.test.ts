// No regular expression that sees text from outside takes time out of proportion to its length.
import { describe, expect, it } from 'vitest';
import { patternsOf, slowness } from '../support/slow-patterns.ts';

/** What never sees a long text, and why. */
const exceptions: Readonly<Record<string, string>> = {
  'pipeline/models/admission/rate-headers.ts': 'headers of an answer, which HTTP keeps below 16 KB',
  'pipeline/models/openai/refusal-faults.ts': 'what an endpoint says of a refusal, cut before',
  'pipeline/models/settings.ts': 'addresses in the own config of the user',
  'stages/harvest/static/typescript/calls.ts': 'names of libraries, at most 100 characters',
  'stages/write-tasks/task-writer/words-brief.ts': 'values of at most 80 characters',
};

it('every pattern takes time in proportion to the text', async () => {
  const patterns = await patternsOf(['pipeline', 'stages', 'serve', 'schemas']);
  expect(patterns.length).toBeGreaterThan(900);
  const slow = patterns.flatMap((pattern) => {
    const why = slowness(pattern);
    return why ? [`${pattern.place} ${pattern.expression}: ${why}`] : [];
  });
  expect(slow.filter((line) => !Object.keys(exceptions).some((path) => line.startsWith(path)))).toEqual([]);
});

describe('the search for slow patterns', () => {
  it.each([
    /(\w+)\s*=/g,
    /<[^>]*>/g,
    /```(?:json)?\s*\n([\s\S]*?)\n\s*```/g,
    /github\.com\/([\w.-]+\/[\w.-]+?)(?:\.git)?(?:[/#?].*)?$/g,
    /[.:-]+$/g,
  ])('finds %s', (expression) => {
    expect(slowness({ place: 'here', expression })).toMatch(/^\d+ ms for \d+ characters/);
  });

  it.each([/(?<!\w)(\w+)\s*=/g, /<[^>]{0,80}>/g, /(?<![.:-])[.:-]+$/g, /\d{4}-\d\d-\d\d/g])(
    'lets %s pass',
    (expression) => {
      expect(slowness({ place: 'here', expression })).toBeUndefined();
    },
  );
});
