// Between a host's article and the engine's text.
// Takes an element, gives its text as the engine reads it, and for each stretch of it the text node that it comes from.
// Law: the element is only read; every character but the breaks between blocks is one of a text node of the element.

/** What is no part of an article's text. */
const SKIPPED = "script, style, noscript, template, svg, math, button, select, textarea, nav, form, [hidden], [aria-hidden=true], [data-whosaid=skip]";

/** The article's text: `text`, and `stretches` of { start, node, from, length }, in order. */
export function read(root) {
  const article = { text: "", stretches: [] };
  readChildren(root, article, false);
  return article;
}

function readChildren(element, article, keepsSpace) {
  for (const child of element.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) readText(child, article, keepsSpace);
    else if (child.nodeType === Node.ELEMENT_NODE) readElement(child, article);
  }
}

function readElement(element, article) {
  if (element.matches(SKIPPED)) return;
  if (element.localName === "br") return breakLine(article, "\n");
  const { display, whiteSpaceCollapse, whiteSpace } = getComputedStyle(element);
  if (display === "none") return;
  const isBlock = !display.startsWith("inline") && display !== "contents" && !display.startsWith("ruby");
  if (isBlock) breakLine(article, "\n\n");
  readChildren(element, article, (whiteSpaceCollapse ?? whiteSpace).startsWith("pre"));
  if (isBlock) breakLine(article, "\n\n");
}

/** Ends the line, unless it is ended so already or nothing stands before. */
function breakLine(article, ending) {
  const text = article.text;
  if (text !== "" && !text.endsWith(ending)) article.text += text.endsWith("\n") ? "\n" : ending;
}

/** Adds a text node, with runs of white space as one, as the page shows them. */
function readText(node, article, keepsSpace) {
  const pieces = keepsSpace ? /[^]+/g : /[^ \t\n\r\f]+|[ \t\n\r\f]+/g;
  for (const { 0: piece, index } of node.data.matchAll(pieces)) {
    const blank = !keepsSpace && /^[ \t\n\r\f]/.test(piece);
    if (blank && /(^|\s)$/.test(article.text.slice(-1))) continue;
    add(article, node, index, blank ? " " : piece);
  }
}

function add(article, node, from, shown) {
  const last = article.stretches.at(-1);
  const follows = last?.node === node && last.from + last.length === from && last.start + last.length === article.text.length;
  if (follows) last.length += shown.length;
  else article.stretches.push({ start: article.text.length, node, from, length: shown.length });
  article.text += shown;
}

/** The places of a part of the text: { node, from, to }, one for each text node that it runs through. */
export function places({ stretches }, { start, end }) {
  const found = [];
  for (let at = firstEndingAfter(stretches, start); at < stretches.length && stretches[at].start < end; at += 1) {
    const { start: begin, node, from, length } = stretches[at];
    const [first, last] = [Math.max(start, begin), Math.min(end, begin + length)];
    const place = { node, from: from + first - begin, to: from + last - begin };
    const before = found.at(-1);
    // White space that was left out lies between two stretches of one node.
    if (before?.node === node) before.to = place.to;
    else found.push(place);
  }
  return found;
}

function firstEndingAfter(stretches, position) {
  let [low, high] = [0, stretches.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (stretches[middle].start + stretches[middle].length > position) high = middle;
    else low = middle + 1;
  }
  return low;
}
