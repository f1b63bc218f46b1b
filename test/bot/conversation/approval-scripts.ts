import type { Script } from './script.ts';

/** An order of Alex's that Megan is asked to decide on; both have met the bot. */
const submitted: Script['steps'] = [
  { as: 'megan', says: 'hi', sees: ['Hello Megan Bowen.'] },
  { as: 'adele', says: 'hi', sees: ['Hello Adele Vance.'] },
  { says: 'order 5 P-100 from ACME to warehouse 24 by next friday', sees: ['1. 5 × P-100'] },
  { presses: 'Create', sees: ['Purchase order PO-1'] },
  { presses: 'Submit', sees: ['Asked for approval: Megan Bowen.'], seesNot: ['never wrote'] },
];

const eingereicht: Script['steps'] = [
  { as: 'megan', says: 'sprache deutsch', sees: ['Deutsch'] },
  { as: 'adele', says: 'sprache deutsch', sees: ['Deutsch'] },
  { says: 'sprache deutsch', sees: ['Deutsch'] },
  { says: 'bestelle 5 P-100 bei ACME', sees: ['1. 5 × P-100'] },
  { presses: 'Anlegen', sees: ['Bestellung PO-1'] },
  { presses: 'Einreichen', sees: ['Um Freigabe gebeten: Megan Bowen.'] },
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
          'Purchase order PO-1 waits for your decision',
          'V-1001 – ACME Supplies',
          'Approval: In review',
          'Warehouse: 24',
          'Requested for: Fri, 4 Dec 2026',
          'Requested by: Alex Wilber',
          'Decide by: Fri, 27 Nov 2026',
          '5 ea at 12.50 USD',
          'Total 62.50 USD',
          '[Request a change]',
          'Give it to',
          'Question to Alex Wilber',
        ],
      },
      { as: 'megan', presses: 'Request a change', sees: ['Say what has to change, then request it.', '[Approve]'] },
      {
        as: 'megan',
        presses: 'Request a change',
        with: { change: 'Three are enough' },
        sees: ['Sent back for a change by Megan Bowen at 10:02.', 'Approval: Draft'],
        seesNot: ['[Approve]'],
      },
      {
        waits: true,
        sees: [
          'Megan Bowen asks for a change of purchase order PO-1.',
          'The reason: Three are enough',
          'submit it anew',
        ],
      },
    ],
  },
  {
    title: 'gives the decision to somebody whom Supply Chain Management accepts, who gets the card',
    steps: [
      ...submitted,
      { as: 'megan', waits: true, sees: ['PO-1 waits for your decision'] },
      { as: 'megan', presses: 'Delegate', sees: ['Pick to whom.', '[Approve]'] },
      {
        as: 'megan',
        presses: 'Delegate',
        with: { delegateTo: 'Adele Vance' },
        sees: ['Delegated to Adele Vance by Megan Bowen at 10:02.', 'Approval: In review'],
        seesNot: ['[Approve]'],
      },
      { as: 'adele', waits: true, sees: ['PO-1 waits for your decision', 'Delegated to Adele Vance', '[Approve]'] },
      { as: 'adele', presses: 'Approve', sees: ['Approved by Adele Vance at 10:02.'] },
      { waits: true, sees: ['Adele Vance approved purchase order PO-1.'] },
      { as: 'megan', waits: true, sees: ['Approved by Adele Vance at 10:02.', 'Approval: Approved'] },
      {
        says: 'who approved PO-1',
        sees: [
          'PO-1 was approved by Adele Vance, 10:02.',
          'delegated by Megan Bowen, to 000022',
          'submitted by Alex Wilber, in the name of Alex Wilber',
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
        sees: ['PO-1 waits for your decision', 'it is too expensive', '[Reject]'],
      },
      { as: 'megan', presses: 'Reject', sees: ['Rejected by Megan Bowen at 10:02.'] },
      { waits: true, sees: ['The reason: it is too expensive'] },
    ],
  },
  {
    title: 'asks whoever requested the order, and the answer stands on the card of those who decide',
    steps: [
      ...submitted,
      { as: 'megan', waits: true, sees: ['PO-1 waits for your decision'] },
      {
        as: 'megan',
        presses: 'Ask',
        with: { question: 'Do we need *five*?' },
        sees: ['Asked Alex Wilber.', 'Megan Bowen asks Alex Wilber: Do we need *five*?', 'No answer yet.', '[Approve]'],
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
      { presses: 'Submit', sees: ['Asked for approval: Megan Bowen.'] },
      {
        as: 'megan',
        says: 'what is waiting for me',
        sees: [
          '2 orders wait for your decision',
          'PO-1 – ACME Supplies',
          '62.50 USD',
          '5 ea Pump; for Alex Wilber',
          'PO-2',
          'Decide by Fri, 27 Nov 2026',
          '[Open PO-1]',
        ],
      },
      { as: 'megan', presses: 'Approve ticked', sees: ['Tick at least one.'] },
      { as: 'megan', presses: 'Reject ticked', with: { pick1: 'on' }, sees: ['Say why, then reject.'] },
      {
        as: 'megan',
        presses: 'Approve ticked',
        with: { pick1: 'on', pick2: 'on' },
        sees: [
          'PO-1: approved.',
          'PO-2: left as it is. Supply Chain Management says: The amount exceeds your limit.',
          '1 order waits for your decision',
        ],
        seesNot: ['[Open PO-1]'],
      },
      {
        as: 'megan',
        presses: 'Reject ticked',
        with: { pick1: 'on', reason: 'Too much' },
        sees: ['PO-2: rejected.', 'No order waits for your decision.'],
      },
      { waits: true, sees: ['Megan Bowen rejected purchase order PO-2.', 'The reason: Too much'] },
      { as: 'megan', says: 'my approvals', sees: ['No order waits for your decision.'] },
      { says: 'waiting for me', sees: ['for which you have no licence'] },
    ],
  },
  {
    title: 'says who is asked while nobody has decided yet',
    steps: [
      ...submitted,
      {
        says: 'history of PO-1',
        sees: [
          'What happened to PO-1',
          'Nobody has decided on PO-1 yet: Supply Chain Management has it as In review.',
          'It waits for Megan Bowen.',
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
        sees: ['Gefragt: Alex Wilber.', 'Noch keine Antwort.'],
      },
      { waits: true, sees: ['Megan Bowen fragt zu Bestellung PO-1', 'Wofür?'] },
      { presses: 'Senden', with: { answer: 'Fürs Lager' }, sees: ['Ihre Antwort: Fürs Lager'] },
      { as: 'megan', waits: true, sees: ['Alex Wilber hat Ihre Frage zu Bestellung PO-1 beantwortet.'] },
      {
        as: 'megan',
        says: 'was wartet auf mich',
        sees: ['1 Bestellung wartet auf Ihre Entscheidung', '[PO-1 öffnen]'],
      },
      { as: 'megan', presses: 'PO-1 öffnen', sees: ['Alex Wilber: Fürs Lager', '[Weitergeben]'] },
      {
        as: 'megan',
        presses: 'Weitergeben',
        with: { delegateTo: 'Adele Vance' },
        sees: ['an Adele Vance weitergegeben.'],
      },
      { as: 'adele', waits: true, sees: ['Bestellung PO-1 wartet auf Ihre Entscheidung'] },
      {
        as: 'adele',
        presses: 'Änderung anfordern',
        with: { change: 'Weniger' },
        sees: ['Von Adele Vance um 10:02 zur Änderung zurückgegeben.'],
      },
      { waits: true, sees: ['Adele Vance möchte Bestellung PO-1 geändert haben.', 'Die Begründung: Weniger'] },
      {
        says: 'wer hat PO-1 freigegeben',
        sees: ['Über PO-1 hat noch niemand entschieden', 'weitergegeben von Megan Bowen'],
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
      { as: 'megan', presses: 'Approve', sees: ['Purchase order PO-1 waits for your decision', '[Approve]'] },
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
