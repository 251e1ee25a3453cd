import { calls, done, extension, play, question, rightPlay, says, user } from '../../../support/plays.ts';
import type { RuleTable } from '../../../support/rule-table.ts';

const inGerman = question(
  'Bitte verlängern Sie die Ausleihe LN-1001 bis zum 28. März, wenn das noch möglich ist.',
);

export const table: RuleTable = {
  fires: {
    'sentences of a turn begin small and end nowhere': {
      play: play([
        user('one. please note Please about that. exactly out delete again. is of "joined in 2019" me Hi,'),
        done,
      ]),
      findings: [{ message: 2, evidence: ['begin'], blame: 'user' }],
    },
    'a sentence of the answer is in another language': {
      play: play([
        calls(extension),
        says('I have extended the loan. El préstamo vence el 28 de marzo de este año.'),
      ]),
      findings: [{ message: 4, evidence: ['English', 'préstamo'], code: 'other language' }],
    },
    'the answer is in English and the user writes German': {
      play: play([calls(extension), says('I have extended the loan for you until the end of the month.')], {
        task: inGerman,
      }),
      findings: [{ message: 4, evidence: ['German'] }],
    },
    'a turn of the user repeats one word': {
      play: play([calls(extension), done, user('loan loan loan loan loan loan'), done]),
      findings: [{ message: 5, evidence: ['loan'], blame: 'user', code: 'not language' }],
    },
    'a turn of the user is a jumble of words': {
      play: play([
        user('The of please loan my and until the that extend a is due the for March it with'),
        done,
      ]),
      findings: [{ message: 2, evidence: ['the of'], blame: 'user' }],
    },
    'a turn of the user lists words without a sentence': {
      play: play([
        user(
          'Granite velvet lantern orbit copper meadow whisper turbine harvest pencil saffron violin glacier ribbon',
        ),
        done,
      ]),
      findings: [{ message: 2, evidence: ['function words'], blame: 'user' }],
    },
    'sentences begin in the middle of others': {
      play: play([user('I would like Please to have What the loan extended until Then March 28.'), done]),
      findings: [{ message: 2, evidence: ['Please'], blame: 'user' }],
    },
    'the words of a user stand in an order that nobody would write': {
      play: play([
        user(
          'in a hurry, me help could loan, due soon. is it, extend thanks on it so LN-1001 yes and until do March.',
        ),
        done,
      ]),
      findings: [{ message: 2, evidence: ['order'], blame: 'user' }],
    },
    'the sentence in another language follows a quotation that ends one': {
      play: play([
        calls(extension),
        says('The note is "Ask Ana." He comprobado los datos y todo está en orden.'),
      ]),
      findings: [{ message: 4, evidence: ['comprobado'], code: 'other language' }],
    },
    'a turn of the user holds what could not be decoded': {
      play: play([user('Extend it, pl\u{fffd}ase.'), done]),
      findings: [{ message: 2, evidence: ['decoded'], blame: 'user' }],
    },
  },
  staysSilent: {
    'a user writes small letters, and a name begins a sentence': play([
      user('hey! Marta now has "Biscuit" for good. pls correct the relation. i owe you one. thx'),
      calls(extension),
      done,
    ]),
    'sentences begin after the signs of headings and lists': play([
      user(
        '# What I need\n* Please extend LN-1001 until March 28.\n* Then tell me what it costs.\n> That is all.',
      ),
      done,
    ]),
    'everything is in English': rightPlay,
    'a user writes without capital letters and in a hurry': play([
      user('hi! im clearing up before i go on vacation. could u pls move loan LN-1001 to march 28? thx'),
      done,
    ]),
    'the answer is in the language of the user': play(
      [calls(extension), says('Ich habe die Ausleihe LN-1001 bis zum 28. März verlängert.')],
      { task: inGerman },
    ),
    'codes of one letter and a number are listed': play([
      user('Which of p1, p2, p3, p4, p5, and p6 is LN-1001, and what is it due for?'),
      done,
    ]),
    'a foreign title is quoted': play([
      calls(extension),
      says('I have extended the loan of "Die Leiden des jungen Werther und andere Briefe" for you.'),
    ]),
    'a name is foreign': play([
      calls(extension),
      says('The loan is for Maria de la Cruz y García in Los Angeles.'),
    ]),
    'the user writes in fragments': play([user('LN-1001, LN-1002, LN-1003: due March 28, all 3, thx'), done]),
  },
};
