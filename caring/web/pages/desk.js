// The front page's Python, in a worker of its own: it looks at the work, hands it out and takes it back.
const deskWords = {
  failed: "That did not work. Reload this page, then try once more.",
};

import { loadPyodide } from "./static/pyodide/pyodide.mjs";

const python = await loadPyodide({ indexURL: new URL("static/pyodide/", self.location.href).href, packages: ["caring"] });
const work = python.pyimport("caring").my_work();
await work.store.ready();
const desk = python.pyimport("caring.web.desk").Desk(work, (text) => postMessage({ overview: JSON.parse(text) }));

self.onmessage = ({ data: { number, ask, given } }) => {
  try {
    postMessage({ number, answer: JSON.parse(desk[ask](...given)) });
  } catch (error) {
    console.error(error);
    postMessage({ number, answer: { said: deskWords.failed } });
  }
};
