// Operations of the process quotes.
import type { Operation } from '../operation.ts';
import { acceptQuote, checkQuote, compareQuotes } from './deciding.ts';
import { estimatePrice, requestQuote, reviseQuote } from './quoting.ts';

export const quoteOperations: readonly Operation[] = [
  estimatePrice,
  requestQuote,
  reviseQuote,
  acceptQuote,
  checkQuote,
  compareQuotes,
];
