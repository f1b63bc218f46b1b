/** What the data of clicks has in common. */
import { z } from 'zod';
import { anyChoice } from '../conversation/picking.ts';

/** Neither system takes control characters in a key. */
const printable = /^\P{Cc}*$/u;

/** A key, or a part of one, that may be empty: the company of a record of no company. */
export const keyOrNone = z.string().regex(printable);

/** A key, or a part of one. */
export const key = keyOrNone.min(1);

/** What was picked of a list whose first entry stands for any; null for that one. */
export const picked = z
  .string()
  .max(100)
  .default(anyChoice)
  .transform((value) => (value === anyChoice || value === '' ? null : value));
