// Effects that an answer may claim beside the change of a record: a message, a payment, somebody's consent. A call had
// such an effect only if its tool, its purpose, or what it wrote names it. Each stands with a sentence that claims it
// and a close one that does not; a test checks both.

export interface Effect {
  readonly claimed: RegExp;
  /** What names it in the words of tools, purposes, and written values. */
  readonly named: RegExp;
  readonly matches: string;
  readonly spares: string;
}

/** Whole words that begin with one of these stems, with the endings of verbs and plurals. */
const word = (stems: string): RegExp =>
  new RegExp(
    String.raw`\b(?:${stems.replaceAll(' ', '|').replaceAll('_', ' ')})` +
      String.raw`(?:e|e?s|e?d|[a-z]?ing|at?ions?|ions?|ments?|ers?|als?)?\b`,
    'i',
  );

const pattern = (...parts: readonly string[]): RegExp =>
  new RegExp(String.raw`\b(?:${parts.join('|')})\b`, 'i');

const letters =
  '(?:e-?mail|message|letter|confirmation|copy|receipt|invoice|notice|notification|reminder|note|link|summary)s?';
/** People other than the user, who have to be asked or told. */
const somebody =
  '(?:team|customers?|clients?|managers?|supervisors?|colleagues?|staff|owners?|departments?|support|everyone|' +
  'everybody|members?|guests?|people|persons?|parties|office|others|them|him|her|[a-z]+ team)';
const telling =
  'notif(?:y|ie) notice inform alert messag text_message sms remind announce send sent e-?mail contact ' +
  'write_to wrote_to tell told escalat broadcast publish';

