// How fast the worker is in a real Chromium: `cargo xtask bench` runs this and prints the figures as a table.
// They are written as JSON to the file that WHOSAID_BENCH names: { load, runs: [{ bytes, whole, stages }] }, in milliseconds.

import { readFileSync, writeFileSync } from "node:fs";
import { test } from "./page.js";

/** Sizes in thousands of bytes, with how often each is read. */
const SIZES = { 3: 200, 10: 60, 100: 10, 1000: 3 };
const LOADS = 7;

/** A report of our own, told again and again of other people, as benches/engine.rs does. */
const REPORT = readFileSync("benches/report.txt", "utf8");
const NAMES = ["Lindgren", "Holm", "Whitfield", "Lundvik"];
const SYLLABLES = ["ba", "den", "kor", "lim", "mar", "nov", "pel", "ros", "tan", "vik"];

function text(kilobytes) {
  const size = Buffer.byteLength(REPORT);
  let text = "";
  for (let told = 0; told * size + size / 2 < kilobytes * 1000; told += 1) {
    const named = (report, name, number) => report.replaceAll(name, surname(told * NAMES.length + number));
    text += `${NAMES.reduce(named, REPORT)}\n\n`;
  }
  return text;
}

function surname(number) {
  const syllables = [...String(number)].map((digit) => SYLLABLES[digit]).join("");
  return `${syllables[0].toUpperCase()}${syllables.slice(1)}sen`;
}

/** Starts an engine in the page; gives its worker, which notes when it hears, reaches a stage and answers. */
async function start(page) {
  const [worker] = await Promise.all([
    page.waitForEvent("worker"),
    page.evaluate(async () => {
      window.engine?.close();
      const { load } = await import(new URL("/whosaid.js", location.href).href);
      window.engine = await load();
    }),
  ]);
  await worker.evaluate(() => {
    const [hear, say] = [self.onmessage, self.postMessage.bind(self)];
    self.times = [];
    self.onmessage = (event) => {
      self.times.push(["heard", performance.now()]);
      hear(event);
    };
    self.postMessage = (message) => {
      say(message);
      self.times.push([message.done ?? "answered", performance.now()]);
    };
  });
  return worker;
}

/** Has the engine read much: the browser compiles what runs often a second time, and better. What is measured is what it comes to. */
async function warm(page) {
  const read = async (texts) => {
    for (const text of texts) await window.engine.annotate(text);
  };
  await page.evaluate(read, [text(1000), ...Array(100).fill(text(3))]);
}

/** Reads a text so many times; gives the mean milliseconds of the whole and of each stage, in the worker. */
async function read(page, worker, text, times) {
  const spent = async (isAsked) => {
    const annotate = async ([text, times, isAsked]) => {
      const onProgress = isAsked ? () => {} : undefined;
      for (let time = 0; time < times; time += 1) await window.engine.annotate(text, { onProgress });
    };
    await worker.evaluate(() => self.times.splice(0));
    await page.evaluate(annotate, [text, times, isAsked]);
    const heard = await worker.evaluate(() => self.times);
    const spent = new Map();
    heard.forEach(([what, began], at) => {
      const ended = heard[at + 1]?.[1] ?? began;
      if (what !== "answered") spent.set(what, (spent.get(what) ?? 0) + (ended - began) / times);
    });
    return spent;
  };
  // Stages are told from each other by messages, which cost time that the whole does without.
  const whole = (await spent(false)).get("heard");
  const stages = [...(await spent(true))].filter(([what]) => what !== "heard").map(([, part]) => part);
  return { bytes: Buffer.byteLength(text), whole, stages };
}

// A script that is opened as a page has no icon, which the browser asks for.
test.use({ excused: /404/ });

test("speed", async ({ page }) => {
  test.setTimeout(600_000);
  await page.goto("/whosaid.js");
  const loads = [];
  let worker;
  for (let time = 0; time < LOADS; time += 1) {
    worker = await start(page);
    loads.push(await worker.evaluate(() => performance.getEntriesByName("load")[0].duration));
  }
  loads.sort((one, other) => one - other);
  await warm(page);
  const runs = [];
  for (const [kilobytes, times] of Object.entries(SIZES)) {
    runs.push(await read(page, worker, text(Number(kilobytes)), times));
  }
  writeFileSync(process.env.WHOSAID_BENCH, JSON.stringify({ load: loads[Math.floor(LOADS / 2)], runs }));
});
