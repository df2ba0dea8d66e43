/** What went wrong; `code` says it to programs, `message` to people. */
export class WhosaidError extends Error {
  constructor({ code, message }) {
    super(message);
    this.name = "WhosaidError";
    this.code = code;
  }
}
