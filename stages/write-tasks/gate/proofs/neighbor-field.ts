// neighbor_field: the answer adds the value of one field under the name of another.
import { isObject } from '../../../../pipeline/json/json-schema.ts';
import type { Json } from '../../../../schemas/json.ts';
import { numbersIn } from '../../../evidence.ts';
import { nameInWords } from '../../../values-in-words.ts';
import type { Proof, ProofScene } from '../proof.ts';
import { withLastAnswer } from '../records.ts';

/** Smaller numbers may be said of a field by chance. */
const smallest = 20;

export const neighborField: Proof = {
  name: 'neighbor_field',
  expects: 'fail',
  play(scene) {
    const { oracle, random, task } = scene;
    // The fields of a calculation are not those of a record: proofs of their own change what is told of them.
    if (task.mathematics) return undefined;
    const numbers = random.shuffle(numbersOfLastRow(scene));
    const [wrong] = numbers.flatMap(({ name }) =>
      numbers.flatMap((other) =>
        other.name === name || isGiven(scene, name, other.value) ? [] : [{ name, value: other.value }],
      ),
    );
    if (!wrong) return undefined;
    return withLastAnswer(oracle, (answer) => `${answer} The ${nameInWords(wrong.name)} is ${wrong.value}.`);
  },
};

/** Whether a result gives the number for the field: another row may have it. */
const isGiven = ({ oracle }: ProofScene, field: string, number: number): boolean =>
  oracle.steps.some(({ result }) => holdsMember(result.value, field, number));

function holdsMember(value: Json, field: string, number: number): boolean {
  if (Array.isArray(value)) return value.some((item) => holdsMember(item, field, number));
  if (!isObject(value)) return false;
  return value[field] === number || Object.values(value).some((member) => holdsMember(member, field, number));
}

/** Numbers of the row that the last call returned, all different. */
function numbersOfLastRow({ oracle }: ProofScene): { name: string; value: number }[] {
  const { result } = oracle.steps.at(-1) ?? {};
  if (!result?.ok || !isObject(result.value)) return [];
  const said = oracle.messages.filter(({ role }) => role === 'user').map(({ content }) => content);
  const asked = numbersIn(said.join('\n')); // of what the user has said, anything may be said again
  const numbers = Object.entries(result.value).flatMap(([name, value]) =>
    typeof value === 'number' && value >= smallest && !asked.includes(value) ? [{ name, value }] : [],
  );
  return numbers.filter(({ value }, at) => numbers.findIndex((other) => other.value === value) === at);
}
