import type { Browser } from 'playwright-core';
import { openBrowser, PlaygroundPage } from '../support/playground-page.ts';
import { startProject, type RunningProject } from '../support/running-project.ts';
import { filledDataFolder } from '../support/data-folder.ts';
import { person, type Person } from '../support/wire.ts';

/** A running project with both chat windows open, and both systems at hand. */
export interface Scene {
  readonly project: RunningProject;
  /** Window of the dispatcher. */
  readonly alex: PlaygroundPage;
  /** Window of the approver. */
  readonly megan: PlaygroundPage;
  /** Both systems, asked directly as their administrator. */
  readonly administrator: Person;
}

/** Sets up one scene for all tests of the suite it is called in, and takes it down after them. */
export function setUpScene(): () => Scene {
  let scene: Scene | null = null;
  let takeDown = async (): Promise<void> => undefined;

  before(async function () {
    this.timeout(180_000);
    const folder = await filledDataFolder();
    takeDown = async () => folder[Symbol.asyncDispose]();
    const project = await startProject({ dataFolder: folder.path, windows: true });
    takeDown = async () => {
      await project[Symbol.asyncDispose]();
      await folder[Symbol.asyncDispose]();
    };
    const browser: Browser = await openBrowser();
    takeDown = async () => {
      await browser.close();
      await project[Symbol.asyncDispose]();
      await folder[Symbol.asyncDispose]();
    };
    scene = {
      project,
      alex: await PlaygroundPage.open(browser, project.dispatcherWindow),
      megan: await PlaygroundPage.open(browser, project.approverWindow),
      administrator: person(project, 'pattif'),
    };
  });
  after(async function () {
    this.timeout(60_000);
    await takeDown();
  });
  return () => {
    if (scene === null) throw new Error('The scene is set up before the first test, not while tests are declared.');
    return scene;
  };
}
