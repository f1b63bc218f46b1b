/** `node --import tsx docs/picture.ts`: plays a scene in both chat windows and writes `docs/playground.png`, the picture of the README. */
import { fileURLToPath } from 'node:url';
import { openBrowser, PlaygroundPage } from '../test/support/playground-page.ts';
import { startProject } from '../test/support/running-project.ts';
import { temporaryFolder } from '../test/support/temporary-folder.ts';

/** The conversation without the Playground's own panels. */
const conversation = { x: 330, y: 50, width: 780, height: 960 };

await using folder = await temporaryFolder();
await using project = await startProject({ dataFolder: folder.path, windows: true });
const browser = await openBrowser();
try {
  const alex = await PlaygroundPage.open(browser, project.dispatcherWindow);
  const megan = await PlaygroundPage.open(browser, project.approverWindow);
  await alex.ask('order 5 P-100 from US-112 to warehouse BNA-01 by 2026-12-18', 'Create this purchase order?');
  await alex.click('Create');
  await alex.cardWith('is on hold');
  await alex.page.mouse.move(0, 0);
  const refused = await alex.page.screenshot({ clip: conversation });
  await alex.fill('Vendor', 'US-101');
  await alex.click('Continue');
  await alex.cardWith('Create this purchase order?');
  await alex.click('Create');
  await alex.cardWith('Saved in Field Service and in Supply Chain Management');
  await alex.click('Submit');
  await megan.cardWith('is waiting for your decision');
  await megan.page.waitForTimeout(1_000);
  const asked = await megan.page.screenshot({ clip: conversation });

  const page = await browser.newPage({ viewport: { width: 1600, height: 980 } });
  const image = (bytes: Buffer) =>
    `<img src="data:image/png;base64,${bytes.toString('base64')}" style="border-radius:8px">`;
  await page.setContent(
    `<body style="margin:10px;display:flex;gap:20px;background:#0b5a6f">${image(refused)}${image(asked)}</body>`,
  );
  await page.screenshot({ path: fileURLToPath(new URL('playground.png', import.meta.url)) });
} finally {
  await browser.close();
}
