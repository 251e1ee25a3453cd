// Proofs of problems of mathematics: a value with the other sign, or with a figure rounded on the way, must fail; the
// same value in another form must pass.

import { tells } from '../../../evidence.ts';
import { mathValueOf } from '../../../mathematics/values.ts';
import { literalPattern } from '../../../pattern-text.ts';
import { roundsEarly } from '../../../simulate/vices/mathematics.ts';
import type { Proof, ProofScene } from '../proof.ts';
import { answersIn, withAnswers } from '../records.ts';

const told = ({ task }: ProofScene) => task.mathematics?.answers ?? [];

/** As an answer of the procedure writes a value. */
const writtenAs = (value: string | number): string[] =>
  typeof value === 'number'
    ? [String(value), value.toLocaleString('en-US', { maximumFractionDigits: 10 })]
    : [value];

/** wrong_sign: "-$12.50" for "$12.50". */
export const wrongSign: Proof = {
  name: 'wrong_sign',
  expects: 'fail',
  code: 'wrong sign',
  play(scene) {
    for (const { name, value } of scene.random.shuffle(told(scene))) {
      const form = typeof value === 'number' ? 'number' : mathValueOf(value)?.form;
      const isSigned = form === 'number' || form === 'money' || form === 'quantity' || form === 'percent';
      if (!isSigned || Number(value) === 0 || String(value).includes('/')) continue;
      const played = withAnswers(scene.oracle, (answer) =>
        writtenAs(value).reduce(
          (text, written) => text.replaceAll(wholeOf(written), negated(written)),
          answer,
        ),
      );
      if (!tells(answersIn(played), name, value)) return played;
    }
    return undefined;
  },
};

const wholeOf = (written: string): RegExp =>
  new RegExp(`(?<![\\w.,$€£-])${literalPattern(written)}(?![\\w]|[.,]\\d)`, 'g');

const negated = (written: string): string => (written.startsWith('-') ? written.slice(1) : `-${written}`);

/** rounds_early: undefined where the rounding does not show in what is told. */
export const roundedEarly: Proof = {
  name: roundsEarly.name,
  expects: 'fail',
  async play(scene) {
    const { task, ground, script, random, play } = scene;
    const spoiled = roundsEarly.spoil(script, { task, agent: ground.agent, random });
    const played = spoiled && (await play(spoiled));
    const said = played && answersIn(played);
    const isTheSame = said !== undefined && told(scene).every(({ name, value }) => tells(said, name, value));
    return isTheSame ? undefined : played;
  },
};

const otherForms: readonly (readonly [form: RegExp, other: string])[] = [
  [/\$([\d,]+(?:\.\d+)?)/g, '$1 dollars'],
  [/€([\d,]+(?:\.\d+)?)/g, '$1 euros'],
  [/(?<=\d)%/g, ' percent'],
  [/(?<=\d) m²/g, ' square meters'],
  [/(?<=\d) cm³/g, ' cubic centimeters'],
  [/(?<=\d) km\/h/g, ' kilometers per hour'],
  [/(?<=\d) m(?![\w²³/])/g, ' meters'],
  [/(?<=\d) mg(?!\w)/g, ' milligrams'],
];

/** other_form: "12.5 percent" for "12.5%". */
export const otherForm: Proof = {
  name: 'other_form',
  expects: 'pass',
  play(scene) {
    if (told(scene).length === 0) return undefined;
    const change = (answer: string): string =>
      otherForms.reduce((text, [form, other]) => text.replaceAll(form, other), answer);
    const played = withAnswers(scene.oracle, change);
    return answersIn(played) === answersIn(scene.oracle) ? undefined : played;
  },
};
