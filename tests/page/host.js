// A static host for the tests, as a reader's would be: a folder under any path, with the headers that the build wrote for
// hosts. It can die and come back.
// Takes a folder, gives an address; notes every request.

import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { join, normalize } from "node:path";

/** The types that a host tells, by the ends of names. */
export const TYPES = {
  css: "text/css; charset=utf-8",
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  json: "application/json",
  png: "image/png",
  svg: "image/svg+xml",
  wasm: "application/wasm",
  webmanifest: "application/manifest+json",
  woff2: "font/woff2",
  z: "application/octet-stream",
};

/** The headers of a `_headers` file: rules of a path with `*` and the lines below it. */
function rules(folder) {
  const path = join(folder, "_headers");
  if (!existsSync(path)) return [];
  const rules = [];
  for (const line of readFileSync(path, "utf8").split("\n").filter((line) => line.trim())) {
    if (!line.startsWith(" ")) rules.push([line.trim(), []]);
    else rules.at(-1)[1].push(line.trim().split(/:\s+(.*)/, 2));
  }
  return rules;
}

/** Serves `folder` below `base`; `more` are headers for every answer, `answer` may take a request over. */
export async function host(folder, { base = "/", more = {}, answer, brotli = false } = {}) {
  const headers = rules(folder);
  const requests = [];
  let server;
  const respond = async (request, response) => {
    const { pathname } = new URL(request.url, "http://host");
    requests.push(`${request.method} ${pathname}`);
    if (await answer?.(request, response, pathname)) return;
    const inside = pathname.startsWith(base) ? normalize(pathname.slice(base.length)) : "..";
    const path = join(folder, inside === "." || inside.endsWith("/") ? join(inside, "index.html") : inside);
    const found = !inside.startsWith("..") && existsSync(path) && statSync(path).isFile();
    for (const [rule, lines] of headers) {
      const covers = rule.endsWith("*") ? `/${inside}`.startsWith(rule.slice(0, -1)) : rule === `/${inside}`;
      if (covers) for (const [name, value] of lines) response.setHeader(name, value);
    }
    for (const [name, value] of Object.entries(more)) response.setHeader(name, value);
    if (!found) return response.writeHead(404, { "content-type": "text/plain" }).end("404");
    response.setHeader("content-type", TYPES[path.split(".").pop()] ?? "application/octet-stream");
    const squeezed = brotli && existsSync(`${path}.br`);
    if (squeezed) response.setHeader("content-encoding", "br");
    response.end(readFileSync(squeezed ? `${path}.br` : path));
  };
  const open = (port) =>
    new Promise((done, failed) => {
      server = createServer(respond).once("error", failed);
      server.listen(port, "127.0.0.1", () => done(server.address().port));
    });
  const port = await open(0);
  const close = () =>
    new Promise((done) => {
      server.close(done);
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${port}${base}`, port, requests, close, reopen: () => open(port), server: () => server };
}
