/**
 * Counts ballots. A ballot is the text of its marks, separated by commas; it is valid with exactly one mark,
 * which must be the name of a list (in any case of letters, with spaces around it or not).
 *
 * @param {string[]} lists
 * @param {string[]} ballots
 * @returns {{ votes: Map<string, number>, invalid: number }} every list, in the given order, with its votes
 */
export function countVotes(lists, ballots) {
  const names = new Map(lists.map((list) => [list.trim().toLowerCase(), list]));
  const votes = new Map(lists.map((list) => [list, 0]));
  let invalid = 0;
  for (const ballot of ballots) {
    const marks = ballot
      .split(',')
      .map((mark) => mark.trim().toLowerCase())
      .filter((mark) => mark !== '');
    const list = marks.length === 1 ? names.get(marks[0]) : undefined;
    if (list === undefined) invalid += 1;
    else votes.set(list, Number(votes.get(list)) + 1);
  }
  return { votes, invalid };
}
