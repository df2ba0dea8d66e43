// What the tests of the library share: a look into the browser's database, and a hand to spoil it.

/** All that the database holds: { records, texts }, by name. */
export function database(page) {
  return page.evaluate(async () => {
    const done = (request) => new Promise((done, failed) => ((request.onsuccess = () => done(request.result)), (request.onerror = () => failed(request.error))));
    const known = await indexedDB.databases();
    if (!known.some(({ name }) => name === "whosaid")) return { records: {}, texts: {} };
    const open = await done(indexedDB.open("whosaid"));
    const all = async (name) => {
      const store = open.transaction(name).objectStore(name);
      const [keys, values] = await Promise.all([done(store.getAllKeys()), done(store.getAll())]);
      return Object.fromEntries(keys.map((key, at) => [key, values[at]]));
    };
    const [records, texts] = [await all("records"), await all("texts")];
    open.close();
    return { records: Object.fromEntries(Object.entries(records).map(([id, json]) => [id, JSON.parse(json)])), texts };
  });
}

/** Writes into the database as no page of ours would. */
export const spoil = (page, store, id, value) =>
  page.evaluate(
    ([store, id, value]) =>
      new Promise((done, failed) => {
        indexedDB.open("whosaid").onsuccess = ({ target: { result: open } }) => {
          const writing = open.transaction(store, "readwrite");
          writing.objectStore(store).put(value, id);
          writing.oncomplete = () => (open.close(), done());
          writing.onabort = () => failed(writing.error);
        };
      }),
    [store, id, value],
  );

/** What the database knows of each article; and how many corrections hold in each. */
export const records = async (page) => Object.values((await database(page)).records);
export const edits = async (page) => (await records(page)).map(({ log }) => log.done);
