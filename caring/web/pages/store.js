// Keeps the learner's work in this browser: one entry an answer in IndexedDB, for the front page and for every kernel.
// What is asked for in one go is done whole or not at all; other pages of the site are told afterwards.
globalThis.caringStore = {
  /** Open the store of the site at an address; it fails where the browser keeps nothing. */
  async open(site) {
    const name = `caring-work ${new URL(site).pathname}`;
    const database = await new Promise((done, failed) => {
      const asked = indexedDB.open(name, 1);
      asked.onupgradeneeded = () => ["answers", "set_aside", "backups"].forEach((each) => asked.result.createObjectStore(each));
      asked.onsuccess = () => done(asked.result);
      asked.onerror = () => failed(asked.error);
    });
    database.onversionchange = () => database.close();
    const channel = new BroadcastChannel(name);
    const finished = (transaction) => new Promise((done, failed) => {
      transaction.oncomplete = () => done();
      transaction.onabort = transaction.onerror = () => failed(transaction.error ?? new Error("stopped"));
    });
    let waiting = [], flushing = null;
    const flush = async () => {
      await null;  // until whoever asks now has asked for everything
      const changes = waiting;
      [waiting, flushing] = [[], null];
      const transaction = database.transaction(["answers", "set_aside", "backups"], "readwrite", { durability: "strict" });
      const end = finished(transaction);
      try {
        for (const [place, key, text] of changes) {
          if (text === null) transaction.objectStore(place).delete(key);
          else transaction.objectStore(place).put(text, key);
        }
        transaction.commit?.();
      } catch (error) { transaction.abort(); }
      await end;
      const answers = changes.filter(([place]) => place === "answers");
      if (answers.length) channel.postMessage(JSON.stringify(answers.map(([, key, text]) => [key, text])));
    };
    const all = async (place) => {
      const transaction = database.transaction(place), texts = {};
      transaction.objectStore(place).openCursor().onsuccess = ({ target: { result } }) => {
        if (result) { texts[result.key] = result.value; result.continue(); }
      };
      await finished(transaction);
      return JSON.stringify(texts);
    };
    return {
      all,
      /** Put a text at a key, or take it away (null); `place` is answers, set_aside or backups. */
      change(place, key, text) { waiting.push([place, key, text ?? null]); return (flushing ??= flush()); },
      /** Call `told(json)` with [[item, text or null], …] when another page has changed answers. */
      hear(told) { channel.onmessage = ({ data }) => told(data); },
      /** Forget everything that was ever kept here. */
      async wipe() {
        const items = Object.keys(JSON.parse(await all("answers")));
        const transaction = database.transaction(["answers", "set_aside", "backups"], "readwrite");
        ["answers", "set_aside", "backups"].forEach((place) => transaction.objectStore(place).clear());
        await finished(transaction);
        if (items.length) channel.postMessage(JSON.stringify(items.map((item) => [item, null])));
      },
    };
  },
};
