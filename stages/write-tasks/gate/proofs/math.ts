// Proofs of problems of mathematics: a value with the other sign, or with a figure rounded on the way, must fail; the
// same value in another form must pass.

import { sentencesOf, tells } from '../../../evidence.ts';
import { mathValueOf } from '../../../mathematics/values.ts';
import { literalPattern } from '../../../pattern-text.ts';
import { shown } from '../../../simulate/answers/mathematics.ts';
import { roundsEarly } from '../../../simulate/vices/mathematics.ts';
import type { Proof, ProofScene } from '../proof.ts';
import { answersIn, withAnswers } from '../records.ts';

const told = ({ task }: ProofScene) => task.mathematics?.answers ?? [];

/** wrong_sign: "-$12.50" for "$12.50". */
export const wrongSign: Proof = {
  name: 'wrong_sign',
  expects: 'fail',
  code: 'wrong sign',
  play(scene) {
    for (const { name, value, decimals } of scene.random.shuffle(told(scene))) {
      const form = typeof value === 'number' ? 'number' : mathValueOf(value)?.form;
      const isSigned = form === 'number' || form === 'money' || form === 'quantity' || form === 'percent';
      if (!isSigned || Number(value) === 0 || String(value).includes('/')) continue;
      const written = shown(value, decimals);
      const played = withAnswers(scene.oracle, (answer) =>
        answer.replaceAll(wholeOf(written), negated(written)),
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

/** fewer_decimals: "96%" for "96.0%". */
export const fewerDecimals: Proof = {
  name: 'fewer_decimals',
  expects: 'fail',
  code: 'wrong rounding',
  play(scene) {
    if (!told(scene).some(({ decimals }) => decimals !== undefined)) return undefined;
    const short = (answer: string): string => answer.replaceAll(/(?<=\d)\.0+(?![\d])/g, '');
    const played = withAnswers(scene.oracle, short);
    return answersIn(played) === answersIn(scene.oracle) ? undefined : played;
  },
};

/** wrong_choice: the other project is called the better one. */
export const wrongChoice: Proof = {
  name: 'wrong_choice',
  expects: 'fail',
  code: 'wrong choice',
  play(scene) {
    const choice = told(scene).find(({ among }) => among !== undefined);
    const other = choice?.among?.find((each) => each !== choice.value);
    if (!choice || other === undefined) return undefined;
    return withAnswers(scene.oracle, (answer) =>
      sentencesOf(answer)
        .map((sentence) =>
          sentence.includes(choice.name) ? sentence.replace(String(choice.value), () => other) : sentence,
        )
        .join(' '),
    );
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
