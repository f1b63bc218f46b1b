/** One turn of the chat: our bot, and a teams-ai application that knows beforehand what to send. */
import { Application, TeamsAdapter } from '@microsoft/teams-ai';
import type { Activity } from 'botbuilder';
import { MemoryStorage } from 'botbuilder';
import express from 'express';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startTestBot } from '../test/bot/support/bot.ts';
import { ChatWindow } from '../test/bot/support/chat.ts';
import { alex } from '../test/support/running-core.ts';
import { compare } from './compare.ts';
import type { Benchmark } from './row.ts';

const question = 'help';

export const botTurn: Benchmark = {
  async run(quick) {
    await using ours = await startTestBot();
    const window = ours.window(alex);
    const before = ours.connector.recorded.length;
    await window.says(question);
    await ours.bot.idle();
    const sent = ours.connector.recorded.slice(before).map(({ body }) => body as Partial<Activity>);

    await using echo = await startEcho(sent);
    const echoWindow = new ChatWindow({
      botUrl: echo.url,
      connector: ours.connector,
      person: alex,
      conversation: 'echo',
    });
    return [
      await compare({
        name: 'turn of the bot',
        reach: 3,
        note: `“${question}” understood, answered from a template; the other side sends the same ${sent.length} activities ready made`,
        rounds: quick ? 3 : 10,
        perRound: quick ? 20 : 50,
        ours: { once: () => window.says(question) },
        bare: { once: () => echoWindow.says(question) },
      }),
    ];
  },
};

async function startEcho(
  activities: readonly Partial<Activity>[],
): Promise<AsyncDisposable & { readonly url: string }> {
  const adapter = new TeamsAdapter({});
  const application = new Application({ adapter, storage: new MemoryStorage(), startTypingTimer: false });
  application.activity('message', async (context) => {
    for (const { type, text, attachments } of activities) await context.sendActivity({ type, text, attachments });
  });
  const server = createServer(
    express()
      .use(express.json({ limit: '256kb' }))
      .post('/api/messages', (request, response) =>
        adapter.process(request, response, async (context) => void (await application.run(context))),
      ),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
