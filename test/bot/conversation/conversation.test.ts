import { startTestBot } from '../support/bot.ts';
import type { ChatWindow } from '../support/chat.ts';
import { adele, alex, isaiah, lynne, megan } from '../support/world.ts';
import { approvalScripts } from './approval-scripts.ts';
import { followUpScripts } from './follow-up-scripts.ts';
import { languageScripts } from './language-scripts.ts';
import { orderScripts } from './order-scripts.ts';
import { play } from './script.ts';
import { talkScripts } from './talk-scripts.ts';
import { warehouseScripts } from './warehouse-scripts.ts';

const people = { adele, alex, megan, lynne, isaiah };

describe('conversations', () => {
  for (const script of [
    ...warehouseScripts,
    ...orderScripts,
    ...approvalScripts,
    ...talkScripts,
    ...followUpScripts,
    ...languageScripts,
  ]) {
    it(script.title, async () => {
      await using bot = await startTestBot();
      const windows = new Map<string, ChatWindow>();
      await play(script, (name = 'alex') => {
        const window = windows.get(name) ?? bot.window(people[name as keyof typeof people]);
        windows.set(name, window);
        return window;
      });
    });
  }
});
