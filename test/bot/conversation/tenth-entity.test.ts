import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadMaps, mapsFolder } from '../../../src/maps/catalogue.ts';
import { termsOfDelivery } from '../../maps/tenth-entity.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { startTestBot } from '../support/bot.ts';
import { alex, createSync } from '../support/world.ts';
import { play } from './script.ts';

describe('a tenth entity in the chat', () => {
  it('is listed, created after a confirmation, and changed, with nothing but its map', async () => {
    await using folder = await temporaryFolder();
    await writeFile(join(folder.path, 'delivery-term.map.ts'), termsOfDelivery);
    const catalogue = await loadMaps(mapsFolder, folder.path);
    const sync = { ...createSync(), maps: catalogue.maps, map: (name: string) => catalogue.get(name) };
    const ref = { map: 'delivery-term', company: 'usmf', key: ['DAP'] };
    const values = { TermsCode: 'DAP', Description: 'Delivered at place', IsTransportRequired: false };
    await using bot = await startTestBot({
      sync,
      records: { show: async () => ({ ref, values, version: '1', id: null }) },
    });
    const window = bot.window(alex);
    await play(
      {
        title: 'a tenth entity',
        steps: [
          {
            says: 'list delivery terms',
            sees: ['Delivery terms', 'There are no delivery terms', '[New delivery term]'],
          },
          {
            presses: 'New delivery term',
            sees: ['New delivery term', 'Delivery terms (required)', 'Description', 'Transport required'],
          },
          { presses: 'Continue', with: { Description: 'Ten days' }, sees: ['Fill in Delivery terms.', 'Ten days'] },
          {
            presses: 'Continue',
            with: { TermsCode: 'TEN', IsTransportRequired: 'true' },
            sees: ['Create this delivery term?', 'Delivery terms: TEN', 'Transport required: Yes'],
          },
          { presses: 'Create', sees: ['Delivery term DAP – Delivered at place', 'Delivery term TEN was created.'] },
          { says: 'edit incoterm DAP', sees: ['Change delivery term DAP', 'Delivered at place'] },
          { presses: 'Continue', with: { Description: 'At place' }, sees: ['Delivered at place → At place'] },
          { presses: 'Save', sees: ['Delivery term DAP was changed.'] },
          { says: 'create', seesNot: ['TypeError'] },
        ],
      },
      () => window,
    );
  });
});
