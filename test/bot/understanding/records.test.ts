import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { allRequests } from '../../../src/bot/requests/all.ts';
import { understandingOf } from '../../../src/bot/requests/grammar.ts';
import { loadMaps, mapsFolder } from '../../../src/maps/catalogue.ts';
import { termsOfDelivery } from '../../maps/tenth-entity.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { englishRecordUtterances, germanRecordUtterances } from './record-utterances.ts';

const { maps } = await loadMaps();
const understanding = understandingOf(allRequests, maps);

describe('sentences about records', () => {
  for (const [language, utterances] of [
    ['en', englishRecordUtterances],
    ['de', germanRecordUtterances],
  ] as const) {
    for (const [sentence, request, slots = {}] of utterances) {
      it(`reads “${sentence}”`, () => {
        assert.deepEqual(understanding.understand(sentence, language), { request, slots });
      });
    }
  }

  it('speak of a tenth entity by its map alone', async () => {
    await using folder = await temporaryFolder();
    await writeFile(join(folder.path, 'delivery-term.map.ts'), termsOfDelivery);
    const further = await loadMaps(mapsFolder, folder.path);
    const wider = understandingOf(allRequests, further.maps);
    const entity = 'delivery-term';
    for (const [sentence, request, slots] of [
      ['list delivery terms', 'list-records', { entity }],
      ['show incoterm DAP', 'show-record', { entity, record: 'DAP' }],
      [
        'create delivery term TEN with description Ten days',
        'create-record',
        { entity, id: 'TEN', set_Description: 'Ten days' },
      ],
      ['zeige delivery term DAP', 'show-record', { entity, record: 'DAP' }],
    ] as const)
      assert.deepEqual(wider.understand(sentence, 'en'), { request, slots });
  });
});
