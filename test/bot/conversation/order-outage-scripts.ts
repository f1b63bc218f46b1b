import type { OrderStart } from './order-script.ts';
import type { Script } from './script.ts';

/** An act on an order while one of the systems is down: told in words, and nothing of it done. */
export interface OutageScript extends Script {
  /** Absent where the act is to make one. */
  readonly order?: OrderStart;
  /** Called out with the order when it is where the act begins, before the system goes down. */
  readonly ready: Script['steps'];
  /** Once the system is back: what was filled in is still of use. */
  readonly again?: Script['steps'];
  /** What everybody in it speaks. */
  readonly language?: 'deutsch';
}

const down = /Supply Chain Management (does not answer|has not answered since \d\d:\d\d)\./;
const stumm = /Supply Chain Management antwortet (seit \d\d:\d\d )?nicht\./;
const fieldServiceDown = /Field Service (does not answer|has not answered since \d\d:\d\d)\./;
const fieldServiceStumm = /Field Service antwortet (seit \d\d:\d\d )?nicht\./;

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
    ready: [{ as: 'megan', says: 'approve {order}', sees: ['{order} is waiting for your decision'] }],
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
    ready: [{ says: 'receive {order}', sees: ['What has arrived for purchase order {order}?'] }],
    steps: [{ presses: 'Post receipt', with: { receipt: 'DN-OUT', now1: '1' }, told: down, sees: ['[Post receipt]'] }],
  },
  {
    title: 'cancelling says so, and nothing is cancelled',
    order: { lines: '1 P-110' },
    ready: [{ says: 'cancel {order}', sees: ['[Cancel order]'] }],
    steps: [{ presses: 'Cancel order', sees: [down] }],
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
    steps: [{ presses: 'Bestellung stornieren', sees: [stumm] }],
  },
  {
    title: 'Genehmigen sagt es, und die Bestellung wartet weiter',
    language: 'deutsch',
    order: { lines: '1 P-110', stage: 'inReview' },
    ready: [{ as: 'megan', says: 'genehmige {order}', sees: ['{order} wartet auf Ihre Entscheidung'] }],
    steps: [{ as: 'megan', presses: 'Genehmigen', sees: [stumm, '[Genehmigen]'] }],
  },
  {
    title: 'Bestätigen sagt es, und die Bestellung bleibt genehmigt',
    language: 'deutsch',
    order: { lines: '1 P-110', stage: 'approved' },
    ready: [{ as: 'megan', says: 'bestätige {order}', sees: ['Diese Bestellung bestätigen?'] }],
    steps: [{ as: 'megan', presses: 'Bestätigen', sees: [stumm] }],
  },
  {
    title: 'der Wareneingang sagt es, und nichts geht ein',
    language: 'deutsch',
    order: { lines: '1 P-110', stage: 'confirmed' },
    ready: [{ says: 'Wareneingang für {order}', sees: ['Was ist zu Bestellung {order} eingegangen?'] }],
    steps: [
      {
        presses: 'Wareneingang buchen',
        with: { receipt: 'LS-AUS', now1: '1' },
        told: stumm,
        sees: ['[Wareneingang buchen]'],
      },
    ],
  },
  {
    title: 'Ändern sagt es, und keine Position ändert sich',
    language: 'deutsch',
    order: { lines: '1 P-110' },
    ready: [{ says: 'mach Position 1 von {order} 7 Stück', sees: ['1 ea → 7 ea'] }],
    steps: [{ presses: 'Speichern', sees: [stumm, /^7$/m, '[Weiter]'] }],
  },
];

/** Acts of somebody with Field Service while it is down. */
export const fieldServiceScripts: readonly OutageScript[] = [
  {
    title: 'creating says so, and the form stays filled in until it is back',
    ready: [{ says: 'order 3 P-110 from US-101 to warehouse SEA-01', sees: ['Create this purchase order?'] }],
    steps: [{ presses: 'Create', sees: [fieldServiceDown, /^3$/m, 'SEA-01', '[Continue]'] }],
    again: [
      { presses: 'Continue', sees: ['Create this purchase order?'] },
      { presses: 'Create', sees: ['Approval: Draft'], keeps: { order: /Purchase order (PO-\d+)/ } },
    ],
  },
  {
    title: 'receiving says so, and the receipt is posted from the same form once it is back',
    order: { lines: '1 P-110', stage: 'confirmed' },
    ready: [{ says: 'receive {order}', sees: ['What has arrived for purchase order {order}?'] }],
    steps: [
      {
        presses: 'Post receipt',
        with: { receipt: 'DN-FS', now1: '1' },
        told: fieldServiceDown,
        sees: ['[Post receipt]'],
      },
    ],
    again: [{ presses: 'Post receipt', with: { receipt: 'DN-FS', now1: '1' }, sees: ['Received'] }],
  },
  {
    title: 'Anlegen sagt es, und das Formular bleibt ausgefüllt, bis es wieder da ist',
    language: 'deutsch',
    ready: [{ says: 'bestelle 3 P-110 bei US-101 an Lager SEA-01', sees: ['Diese Bestellung anlegen?'] }],
    steps: [{ presses: 'Anlegen', sees: [fieldServiceStumm, /^3$/m, 'SEA-01', '[Weiter]'] }],
    again: [
      { presses: 'Weiter', sees: ['Diese Bestellung anlegen?'] },
      {
        presses: 'Anlegen',
        sees: ['In Field Service und in Supply Chain Management gespeichert'],
        keeps: { order: /Bestellung (PO-\d+)/ },
      },
    ],
  },
  {
    title: 'der Wareneingang sagt es und wird aus demselben Formular gebucht, sobald es wieder da ist',
    language: 'deutsch',
    order: { lines: '1 P-110', stage: 'confirmed' },
    ready: [{ says: 'Wareneingang für {order}', sees: ['Was ist zu Bestellung {order} eingegangen?'] }],
    steps: [
      {
        presses: 'Wareneingang buchen',
        with: { receipt: 'LS-FS', now1: '1' },
        told: fieldServiceStumm,
        sees: ['[Wareneingang buchen]'],
      },
    ],
    again: [
      {
        presses: 'Wareneingang buchen',
        with: { receipt: 'LS-FS', now1: '1' },
        sees: ['Der Wareneingang ist in Supply Chain Management gebucht'],
      },
    ],
  },
];
