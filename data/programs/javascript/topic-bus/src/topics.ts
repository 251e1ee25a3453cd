/**
 * Checks a topic, such as `house/2/temperature`: it is not empty and has no wildcards. Levels may be empty (`a//b`).
 *
 * @throws {TypeError} if it is no topic
 */
export function checkTopic(topic: string): void {
  if (topic === '' || /[+#]/.test(topic)) throw new TypeError(`"${topic}" is not a topic.`);
}

/**
 * Checks a filter: a topic in which `+` may stand for a whole level and `#` for all levels from there on. Wildcards
 * fill their level alone, and `#` is the last level.
 *
 * @throws {TypeError} if it is no filter
 */
export function checkFilter(filter: string): void {
  const levels = filter.split('/');
  const isValid = levels.every((level, index) => {
    if (level === '#') return index === levels.length - 1;
    return level === '+' || !/[+#]/.test(level);
  });
  if (filter === '' || !isValid) throw new TypeError(`"${filter}" is not a filter.`);
}

/**
 * Says whether a valid filter covers a valid topic. `+` covers exactly one level, which may be empty. `#` covers
 * any number of levels, none included: `lab/#` covers `lab`, `lab/1`, and `lab/1/door`. Topics that start with
 * `$` belong to the system: a filter that starts with a wildcard does not cover them.
 */
export function matchesTopic(filter: string, topic: string): boolean {
  if (topic.startsWith('$') && /^[+#]/.test(filter)) return false;
  const wanted = filter.split('/');
  const levels = topic.split('/');
  for (const [index, level] of wanted.entries()) {
    if (level === '#') return true;
    if (index >= levels.length || (level !== '+' && level !== levels[index])) return false;
  }
  return wanted.length === levels.length;
}
