// What a docstring says of each parameter, in the forms of Google ("Args:" and indented lines), NumPy
// ("Parameters" underlined) and Sphinx (":param x: …").
type Form = 'google' | 'numpy' | undefined;

export function parametersIn(docstring: string): Map<string, string> {
  const found = new Map<string, string[]>();
  const lines = docstring.split('\n');
  let form: Form;
  let depth = -1; // of the names, once the first was met
  let last: string[] | undefined;
  const begin = (name: string, text: string): void => {
    last = text === '' ? [] : [text];
    found.set(name, last);
  };
  for (const [index, line] of lines.entries()) {
    const indent = line.length - line.trimStart().length;
    const text = line.trim();
    const sphinx = /^:param(?:\s+[\w[\], |]+?)?\s+\*{0,2}(\w+):\s*(.*)$/.exec(text);
    if (sphinx) begin(sphinx[1] ?? '', sphinx[2] ?? '');
    else if (/^:\w+/.test(text)) last = undefined;
    else if (/^(Args|Arguments|Parameters|Params):$/.test(text))
      [form, depth, last] = ['google', -1, undefined];
    else if (text === 'Parameters' && /^-{3,}$/.test(lines[index + 1]?.trim() ?? ''))
      [form, depth, last] = ['numpy', indent, undefined];
    else if (/^-{3,}$/.test(text) || text === '') continue;
    else if (/^[A-Z]\w*( \w+)?:$/.test(text) || /^-{3,}$/.test(lines[index + 1]?.trim() ?? ''))
      [form, last] = [undefined, undefined];
    else if (form) {
      if (depth < 0) depth = indent;
      const item = indent === depth ? itemIn(text, form) : undefined;
      if (item) begin(item.name, item.text);
      else if (indent > depth) last?.push(text);
      else [form, last] = [undefined, undefined];
    } else last?.push(text);
  }
  return new Map([...found].map(([name, parts]) => [name, parts.join(' ')]));
}

/** "a (int, optional): the second" in the form of Google, "a : int" in that of NumPy. */
function itemIn(text: string, form: 'google' | 'numpy'): { name: string; text: string } | undefined {
  const [, name, rest = ''] =
    (form === 'google'
      ? /^[-*]?\s*\*{0,2}`?(\w+)`?\s*(?:\(.*?\))?\s*:\s*(.*)$/
      : /^\*{0,2}(\w+)\s*(?::.*)?$/
    ).exec(text) ?? [];
  return name === undefined ? undefined : { name, text: form === 'google' ? rest : '' };
}
