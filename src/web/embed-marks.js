// Marks in a host's article: inline elements around words, which change neither its text nor its lines.
// Takes the article as read and its annotation, wraps text; can take it all back.
// Law: the host's own nodes stay where they are, each text node as the first piece of its own words.

import { places } from "./embed-text.js";

/** No `mark`, which hosts style; without a definition it is a plain inline element. */
const MARK = "said-mark";
const NAMES = ["PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "WORK_OF_ART", "PRODUCT", "LAW", "LANGUAGE"];
const PLACES = ["GPE", "LOC", "FAC"];

/** What is marked: { start, end, layer, quote?, entity?, title }, the outer before the inner. */
function wanted({ quotes, mentions, entities }) {
  const marks = [];
  for (const quote of quotes) {
    const layer = quote.kind === "indirect" ? "reported" : "quoted";
    const doubt = quote.score < 0.6 ? "check" : undefined;
    for (const { start, end } of quote.parts) marks.push({ start, end, layer, quote: quote.id, doubt });
  }
  for (const { start, end, type, form, entity } of mentions) {
    if (form !== "name" || !NAMES.includes(type)) continue;
    marks.push({ start, end, layer: layerOf(type), entity, title: entities[entity]?.name });
  }
  return marks.sort((one, other) => one.start - other.start || other.end - one.end);
}

function layerOf(type) {
  if (type === "PERSON") return "person";
  if (type === "ORG") return "organisation";
  return PLACES.includes(type) ? "place" : "name";
}

/** Marks the article; gives a function that takes the marks back. */
export function mark(article, annotation) {
  const byNode = new Map();
  for (const wish of wanted(annotation)) {
    for (const { node, from, to } of places(article, wish)) {
      if (!byNode.has(node)) byNode.set(node, []);
      byNode.get(node).push({ ...wish, from, to });
    }
  }
  const undo = [...byNode].map(([node, marks]) => markNode(node, marks));
  return () => undo.forEach((undo) => undo());
}

/** Wraps words of one text node; gives the way back. */
function markNode(node, marks) {
  const { data, parentNode: parent, nextSibling: after } = node;
  const cuts = [...new Set([0, data.length, ...marks.flatMap(({ from, to }) => [from, to])])].sort((one, other) => one - other);
  const pieces = cuts.slice(1).map((to, at) => ({ from: cuts[at], to, over: marks.filter((mark) => mark.from <= cuts[at] && to <= mark.to) }));
  const fragment = document.createDocumentFragment();
  const added = build(pieces, 0, fragment, data, node);
  parent.insertBefore(fragment, after);
  return () => {
    const isHere = added[0]?.parentNode === parent || parent.contains(node);
    if (!isHere) return;
    const first = added.find((child) => child === node || child.contains(node)) ?? added[0];
    parent.insertBefore(node, first);
    node.data = data;
    for (const child of added) if (child !== node) child.remove();
  };
}

/** Builds the pieces below `into`, each group under one mark in one element; gives the children. */
function build(pieces, depth, into, data, node) {
  const children = [];
  for (let at = 0; at < pieces.length; ) {
    const outer = pieces[at].over[depth];
    let end = at + 1;
    while (outer && end < pieces.length && pieces[end].over[depth] === outer) end += 1;
    const child = outer ? element(outer) : words(pieces[at], data, node);
    into.append(child);
    if (outer) build(pieces.slice(at, end), depth + 1, child, data, node);
    children.push(child);
    at = end;
  }
  return children;
}

/** The words of a piece: the host's own node holds the first. */
function words({ from, to }, data, node) {
  if (from > 0) return document.createTextNode(data.slice(from, to));
  node.data = data.slice(0, to);
  return node;
}

function element({ layer, quote, entity, doubt, title }) {
  const element = document.createElement(MARK);
  element.dataset.layer = layer;
  if (quote !== undefined) element.dataset.quote = quote;
  if (entity != null) element.dataset.entity = entity;
  if (doubt) element.dataset.doubt = doubt;
  if (title) element.title = title;
  // As the element `mark` has.
  element.setAttribute("role", "mark");
  return element;
}

/** Every mark of a host's element. */
export const marksIn = (host, selector = "") => [...host.querySelectorAll(`${MARK}${selector}`)];
