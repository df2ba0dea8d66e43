// A slow line to a host, for everything that a browser fetches, whoever fetches it: page, worker or service worker.
// Takes a port and a profile, gives an address in front of it and how much has come through.
// Law: all connections share one line, a packet each in turn; every answer, and every new connection, waits for a round trip.

import { connect, createServer } from "node:net";

/** “Fast 3G” as WebPageTest (“3GFast”) and Lighthouse (“slow 4G”) reckon it; what is sent up is too little to be held back. */
export const FAST_3G = { name: "fast 3G", bytesPerSecond: 1_600_000 / 8, roundTrip: 150 };

/** What a packet carries over Ethernet. */
const PACKET = 1460;
/** How often the line is looked after, in milliseconds. */
const TICK = 5;

/** Opens a line to `port` on this machine. */
export async function line(port, { bytesPerSecond, roundTrip }) {
  const down = new Queue(bytesPerSecond / 1000, (client, packet) => setTimeout(() => client.write(packet), roundTrip / 2));
  const sockets = new Set();
  const server = createServer((client) => {
    const opened = performance.now() + roundTrip;
    const host = connect(port, "127.0.0.1");
    for (const socket of [client, host]) {
      sockets.add(socket);
      socket.on("error", () => socket.destroy()).on("close", () => sockets.delete(socket));
    }
    client.on("data", (bytes) => setTimeout(() => host.write(bytes), Math.max(0, opened - performance.now()) + roundTrip / 2));
    host.on("data", (bytes) => down.put(client, bytes));
    client.on("close", () => (down.forget(client), host.destroy()));
    // What the host has said comes through before it is gone.
    host.on("close", () => down.last(client, () => setTimeout(() => client.end(), roundTrip / 2)));
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const close = () => {
    down.close();
    for (const socket of sockets) socket.destroy();
    return new Promise((done) => server.close(done));
  };
  return { port: server.address().port, sent: () => down.sent, close };
}

/** What waits to be sent, by receiver; sent in turn, a packet each, at so many bytes a millisecond. */
class Queue {
  #waiting = new Map();
  #ends = new Map();
  #credit = 0;
  #looked = performance.now();
  #ticking = setInterval(() => this.#tick(), TICK);
  sent = 0;

  constructor(speed, send) {
    Object.assign(this, { speed, send });
  }

  put(receiver, bytes) {
    if (this.#waiting.size === 0) this.#looked = performance.now();
    this.#waiting.set(receiver, Buffer.concat([this.#waiting.get(receiver) ?? Buffer.alloc(0), bytes]));
  }

  /** Calls `end` once nothing waits for the receiver. */
  last(receiver, end) {
    this.#waiting.has(receiver) ? this.#ends.set(receiver, end) : end();
  }

  forget(receiver) {
    this.#waiting.delete(receiver);
    this.#ends.delete(receiver);
  }

  close() {
    clearInterval(this.#ticking);
  }

  #tick() {
    const now = performance.now();
    this.#credit += (now - this.#looked) * this.speed;
    this.#looked = now;
    while (this.#credit > 0 && this.#waiting.size > 0) this.#sendOne(...this.#waiting.entries().next().value);
    // What the line did not carry while nothing waited is lost.
    if (this.#waiting.size === 0) this.#credit = Math.min(this.#credit, 0);
  }

  #sendOne(receiver, bytes) {
    const packet = bytes.subarray(0, PACKET);
    this.#credit -= packet.length;
    this.sent += packet.length;
    this.send(receiver, packet);
    this.#waiting.delete(receiver);
    if (bytes.length > PACKET) this.#waiting.set(receiver, bytes.subarray(PACKET));
    else this.#ends.get(receiver)?.();
  }
}
