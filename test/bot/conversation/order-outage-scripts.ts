import type { OrderStart } from './order-script.ts';
import type { Script } from './script.ts';

/** An act on an order while one of the systems is down: told in words, and nothing of it done. */
export interface OutageScript extends Script {
  readonly order: OrderStart;
  /** Called out with the order when it is where the act begins, before the system goes down. */
  readonly ready: Script['steps'];
  readonly language?: 'deutsch';
}

const down = /Supply Chain Management does not answer( since \d\d:\d\d)?\./;
const stumm = /Supply Chain Management antwortet (seit \d\d:\d\d )?nicht\./;

/** Every act on an order while Supply Chain Management is down. */
export const outageScripts: readonly OutageScript[] = [
  {
    title: 'submitting says so, and the order stays a draft',
    order: { lines: '1 P-110' },
    ready: [{ says: 'submit {order}', sees: ['Submit this order for approval?'] }],
    steps: [{ presses: 'Submit', sees: [down] }],
  },
  {
    title: 'approving says so, and the order waits on',
    order: { lines: '1 P-110', stage: 'inReview' },
    ready: [{ as: 'megan', says: 'approve {order}', sees: ['{order} waits for your decision'] }],
    steps: [{ as: 'megan', presses: 'Approve', sees: [down, '[Approve]'] }],
  },
  {
    title: 'confirming says so, and the order stays approved',
    order: { lines: '1 P-110', stage: 'approved' },
    ready: [{ as: 'megan', says: 'confirm {order}', sees: ['Confirm this order?'] }],
    steps: [{ as: 'megan', presses: 'Confirm', sees: [down] }],
  },
  {
    title: 'receiving says so, and nothing is received',
    order: { lines: '1 P-110', stage: 'confirmed' },
    ready: [{ says: 'receive {order}', sees: ['What arrived of purchase order {order}?'] }],
    steps: [{ presses: 'Post receipt', with: { receipt: 'DN-OUT', now1: '1' }, told: down, sees: ['[Post receipt]'] }],
  },
  {
    title: 'cancelling says so, and nothing is cancelled',
    order: { lines: '1 P-110' },
    ready: [{ says: 'cancel {order}', sees: ['[Cancel it]'] }],
    steps: [{ presses: 'Cancel it', sees: [down] }],
  },
  {
    title: 'changing says so, and no line changes',
    order: { lines: '1 P-110' },
    ready: [{ says: 'make line 1 of {order} 7 pieces', sees: ['Line 1, quantity: 1 ea → 7 ea'] }],
    steps: [{ presses: 'Save', sees: [down, /^7$/m, '[Continue]'] }],
  },
  {
    title: 'Einreichen sagt es, und die Bestellung bleibt ein Entwurf',
    language: 'deutsch',
    order: { lines: '1 P-110' },
    ready: [{ says: 'reiche {order} ein', sees: ['[Einreichen]'] }],
    steps: [{ presses: 'Einreichen', sees: [stumm] }],
  },
  {
    title: 'Stornieren sagt es, und nichts wird storniert',
    language: 'deutsch',
    order: { lines: '1 P-110' },
    ready: [{ says: 'storniere {order}', sees: ['Bestellung {order} stornieren?'] }],
    steps: [{ presses: 'Stornieren', sees: [stumm] }],
  },
];
