import type { Script } from './script.ts';

/** An order of Alex's that Megan is asked to decide on; both have met the bot. */
const submitted: Script['steps'] = [
  { as: 'megan', says: 'hi', sees: ['Hello Megan Bowen.'] },
  { as: 'adele', says: 'hi', sees: ['Hello Adele Vance.'] },
  { says: 'order 5 P-100 from ACME to warehouse 24 by next friday', sees: ['1. 5 × P-100'] },
  { presses: 'Create', sees: ['Purchase order PO-1'] },
  { presses: 'Submit', sees: ['Submitted for approval to Megan Bowen.'], seesNot: ['no message from'] },
];

const eingereicht: Script['steps'] = [
  { as: 'megan', says: 'sprache deutsch', sees: ['Deutsch'] },
  { as: 'adele', says: 'sprache deutsch', sees: ['Deutsch'] },
  { says: 'sprache deutsch', sees: ['Deutsch'] },
  { says: 'bestelle 5 P-100 bei ACME', sees: ['1. 5 × P-100'] },
  { presses: 'Anlegen', sees: ['Bestellung PO-1'] },
  { presses: 'Einreichen', sees: ['Bei Megan Bowen zur Genehmigung eingereicht.'] },
];

export const approvalScripts: readonly Script[] = [
  {
    title: 'shows who decides all that the decision rests on, and sends the order back with what has to change',
    steps: [
      ...submitted,
      {
        as: 'megan',
        waits: true,
        sees: [
          'Purchase order PO-1 is waiting for your decision',
          'V-1001 – ACME Supplies',
          'Approval: In review',
          'Warehouse: 24',
          'Requested delivery: Fri, 4 Dec 2026',
          'Requested by: Alex Wilber',
          'Decide by: Fri, 27 Nov 2026',
          '5 ea at 12.50 USD',
          'Total 62.50 USD',
          '[Request change]',
          'Delegate to',
          'Question to Alex Wilber',
        ],
      },
      {
        as: 'megan',
        presses: 'Request change',
        sees: ['Enter what has to change, then request the change.', '[Approve]'],
      },
      {
        as: 'megan',
        presses: 'Request change',
        with: { change: 'Three are enough' },
        sees: ['Change requested by Megan Bowen at 10:02.', 'Approval: Draft'],
        seesNot: ['[Approve]'],
      },
      {
        waits: true,
        sees: [
          'Megan Bowen requested a change to purchase order PO-1.',
          'Reason: “Three are enough”. It is a draft again',
          'submit it again',
        ],
      },
    ],
  },
  {
    title: 'gives the decision to somebody whom Supply Chain Management accepts, who gets the card',
    steps: [
      ...submitted,
      { as: 'megan', waits: true, sees: ['PO-1 is waiting for your decision'] },
      { as: 'megan', presses: 'Delegate', sees: ['Pick the person to delegate to.', '[Approve]'] },
      {
        as: 'megan',
        presses: 'Delegate',
        with: { delegateTo: 'Adele Vance' },
        sees: ['Delegated to Adele Vance by Megan Bowen at 10:02.', 'Approval: In review'],
        seesNot: ['[Approve]'],
      },
      {
        as: 'adele',
        waits: true,
        sees: ['PO-1 is waiting for your decision', 'Delegated to Adele Vance', '[Approve]'],
      },
      { as: 'adele', presses: 'Approve', sees: ['Approved by Adele Vance at 10:02.'] },
      { waits: true, sees: ['Adele Vance approved purchase order PO-1.'] },
      { as: 'megan', waits: true, sees: ['Approved by Adele Vance at 10:02.', 'Approval: Approved'] },
      {
        says: 'who approved PO-1',
        sees: [
          'PO-1 was approved by Adele Vance at 10:02.',
          'delegated by Megan Bowen, to 000022',
          'submitted by Alex Wilber, on behalf of Alex Wilber',
          'In review → Approved',
        ],
      },
    ],
  },
  {
    title: 'keeps the reason that a sentence gives for what is pressed then',
    steps: [
      ...submitted,
      {
        as: 'megan',
        says: 'reject PO-1 because it is too expensive',
        sees: ['PO-1 is waiting for your decision', 'it is too expensive', '[Reject]'],
      },
      { as: 'megan', presses: 'Reject', sees: ['Rejected by Megan Bowen at 10:02.'] },
      { waits: true, sees: ['Reason: “it is too expensive”.'] },
    ],
  },
  {
    title: 'asks whoever requested the order, and the answer stands on the card of those who decide',
    steps: [
      ...submitted,
      { as: 'megan', waits: true, sees: ['PO-1 is waiting for your decision'] },
      {
        as: 'megan',
        presses: 'Ask',
        with: { question: 'Do we need *five*?' },
        sees: [
          'Question sent to Alex Wilber.',
          'Megan Bowen asks Alex Wilber: Do we need *five*?',
          'No answer yet.',
          '[Approve]',
        ],
      },
      { waits: true, sees: ['Megan Bowen asks about purchase order PO-1', 'Do we need *five*?'] },
      { presses: 'Send', sees: ['Type your answer, then send it.'] },
      {
        presses: 'Send',
        with: { answer: 'Two are for the van' },
        sees: ['Your answer: Two are for the van'],
        seesNot: ['[Send]'],
      },
      {
        as: 'megan',
        waits: true,
        sees: ['Alex Wilber answered your question about purchase order PO-1.', 'Two are for the van'],
      },
      { as: 'megan', says: 'approve PO-1', sees: ['10:02 Alex Wilber: Two are for the van', '[Approve]'] },
      { as: 'megan', presses: 'Ask', with: { question: 'And the rest?' }, sees: ['Alex Wilber: And the rest?'] },
      {
        as: 'megan',
        presses: 'Ask',
        with: { question: 'By when?' },
        sees: ['Two are for the van', 'And the rest?', 'By when?', '[Approve]'],
      },
    ],
  },
  {
    title: 'lists what waits for somebody, and decides on several at once with an outcome for each',
    steps: [
      ...submitted,
      { says: 'order 5000 P-200 from ACME', sees: ['1. 5,000 × P-200'] },
      { presses: 'Create', sees: ['Purchase order PO-2'] },
      { presses: 'Submit', sees: ['Submitted for approval to Megan Bowen.'] },
      {
        as: 'megan',
        says: 'what is waiting for me',
        sees: [
          '2 orders are waiting for your decision',
          'PO-1 – ACME Supplies',
          '62.50 USD',
          '5 ea Pump; for Alex Wilber',
          'PO-2',
          'Decide by Fri, 27 Nov 2026',
          '[Open PO-1]',
        ],
      },
      { as: 'megan', presses: 'Approve selected', sees: ['Select at least one.'] },
      { as: 'megan', presses: 'Reject selected', with: { pick1: 'on' }, sees: ['Enter a reason, then reject.'] },
      {
        as: 'megan',
        presses: 'Approve selected',
        with: { pick1: 'on', pick2: 'on' },
        sees: [
          'PO-1: approved.',
          'PO-2: left as it is. Supply Chain Management says: The amount exceeds your limit.',
          '1 order is waiting for your decision',
        ],
        seesNot: ['[Open PO-1]'],
      },
      {
        as: 'megan',
        presses: 'Reject selected',
        with: { pick1: 'on', reason: 'Too much' },
        sees: ['PO-2: rejected.', 'No order is waiting for your decision.'],
      },
      { waits: true, sees: ['Megan Bowen rejected purchase order PO-2.', 'Reason: “Too much”.'] },
      { as: 'megan', says: 'my approvals', sees: ['No order is waiting for your decision.'] },
      { says: 'waiting for me', sees: ['You have no licence for it'] },
    ],
  },
  {
    title: 'says who is asked while nobody has decided yet',
    steps: [
      ...submitted,
      {
        says: 'history of PO-1',
        sees: [
          'History of PO-1',
          'Nobody has decided on PO-1 yet: in Supply Chain Management it is “In review”.',
          'It is waiting for Megan Bowen.',
        ],
      },
    ],
  },
  {
    title: 'does all of that in German',
    steps: [
      ...eingereicht,
      {
        as: 'megan',
        waits: true,
        sees: [
          'Bestellung PO-1 wartet auf Ihre Entscheidung',
          'Zu entscheiden bis: Fr., 27. Nov. 2026',
          'Frage an Alex Wilber',
        ],
      },
      {
        as: 'megan',
        presses: 'Fragen',
        with: { question: 'Wofür?' },
        sees: ['Die Frage ging an Alex Wilber.', 'Noch keine Antwort.'],
      },
      { waits: true, sees: ['Megan Bowen fragt zu Bestellung PO-1', 'Wofür?'] },
      { presses: 'Senden', with: { answer: 'Fürs Lager' }, sees: ['Ihre Antwort: Fürs Lager'] },
      { as: 'megan', waits: true, sees: ['Alex Wilber hat Ihre Frage zu Bestellung PO-1 beantwortet.'] },
      {
        as: 'megan',
        says: 'was wartet auf mich',
        sees: ['1 Bestellung wartet auf Ihre Entscheidung', '[PO-1 öffnen]'],
      },
      { as: 'megan', presses: 'PO-1 öffnen', sees: ['Alex Wilber: Fürs Lager', '[Delegieren]'] },
      {
        as: 'megan',
        presses: 'Delegieren',
        with: { delegateTo: 'Adele Vance' },
        sees: ['an Adele Vance delegiert.'],
      },
      { as: 'adele', waits: true, sees: ['Bestellung PO-1 wartet auf Ihre Entscheidung'] },
      {
        as: 'adele',
        presses: 'Änderung anfordern',
        with: { change: 'Weniger' },
        sees: ['Adele Vance hat um 10:02 eine Änderung angefordert.'],
      },
      { waits: true, sees: ['Adele Vance hat eine Änderung der Bestellung PO-1 angefordert.', 'Begründung: „Weniger'] },
      {
        says: 'wer hat PO-1 freigegeben',
        sees: ['Über PO-1 hat noch niemand entschieden', 'delegiert von Megan Bowen'],
      },
    ],
  },
  {
    title: 'asks which of two acts is meant for the order spoken of, and names it on both',
    steps: [
      ...submitted,
      { as: 'megan', says: 'show PO-1', sees: ['Purchase order PO-1'] },
      {
        as: 'megan',
        says: 'approve or confirm that order',
        sees: [': PO-1]', /\[Approve[^\]]*: PO-1\]/, /\[Confirm[^\]]*: PO-1\]/],
      },
      { as: 'megan', presses: 'Approve', sees: ['Purchase order PO-1 is waiting for your decision', '[Approve]'] },
    ],
  },
  {
    title: 'fragt, welches von beidem mit der genannten Bestellung gemeint ist, und nennt sie bei beidem',
    steps: [
      ...eingereicht,
      { as: 'megan', says: 'zeige PO-1', sees: ['Bestellung PO-1'] },
      {
        as: 'megan',
        says: 'diese Bestellung freigeben oder bestätigen',
        sees: [/\[[^\]]*(?:reigeb|enehmig)[^\]]*: PO-1\]/, /\[[^\]]*estätig[^\]]*: PO-1\]/],
      },
    ],
  },
];
