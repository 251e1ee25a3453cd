// Input that nobody would write on purpose, for parsers of what comes from outside: samples with random edits, texts of
// pieces that parsers look for, and JSON with names and depths that catch the careless.
import fc from 'fast-check';

const words = (text: string): string[] => text.split(' ');

/** Pieces that mean something to one parser or another: words of a line, and white space and rare letters. */
const pieces: readonly string[] = [
  ...words(
    `{ } [ ] ( ) < > " ' \` \`\`\` \\ \\" \\u \\u12 , : ; | --- ... - ? * &a *a << !! # // /* */ """ '''`,
  ),
  ...words('__proto__ constructor prototype hasOwnProperty toString valueOf then toJSON length'),
  ...words(
    'null true false undefined NaN -0 1e999 9007199254740993 -1 0x10 .5 1_000 $ref #/$defs/a % %E0%A4%A ~1',
  ),
  ...words('<think> </think> [THINK] [/THINK] ◁/think▷ <|im_end|> <tool_call> </tool_call> <a> ${ %w['),
  ...words('\ud800 \udc00 \u202e \u200b 🧵 é ß İ Action: Observation: Thought:'),
  ...['Action Input:', '```json\n', '\n```', '<<: ', '<a href="', '- ', '* '],
  ...['\n', '\r\n', '\r', '\t', ' ', '\u0000', '\u2028', '\ufeff'],
];

const times = 12_000;

/** The same thing many times over, and nested as deep as a hostile text would have it. */
const heaps: readonly string[] = [
  ...[...words('[ {"a": ( <b> </think> ◁/think▷ " \\ | ` {"a":1}'), '- ', '\n', '> ', '\n\n```'].flatMap(
    (part) => [part.repeat(300), part.repeat(times)],
  ),
  `{"title":"a","list":${'['.repeat(times)}${']'.repeat(times)}}`,
  `{"title":"a","list":[${'{"a":'.repeat(times)}1${'}'.repeat(times)}]}`,
];

const piece = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...pieces) },
  { weight: 3, arbitrary: fc.string({ maxLength: 8 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
);

interface Edit {
  readonly at: number;
  readonly cut: number;
  readonly put: string;
  /** Where to take a part of the text itself from, to put it here again. */
  readonly from: number;
}

const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  cut: fc.oneof({ weight: 5, arbitrary: fc.nat(6) }, { weight: 1, arbitrary: fc.nat(200) }),
  put: fc.oneof({ weight: 60, arbitrary: piece }, { weight: 1, arbitrary: fc.constantFrom(...heaps) }),
  from: fc.oneof(
    { weight: 4, arbitrary: fc.constant(-1) },
    { weight: 1, arbitrary: fc.double({ min: 0, max: 1, noNaN: true }) },
  ),
});

function edited(text: string, edits: readonly Edit[]): string {
  let made = text;
  for (const { at, cut, put, from } of edits) {
    const place = Math.floor(at * made.length);
    const start = Math.floor(from * made.length);
    const again = from < 0 ? '' : made.slice(start, start + 40);
    made = made.slice(0, place) + put + again + made.slice(place + cut);
  }
  return made;
}

/** One of the samples, edited in a few places; now and then nothing but pieces. */
export const foreignText = (samples: readonly string[]): fc.Arbitrary<string> =>
  fc.oneof(
    {
      weight: 8,
      arbitrary: fc
        .tuple(fc.constantFrom(...samples), fc.array(edit, { minLength: 1, maxLength: 5 }))
        .map(([sample, edits]) => edited(sample, edits)),
    },
    { weight: 2, arbitrary: fc.array(piece, { maxLength: 30 }).map((parts) => parts.join('')) },
    { weight: 1, arbitrary: fc.constantFrom(...heaps) },
  );

const name = fc.oneof(
  fc.constantFrom(
    ...words('__proto__ constructor toString hasOwnProperty valueOf then a.b a/b 0 -1 ключ'),
    '',
    ' ',
  ),
  fc.string({ maxLength: 6 }),
);

const scalar = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    false,
    0,
    -0,
    1,
    -1,
    2 ** 53 + 2,
    1e308,
    '',
    '0',
    'null',
    '{}',
    '[]',
    '\u0000',
  ),
  fc.constantFrom<unknown>(...pieces),
  fc.string({ maxLength: 12 }),
  fc.double({ noDefaultInfinity: true, noNaN: true }),
);

