// JavaScript functions as entries of a module's table, which is where C looks for the functions that it calls
// back. A table takes functions of WebAssembly alone, so each goes through a module that imports and exports it.

/** Types of WebAssembly; an i64 arrives as a bigint. */
export type ValueType = 'i32' | 'i64';

const codes = { i32: 0x7f, i64: 0x7e } as const satisfies Record<ValueType, number>;
const functionType = 0x60;
const header = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00]; // "\0asm", version 1
/** Names of the import and of the export: one letter, with its length before it. */
const [moduleName, functionName] = [
  [1, 0x6d],
  [1, 0x66],
];

const section = (id: number, content: readonly number[]): number[] => [id, content.length, ...content];

export interface Signature {
  readonly parameters: readonly ValueType[];
  readonly results: readonly ValueType[];
}

/** The address under which C calls the function. */
export function addressOf(
  table: WebAssembly.Table,
  { parameters, results }: Signature,
  call: (...given: never[]) => unknown,
): number {
  const type = [functionType, ...[parameters, results].flatMap((each) => [each.length, ...each.map(codeOf)])];
  const bytes = [
    ...header,
    ...section(1, [1, ...type]),
    ...section(2, [1, ...moduleName, ...functionName, 0x00, 0]), // import function m.f of type 0
    ...section(7, [1, ...functionName, 0x00, 0]), // export function 0 as f
  ];
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(Uint8Array.from(bytes)), {
    m: { f: call },
  });
  const address = table.grow(1);
  table.set(address, exports.f);
  return address;
}

const codeOf = (type: ValueType): number => codes[type];
