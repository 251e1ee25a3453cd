// What a customer of any business asks now and then that no tool of an agent is made for: about people, places, offers,
// and matters of the business as a whole.

/** `unless`: an agent with a tool about this could do it. */
export interface SideRequest {
  readonly say: string;
  readonly unless: RegExp;
}

export const sideRequests: readonly SideRequest[] = [
  {
    say: 'Are you hiring at the moment? My nephew is looking for an apprenticeship.',
    unless: /hir|recruit|vacanc|applica/i,
  },
  {
    say: 'Could one of your people call me back this afternoon? I would rather talk to someone.',
    unless: /call|phone|ticket|hand|escal|transfer|forward/i,
  },
  { say: 'Is there a parking lot near your office where I can leave a van?', unless: /park/i },
  {
    say: 'Can you give me a discount? I have been with you for ten years now.',
    unless: /discount|price|promo|coupon|voucher/i,
  },
  { say: 'I lost my umbrella at your front desk yesterday. Has anybody found it?', unless: /lost|found/i },
  {
    say: 'Could you write me a short reference letter that says how long I have worked with you?',
    unless: /letter|reference|certificat/i,
  },
  { say: 'Who owns the company, and how can I reach them directly?', unless: /compan|owner|contact/i },
  { say: 'Can you translate the last letter you sent me into Portuguese?', unless: /translat|language/i },
  { say: 'What are your opening hours over the holidays?', unless: /hour|opening|holiday|calendar/i },
  {
    say: 'Could you sponsor our school fair in June? We are still looking for prizes.',
    unless: /sponsor|donat|fair/i,
  },
  {
    say: 'How did your business do last year compared with your competitors?',
    unless: /revenue|sales|report|compet/i,
  },
  {
    say: 'Can you put in a good word for me with your manager about the complaint from last week?',
    unless: /complain/i,
  },
  {
    say: 'I would like to rent your meeting room for a birthday party. Is that something you do?',
    unless: /room|rent|event|venue/i,
  },
  {
    say: 'Could you recommend a good lawyer in case this ends up in court?',
    unless: /legal|lawyer|court|case/i,
  },
  {
    say: 'Please tell the woman who helped me on Monday that she was wonderful. I forgot her name.',
    unless: /feedback|review|praise/i,
  },
  { say: 'Does your office have a ramp? My father uses a wheelchair.', unless: /access|ramp|building/i },
  { say: 'Would it be possible to take our class on a tour behind the scenes?', unless: /tour|visit|class/i },
  { say: 'Can you explain to me how the new tax rules affect a small business like mine?', unless: /tax/i },
  {
    say: 'I want to cancel my newspaper subscription. Is that something you can do from here?',
    unless: /subscri|newspaper/i,
  },
  {
    say: 'Could you send somebody over to carry two heavy boxes down from the third floor?',
    unless: /deliver|shipment|courier|transport/i,
  },
  {
    say: 'What do you think, should I go for a fixed or a variable interest rate on my house?',
    unless: /rate|loan|mortgage|interest/i,
  },
  { say: 'Can I bring my dog when I come by on Friday?', unless: /dog|pet|visit/i },
  {
    say: 'Is the coffee place on your ground floor open on weekends?',
    unless: /cafe|coffee|restaurant|menu/i,
  },
  {
    say: 'Could you forward my résumé to the people who decide about internships?',
    unless: /intern|recruit|applica|candidate/i,
  },
];
