// next_page: a search has more matches than it has shown.
import { foundSoFar, type Insight, listedIn, sayOne } from './insight.ts';

const sentences = [
  'There are {total} matches, and I have only seen {seen} of them. I need the next page.',
  'The search reports {total} in all, and I have read {seen} of them. I should keep paging.',
  'With {seen} of {total} rows read, I should keep paging until I have them all.',
  "That page isn't everything: {seen} of {total}. On to the next one.",
  '{seen} of {total} so far. I must not answer before I have seen the rest.',
  "I can't decide on {seen} out of {total} rows, so I'll read on.",
  'The total is {total}; the rows so far are {seen}. The next page starts after those.',
  'More rows are left ({seen} of {total} read). Next page.',
  "The result is cut off after {seen} of {total} rows. I'll continue with the offset.",
  "I've got {seen}, but {total} match. Leaving out the others would make the answer wrong.",
  'Only {seen} of the {total} have come back so far, so another page is needed.',
  "Since {total} rows match and a page doesn't hold them all, I'll fetch the next one.",
  'Still {left} rows to read. Next page, please.',
  'The remaining {left} rows could change the answer, so I read them as well.',
  'The remaining {left} rows may matter as well, so I read them too.',
  'There is more: {left} rows are on later pages. I should look at those before I answer.',
  'So far {seen} rows, and {left} are missing. Same search, next offset.',
];

/** One row is missing. */
const lastRow = [
  'One of the {total} rows is missing. It could be the one that matters, so I read the last page.',
  'There are {total} matches, and I have read all but one. On to the last page.',
  'A single row is left of {total}. I should see it before I answer.',
];

export const nextPage: Insight = {
  name: 'next_page',
  isWhole: true,
  notice(moment) {
    const [call] = moment.calls;
    const pages = foundSoFar(moment).filter(({ tool }) => tool === call?.tool);
    const last = pages.at(-1);
    const listed = last && listedIn(last);
    if (!call || !listed || moment.calls.length > 1 || !isNextPage(call.arguments, last.given))
      return undefined;
    const seen = pages.reduce((sum, page) => sum + (listedIn(page)?.rows.length ?? 0), 0);
    const { total } = listed;
    if (seen >= total) return undefined;
    const left = total - seen;
    if (left === 1) return sayOne(lastRow, { total: String(total) }, moment.random);
    const slots = { seen: String(seen), total: String(total), left: String(left) };
    return sayOne(sentences, slots, moment.random);
  },
};

/** The same search with a greater offset. */
function isNextPage(given: object, earlier: object): boolean {
  const rest = ({ offset: _, ...others }: { offset?: unknown }) => JSON.stringify(others);
  return 'offset' in given && rest(given) === rest(earlier);
}
