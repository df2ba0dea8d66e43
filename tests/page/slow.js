// A slow processor for everything that a page does: its own thread, its workers, and the threads that compile for them.
// Takes a browser and a rate, gives the way to end it.
// Law: the page's whole process is stopped and let go on by signals; what the tools themselves do stays as fast as it is.
// (What the browser's own tools slow is the page's thread alone.)

/** How long the process runs each time, in milliseconds. */
const RUNS = 4;

/** Lets every process that shows pages run for one part in `rate` of the time. */
export async function slow(browser, rate) {
  const client = await browser.newBrowserCDPSession();
  let [processes, over] = [[], false];
  const look = async () => {
    const { processInfo } = await client.send("SystemInfo.getProcessInfo");
    processes = processInfo.filter(({ type }) => type === "renderer").map(({ id }) => id);
  };
  const signal = (ids, name) => {
    for (const id of ids) {
      try {
        process.kill(id, name);
      } catch {
        // It has ended.
      }
    }
  };
  const wait = (time) => new Promise((done) => setTimeout(done, time));
  const cycles = async () => {
    while (!over) {
      const began = performance.now();
      await wait(RUNS);
      const stopped = [...processes];
      signal(stopped, "SIGSTOP");
      // As long as it really ran: timers come late on a busy machine.
      await wait((performance.now() - began) * (rate - 1));
      signal(stopped, "SIGCONT");
    }
  };
  await look();
  const looking = setInterval(() => look().catch(() => {}), 20);
  const ended = cycles();
  return async () => {
    over = true;
    clearInterval(looking);
    await ended;
    await client.detach().catch(() => {});
  };
}