/** JSON as it comes over the wire: `__proto__` is a key like any other. */
export const foreignJson: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    scalar,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.array(fc.tuple(name, tie('value')), { maxLength: 5 }).map(objectOf),
  ),
})).value;

/** As JSON.parse makes it: a key named `__proto__` is an own one. */
function objectOf(members: readonly (readonly [string, unknown])[]): object {
  const made = {};
  for (const [key, value] of members)
    Object.defineProperty(made, key, { value, enumerable: true, configurable: true, writable: true });
  return made;
}

export const deepJson = (levels: number, kind: 'list' | 'object' = 'list'): unknown =>
  JSON.parse(
    kind === 'list'
      ? '['.repeat(levels) + ']'.repeat(levels)
      : `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`,
  );

/**
 * A sample with some of its members, at any depth, replaced by foreign JSON, left out, or doubled under other names.
 */
export const foreignLike = (samples: readonly unknown[]): fc.Arbitrary<unknown> =>
  fc
    .tuple(
      fc.constantFrom(...samples),
      fc.array(
        fc.record({
          at: fc.nat(10_000),
          how: fc.constantFrom('replace', 'leave out', 'rename', 'deepen' as const),
          by: foreignJson,
          name,
          levels: fc.constantFrom(5, 200, 12_000),
        }),
        { minLength: 1, maxLength: 3 },
      ),
    )
    .map(([sample, changes]) => changes.reduce<unknown>((value, change) => changedAt(value, change), sample));

interface Change {
  readonly at: number;
  readonly how: string;
  readonly by: unknown;
  readonly name: string;
  readonly levels: number;
}

/** Changes the member with that number, counted round through all of them. */
function changedAt(sample: unknown, { at, how, by, name: key, levels }: Change): unknown {
  const places: { holder: object; key: string }[] = [];
  const copy = structuredCloneOf(sample, places);
  const place = places[at % Math.max(1, places.length)];
  if (!place) return by;
  const holder = place.holder as Record<string, unknown>;
  // Most changes to nearly all samples should leave something that is read to its end.
  if (how === 'replace') holder[place.key] = by;
  else if (how === 'deepen')
    holder[place.key] = at % 40 === 0 ? deepJson(levels, at % 80 === 0 ? 'list' : 'object') : [by];
  else {
    const value = holder[place.key];
    delete holder[place.key];
    if (how === 'rename' && !Array.isArray(holder))
      Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
  }
  return copy;
}

function structuredCloneOf(value: unknown, places: { holder: object; key: string }[]): unknown {
  if (typeof value !== 'object' || value === null || places.length > 400) return value;
  const copy: object = Array.isArray(value) ? [] : {};
  for (const [key, member] of Object.entries(value)) {
    places.push({ holder: copy, key });
    Object.defineProperty(copy, key, {
      value: structuredCloneOf(member, places),
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
  return copy;
}

const prototypes = [Object.prototype, Array.prototype, Function.prototype, String.prototype, Map.prototype];
const before = prototypes.map((prototype) => Reflect.ownKeys(prototype).length);

/** Throws if something has been written to what all objects inherit. */
function mustBeClean(): void {
  for (const [index, prototype] of prototypes.entries())
    if (Reflect.ownKeys(prototype).length !== before[index])
      throw new Error(`a prototype was changed: ${Reflect.ownKeys(prototype).map(String).slice(-1)}`);
}

interface Trial<Input> {
  readonly input: fc.Arbitrary<Input>;
  readonly runs: number;
  /** What may be thrown at bad input; whatever else is thrown is a crash. */
  readonly throws?: readonly (abstract new (
    ...given: never[]
  ) => Error)[];
  parse(input: Input): unknown;
}

/** Hands so many inputs to a parser. The seed is fixed, so that what fails once fails again. */
export async function fuzzed<Input>({ input, runs, throws = [], parse }: Trial<Input>): Promise<void> {
  await fc.assert(
    fc.asyncProperty(input, async (given) => {
      try {
        await parse(given);
      } catch (error) {
        if (!throws.some((kind) => error instanceof kind)) throw error;
      }
      mustBeClean();
    }),
    { numRuns: runs, seed: 23, endOnFailure: true },
  );
}
