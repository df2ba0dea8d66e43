// Starts the page. A file of its own, since the page's policy forbids scripts inside the HTML.
import init from "./app.js";
import { start } from "./offline.js";
await init();
start();
