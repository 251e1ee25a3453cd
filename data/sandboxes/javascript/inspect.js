// Shows a value as Node does: { name: 'Ada', scores: [ 1, 2 ] }.

const widest = 72;
const deepest = 4;
const longest = 100;
const isName = (key) => /^[A-Za-z_$][\w$]*$/.test(key);

export function format(values) {
  const [first, ...rest] = values;
  if (typeof first !== 'string') return values.map(shown).join(' ');
  const text = first.replace(/%[sdifjoO%]/g, (mark) => {
    if (mark === '%%') return '%';
    return rest.length === 0 ? mark : marks[mark](rest.shift());
  });
  return [text, ...rest.map(shown)].join(' ');
}

const marks = {
  '%s': (value) => (typeof value === 'object' ? inspect(value) : String(value)),
  '%d': (value) => String(Number(value)),
  '%i': (value) => String(Number.parseInt(value, 10)),
  '%f': (value) => String(Number.parseFloat(value)),
  '%j': (value) => JSON.stringify(value),
  '%o': (value) => inspect(value),
  '%O': (value) => inspect(value),
};

const shown = (value) => (typeof value === 'string' ? value : inspect(value));

export function inspect(value, depth = 0, above = []) {
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'symbol') return value.toString();
  if (Object.is(value, -0)) return '-0';
  if (typeof value === 'function') return ofFunction(value);
  if (typeof value !== 'object' || value === null) return String(value);
  if (above.includes(value)) return '[Circular *1]';
  return ofObject(value, depth, [...above, value]);
}

function quoted(text) {
  const escaped = text
    .replaceAll('\\', '\\\\')
    .replaceAll('\n', '\\n')
    .replaceAll('\t', '\\t')
    .replaceAll('\r', '\\r');
  if (!escaped.includes("'")) return `'${escaped}'`;
  if (!escaped.includes('"')) return `"${escaped}"`;
  return escaped.includes('`') ? `'${escaped.replaceAll("'", "\\'")}'` : `\`${escaped}\``;
}

function ofFunction(value) {
  const isClass = /^class\b/.test(Function.prototype.toString.call(value));
  const name = value.name === '' ? '(anonymous)' : value.name;
  if (isClass) return `[class ${name}]`;
  return value.name === '' ? '[Function (anonymous)]' : `[Function: ${name}]`;
}

function ofObject(value, depth, above) {
  const plain = withoutParts(value);
  if (plain !== undefined) return plain;
  const name = nameOf(value);
  if (depth > deepest) return Array.isArray(value) ? '[Array]' : `[${name === '' ? 'Object' : name}]`;
  const within = (inner) => inspect(inner, depth + 1, above);
  const { label, items, brackets = '{}' } = partsOf(value, name, within);
  return label + wrapped(items, brackets, depth);
}

/** Of what is shown in one piece. */
function withoutParts(value) {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString();
  if (value instanceof RegExp) return String(value);
  if (value instanceof Error) return ofError(value);
  if (value instanceof Promise) return 'Promise {}';
  const isBoxed = value instanceof Number || value instanceof String || value instanceof Boolean;
  return isBoxed ? `[${value.constructor.name}: ${inspect(value.valueOf())}]` : undefined;
}

function partsOf(value, name, within) {
  const fieldOf = (key) => field(value, key, within);
  if (Array.isArray(value) || ArrayBuffer.isView(value)) {
    const isPlain = name === 'Array';
    const extra = Array.isArray(value) ? Object.keys(value).filter((key) => !/^\d+$/.test(key)) : [];
    return {
      label: isPlain ? '' : `${name}(${value.length}) `,
      items: [...cut(Array.from(value), within), ...extra.map(fieldOf)],
      brackets: '[]',
    };
  }
  if (value instanceof Set) return { label: `${name}(${value.size}) `, items: cut([...value], within) };
  if (value instanceof Map) {
    const pair = ([key, item]) => `${within(key)} => ${within(item)}`;
    return { label: `${name}(${value.size}) `, items: cut([...value], pair) };
  }
  const symbols = Object.getOwnPropertySymbols(value);
  const shownSymbols = symbols.filter((key) => Object.prototype.propertyIsEnumerable.call(value, key));
  const label = name === '' ? '[Object: null prototype] ' : `${name} `;
  return {
    label: name === 'Object' ? '' : label,
    items: [...Object.keys(value), ...shownSymbols].map(fieldOf),
  };
}

function ofError(error) {
  const stack = String(error.stack ?? '').replace(/\n+$/, '');
  const head = `${error.name}: ${error.message}`;
  if (stack.startsWith(head)) return stack;
  return stack === '' ? `[${head}]` : `${head}\n${stack}`;
}

function nameOf(value) {
  const prototype = Object.getPrototypeOf(value);
  return prototype === null ? '' : (prototype.constructor?.name ?? 'Object');
}

function field(value, key, within) {
  const label = typeof key === 'symbol' ? `[${key.toString()}]` : isName(key) ? key : quoted(key);
  const { get, set } = Object.getOwnPropertyDescriptor(value, key) ?? {};
  if (get || set) return `${label}: [${[get && 'Getter', set && 'Setter'].filter(Boolean).join('/')}]`;
  return `${label}: ${within(value[key])}`;
}

function cut(items, within) {
  const texts = items.slice(0, longest).map((item) => within(item));
  const more = items.length - longest;
  return more > 0 ? [...texts, `... ${more} more item${more > 1 ? 's' : ''}`] : texts;
}

function wrapped(items, [open, close], depth) {
  if (items.length === 0) return `${open}${close}`;
  const line = `${open} ${items.join(', ')} ${close}`;
  if (line.length <= widest && !line.includes('\n')) return line;
  const margin = '  '.repeat(depth + 1);
  return `${open}\n${items.map((item) => margin + item).join(',\n')}\n${'  '.repeat(depth)}${close}`;
}
