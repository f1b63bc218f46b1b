/**
 * By which concepts each request is known, whatever the sentence. A way names the concepts it needs, parted by spaces, either of several by
 * `|`; `#` behind a kind of record demands a code of one, `~` behind the first that it may be told as well (`the pump leaks`), `it` is a word
 * for what was spoken of. The first of a way is its act: where the request leads to a write, that must be asked for. Under `fills`, `~` marks
 * a name. `likes` are concepts that belong to it and need not be there.
 */
import type { Frame } from '../understanding/weighing.ts';
import type { RequestName } from '../texts/texts.ts';

const order = 'purchase-order|it';
const record = 'warehouse|customer-asset|customer-asset-category|payment-term|ship-via|record';
const orderParts = 'line|quantity|date|shipping|terms|price|warehouse|product';

/** Requests without a frame are short remarks, read by their patterns alone. */
export const frames: Readonly<Partial<Record<RequestName, Frame>>> = {
  'nearest-warehouse': {
    ways: ['near warehouse', 'near product warehouse', 'near product', 'near stock', 'near need', 'near'],
    likes: 'stock product howmany quantity need list show warehouse customer-asset work-order who',
  },
  'what-is-near': {
    ways: ['near anything', 'near customer-asset', 'near work-order anything'],
    likes: 'warehouse show list customer-asset work-order',
  },
  'reorder-purchase-order': {
    ways: [`again purchase-order#|it`, 'again purchase-order', 'again vendor', 'again buy'],
    likes: 'buy create vendor purchase-order need product add',
  },
  'create-purchase-order': {
    ways: [
      'buy',
      'create purchase-order',
      'need product#',
      'need product quantity',
      'need vendor# product',
      'buy product',
      'buy vendor product',
      'product# vendor#',
      'product# purchase-order vendor#|warehouse#',
      'create purchase-order product|vendor',
    ],
    likes:
      'need product vendor warehouse quantity date purchase-order work-order customer-asset create add delivery near stock shipping',
  },
  'show-purchase-order': {
    ways: [
      'purchase-order#',
      'show purchase-order#|it',
      'purchase-order progress',
      'progress purchase-order#',
      'purchase-order progress receive',
      'price purchase-order#',
      'line purchase-order#',
      'purchase-order price line',
      'purchase-order show',
    ],
    likes:
      'delivery progress list line price quantity date approve confirm receive submit when outstanding mine show anything howmany product# vendor# late shipping warehouse# cancel waiting need reject buy',
  },
  'list-purchase-orders': {
    ways: [
      'outstanding purchase-order',
      'late purchase-order',
      'list purchase-order',
      'mine purchase-order',
      'outstanding vendor',
      'late vendor',
      'outstanding buy',
      'buy mine',
      'late anything|list',
      'outstanding mine',
      'outstanding delivery',
      'outstanding warehouse#',
      'progress anything warehouse#',
      'outstanding anything',
      'delivery late',
      'outstanding list',
    ],
    likes: 'list mine vendor warehouse late outstanding receive delivery progress anything show buy need',
    fills: { mine: { mine: 'my' }, late: { late: 'late' } },
  },
  'submit-purchase-order': {
    ways: [`submit ${order}`, `submit approve ${order}`],
    likes: 'approve purchase-order recall',
  },
  'approve-purchase-order': {
    ways: [`approve ${order}`, `reject ${order}`],
    likes: 'purchase-order price why since',
  },
  'waiting-for-me': {
    ways: ['waiting', 'waiting approve', 'waiting purchase-order', 'waiting approve mine', 'waiting mine'],
    likes: 'approve mine list anything purchase-order show outstanding need reject',
  },
  'order-history': {
    ways: [
      'who approve|reject|submit|cancel|confirm|receive|change|recall|buy|create purchase-order',
      'history purchase-order',
      'history purchase-order#',
      'why reject|cancel|approve|recall purchase-order',
      'when approve|reject|submit|cancel|confirm|receive|recall|change purchase-order#',
      'who when purchase-order#',
      'journal purchase-order#',
      'who journal purchase-order#',
    ],
    likes:
      'who why when history journal approve reject submit cancel confirm receive change recall create show list anything purchase-order progress attribute date buy',
  },
  'confirm-purchase-order': {
    ways: [`confirm ${order}`],
    likes: 'approve vendor purchase-order',
  },
  'receive-purchase-order': {
    ways: [
      `receive ${order}`,
      `receive product`,
      `receive create ${order}`,
      `receive delivery ${order}`,
      `create delivery purchase-order#`,
      'receive~ counted purchase-order#',
    ],
    likes: 'delivery product quantity purchase-order create outstanding line warehouse vendor outstanding list date',
  },
  'change-purchase-order': {
    ways: [
      `change ${order}`,
      `change ${orderParts} ${order}`,
      `add product|quantity ${order}`,
      `add ${orderParts} ${order}`,
      `remove line|product ${order}`,
      'cancel line purchase-order#',
      `date|shipping|terms|quantity change purchase-order#`,
      'line quantity purchase-order#',
      'need product# purchase-order#',
      'need add product purchase-order#',
    ],
    likes:
      'delivery line quantity date shipping terms price warehouse product purchase-order add remove change outstanding need late',
    unless: 'receive naming',
  },
  'recall-purchase-order': {
    ways: [`recall ${order}`],
    likes: 'approve submit waiting purchase-order change',
  },
  'cancel-purchase-order': {
    ways: [`cancel ${order}`],
    likes: 'outstanding purchase-order receive need vendor list',
    unless: 'line',
  },
  'follow-purchase-order': {
    ways: ['notify purchase-order#', 'unnotify purchase-order#'],
    likes: 'approve reject cancel confirm receive delivery progress outstanding when done waiting need purchase-order',
    unless: 'failure sync alert',
    fills: { receive: { arrival: 'arrival' }, delivery: { arrival: 'arrival' }, unnotify: { stop: 'stop' } },
  },
  'since-approval': {
    ways: [
      'since~ change|journal|differs purchase-order',
      'since~ change|journal|differs it',
      'since~ purchase-order#',
      'since',
    ],
    likes: 'approve change journal differs who purchase-order show list anything',
  },
  'create-work-order': {
    ways: [
      'create work-order',
      'need work-order',
      'broken~ customer-asset#',
      'broken customer-asset',
      'create work-order broken',
      'create work-order customer-asset',
      'need broken customer-asset',
    ],
    likes: 'broken customer-asset need work-order create',
  },
  'my-work-orders': {
    ways: [
      'schedule mine',
      'mine work-order',
      'schedule today',
      'work-order today',
      'work-order schedule mine',
      'mine work-order today',
      'schedule mine today',
      'list work-order',
    ],
    likes: 'mine today schedule list show work-order outstanding when progress anything',
  },
  'show-work-order': {
    ways: [
      'work-order#',
      'show work-order',
      'who work-order#',
      'schedule work-order#',
      'show work-order#',
      'progress work-order#',
      'broken work-order#',
    ],
    likes: 'who show schedule progress broken list attribute when customer-asset why anything parts',
  },
  'stock-of-product': {
    ways: [
      'stock product',
      'howmany product',
      'howmany stock product',
      'howmany stock',
      'stock quantity product',
      'who product',
    ],
    likes: 'stock howmany quantity list show warehouse product outstanding who anything need',
  },
  'list-records': {
    ways: [`list ${record}`, `show list ${record}`, 'customer-asset-category', `list howmany ${record}`],
    likes: `show list anything attribute record customer-asset-category stock`,
    fills: { 'customer-asset-category~': { entity: 'customer-asset' } },
  },
  'show-record': {
    ways: [
      'record#',
      'show record#',
      'parts record#',
      'attribute record#',
      'stock warehouse#',
      'parts show record#',
      'show anything record#',
      `show ${record}`,
      `attribute ${record}`,
    ],
    likes: `show parts attribute anything list stock outstanding work-order product progress`,
  },
  'create-record': {
    ways: [`create ${record}`, `create ${record} attribute`],
    likes:
      'attribute need record add vendor payment-term# warehouse# customer-asset# ship-via# customer-asset-category# change naming',
  },
  'edit-record': {
    ways: [
      'change record#',
      'change attribute record#',
      `change ${record}`,
      `change attribute ${record}`,
      'change attribute it',
      'naming record#',
      `naming ${record}`,
      'naming it',
    ],
    likes: 'attribute record need quantity naming change',
  },
  'sync-purchase-order': {
    ways: [
      `refresh ${order}`,
      'sync purchase-order#',
      'refresh price purchase-order#',
      'refresh receive purchase-order#',
      'refresh progress purchase-order#',
    ],
    likes: 'sync price systems receive progress',
  },
  'sync-status': {
    ways: ['health sync', 'health map', 'health systems', 'health sync systems', 'health sync map'],
    likes: 'list map sync systems health failure show',
  },
  'sync-failures': {
    ways: [
      'failure sync',
      'failure list',
      'failure record',
      'failure',
      'failure sync list',
      'failure show',
      'failure sync show',
      'failure sync list show',
    ],
    likes:
      'list show sync record systems anything today outstanding warehouse customer-asset vendor product customer-asset-category payment-term',
  },
  'sync-command': {
    ways: [
      'pause map|sync',
      'resume map|sync',
      'start map|sync',
      'stop map|sync',
      'pause it',
      'resume it',
      'resume',
      `pause map|sync ${record}`,
      `resume map|sync ${record}`,
    ],
    likes: 'map sync record list',
    fills: {
      pause: { command: 'pause' },
      resume: { command: 'resume' },
      start: { command: 'run' },
      stop: { command: 'stop' },
    },
  },
  'initial-sync': {
    ways: ['initial sync', 'initial map', `initial ${record}`, 'initial start sync'],
    likes: 'start sync map record create list systems again',
  },
  'why-different': {
    ways: [
      'differs record#',
      'differs record# systems',
      'why differs',
      'differs systems',
      'differs sync',
      'why attribute systems record#',
    ],
    likes: 'why systems sync record show attribute list',
  },
  'field-mapping': {
    ways: ['mapping map', 'mapping record', 'mapping systems', 'mapping attribute'],
    likes: 'map attribute record list show systems sync',
  },
  'map-activity': {
    ways: [
      'who pause|stop|resume|start map|sync',
      'history map|sync',
      'journal map|sync',
      'when pause|stop|resume|start map|sync',
      'why pause|stop|resume|start map|sync',
      'why who pause|stop|resume|start map|sync',
    ],
    likes: 'who when why history journal record map sync show list pause stop resume start change progress',
  },
  'record-journal': {
    ways: [
      'journal record#',
      'history record#',
      'who change|create|journal record#',
      'when change|create record#',
      'who journal record#',
      'when who change|journal record#',
      'history journal record#',
    ],
    likes: 'who when why history journal change create show sync progress attribute list',
  },
  'alert-rules': {
    ways: [
      'alert',
      'alert failure',
      'alert create',
      'alert failure quantity',
      'alert list',
      'alert show',
      'alert notify failure',
    ],
    likes: 'failure create list show pause map sync notify record howmany stop',
  },
  subscribe: {
    ways: ['notify failure', 'notify sync', 'notify failure record', 'notify', 'notify failure sync record'],
    likes: 'failure sync record need list vendor product  approve progress',
  },
  unsubscribe: {
    ways: ['unnotify', 'unnotify failure', 'unnotify record', 'unnotify subscription', 'unnotify notify'],
    likes: 'notify failure sync record subscription need stop list vendor product  cancel close approve',
  },
  subscriptions: {
    ways: [
      'subscription',
      'subscription list',
      'subscription mine',
      'subscription show',
      'subscription notify list',
      'subscription failure list',
    ],
    likes: 'list show mine notify failure who anything alert need',
  },
  today: {
    ways: ['done today', 'done mine today', 'done mine'],
    likes: 'list show mine anything history change progress',
  },
  company: {
    ways: ['company', 'company mine', 'company list mine', 'company switch', 'company list', 'company change'],
    likes: 'list switch mine change show',
  },
  language: {
    ways: ['language switch', 'language', 'language change'],
    likes: 'switch change need',
  },
  'sign-in': { ways: ['signin'], likes: 'need' },
  'sign-out': { ways: ['signout'], likes: 'today need done' },
  cancel: { ways: ['close form', 'close', 'cancel form', 'remove form'], likes: 'form cancel' },
  help: { ways: ['help'], likes: 'show list mine need' },
};