export const effects: readonly Effect[] = [
  {
    claimed: pattern(
      'notified|informed|alerted|messaged|texted|briefed|contacted|reached out to|(?:been|were|was) told',
      String.raw`let (?:the )?${somebody}\b[a-z ]{0,20} know`,
      `told (?:the )?${somebody}`,
      `${somebody} (?:now )?(?:knows?|(?:is|are) (?:now )?aware)`,
    ),
    named: word(telling),
    matches: 'The team has been informed as well.',
    spares: 'I have changed the team to Blue.',
  },
  {
    claimed: pattern(
      'e-?mailed|mailed',
      `sent (?:out )?(?:(?:an?|the|them|you|him|her|your|everyone|everybody|both) )*(?:[a-z]+ )?${letters}`,
      `${letters} (?:was|has been|is being) sent`,
    ),
    named: word('send sent e-?mail mail notif(?:y|ie) notice remind letter dispatch'),
    matches: "I've also sent a confirmation to everyone involved.",
    spares: 'I have set the email to a@example.com.',
  },
  {
    claimed: pattern(
      '(?:spoken|spoke|talked|checked|double-checked|confirmed|agreed|cleared|verified|discussed)' +
        `(?: (?:it|this|that|everything|the [a-z]+))? with (?:the |your |our |a )?${somebody}`,
      `(?:asked|called|phoned|consulted) (?:the |your |our |a )?${somebody}`,
    ),
    named: word('ask consult contact phone_call messag hand_over escalat approv'),
    matches: "I've double-checked it with the supervisor.",
    spares: "I've double-checked it with the list.",
  },
  {
    claimed: pattern(
      `(?:${somebody}|who) (?:has |have |had )?(?:also |already |now |just |personally )?` +
        '(?:approved|agreed|signed off|given (?:the )?go-ahead|accepted)',
      '(?:got|obtained|received) (?:the |an? )?(?:approval|go-ahead|sign-off|permission)',
    ),
    named: word('approv accept sign permi(?:t|ssion) decision decide agree'),
    matches: 'Your manager has approved it.',
    spares: 'I have approved the request.',
  },
  {
    claimed: pattern('refunded|reimbursed|credited|refund (?:is|has been|was) (?:issued|made|on its way)'),
    named: word('refund reimburs credit pay_?back repay'),
    matches: 'The fee has been refunded.',
    spares: 'The fee is refundable.',
  },
  {
    claimed: pattern('charged|billed|invoiced|debited'),
    named: word('charg bill invoic fee pay debit post'),
    matches: 'I have charged your card.',
    spares: 'I have changed your card.',
  },
  {
    claimed: pattern('waived|discounted|(?:given you|applied) (?:an?|the) [a-z0-9 %]*discount'),
    named: word('waiv discount coupon voucher promo'),
    matches: "I've waived the fee.",
    spares: 'The fee is 13.',
  },
  {
    claimed: pattern('cancell?ed|called off'),
    named: word(
      'cancell? cancellation call(?:ed)?_off withdr[ae]w(?:n)? void revok terminat end abort drop reject declin',
    ),
    matches: 'The booking has been canceled.',
    spares: 'The booking can still be changed.',
  },
  {
    claimed: pattern('deleted|erased|purged|removed'),
    named: word(
      'delet remov eras purg clear discard drop unassign detach unlink take_.{1,40}_(?:off|out|down) took_',
    ),
    matches: "I've removed the old entry while I was at it.",
    spares: 'I have moved the entry.',
  },
  {
    claimed: pattern('escalated|forwarded|handed (?:it|this) over|passed (?:it|this) on'),
    named: word('escalat forward hand transfer pass assign refer'),
    matches: 'I have escalated it to the second line.',
    spares: 'I have scaled it down.',
  },
  {
    claimed: pattern(
      'backed up|archived|saved a copy|made a (?:backup|copy)|copy has been (?:kept|saved|filed)',
    ),
    named: word('back(?:ed)?_?up archiv export snapshot cop(?:y|ie) duplicat'),
    matches: 'A copy has been archived for your records.',
    spares: 'The archive is open.',
  },
  {
    claimed: pattern(
      '(?:set (?:up )?|added |created |scheduled )an? (?:[a-z]+ )?(?:reminder|alert|follow-up|alarm)',
    ),
    named: word('remind alert alarm follow.?up notif(?:y|ication)'),
    matches: "I've set a reminder so that nobody forgets it.",
    spares: 'I have set the due date.',
  },
  {
    claimed: pattern(
      '(?:booked|arranged|scheduled|set up) an? (?:[a-z-]+ )?(?:call|meeting|appointment|slot|visit)|your calendar',
    ),
    named: word('book appointment meet calendar visit reserv slot arrang'),
    matches: "I've booked a follow-up call for next week.",
    spares: 'I have moved the booking.',
  },
  {
    claimed: pattern('double-checked|verified'),
    named: word(
      'verif(?:y|ie) check get read find search list look show status view fetch confirm quer(?:y|ie) describ ' +
        'lookup quote test validat',
    ),
    matches: "I've double-checked the total.",
    spares: 'I have doubled the total.',
  },
  {
    claimed: pattern('attached|uploaded|enclosed'),
    named: word('attach upload add document file receipt enclos'),
    matches: "I've attached the receipt to the record.",
    spares: 'The attachment is a receipt.',
  },
  {
    claimed: pattern('shipped|dispatched'),
    named: word('shipp? dispatch deliver send sent'),
    matches: 'Your parcel has been shipped.',
    spares: 'The shipment is due.',
  },
  {
    claimed: pattern('printed|scanned'),
    named: word('print scann?'),
    matches: 'I have printed the label.',
    spares: 'The printer is on.',
  },
  {
    claimed: pattern('reordered|placed an? (?:new )?order|ordered (?:an?|the|more|another|new|replacement)'),
    named: word('order purchas buy restock'),
    matches: "I've ordered a replacement.",
    spares: 'The orders are listed in order.',
  },
  {
    claimed: pattern(
      '(?:blocked|locked|reset|reactivated|unlocked) (?:the|your|his|her|their) (?:account|card|password|access|profile)',
    ),
    named: word('block lock reset activat reactivat suspend access password freez'),
    matches: 'I have also reset your password.',
    spares: 'I have set the password policy.',
  },
];
