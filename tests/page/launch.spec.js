// Started by the system with a file, as an installed program.

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { article } from "./page.js";
import { expect, folder, keep, test } from "./profile.js";

test("a file that the system opens with it is read", async ({ start, onEnd }) => {
  const { server, context } = await start();
  const page = await keep(context, server.url);
  const client = await context.newCDPSession(page);
  const manifestId = `${new URL(server.url).origin}/whosaid`;
  await client.send("PWA.install", { manifestId });
  onEnd(() => client.send("PWA.uninstall", { manifestId }).catch(() => {}));
  const file = join(folder(onEnd), "rain.txt");
  writeFileSync(file, "“It will rain,” Ada Lind said on Monday.");
  const [window] = await Promise.all([context.waitForEvent("page"), client.send("PWA.launchFilesInApp", { manifestId, files: [file] })]);
  await expect(article(window).locator("mark.quote").first()).toHaveText("“It will rain,”");
});
