// What stands under a host's article: a legend that shows and hides marks, and who said what.
// Takes an annotation and its text, gives elements for the shadow tree.
// Law: all text goes in as text; each piece has a `part`, so that the host can style it.

const LAYERS = { quoted: "Quoted", reported: "Reported", person: "People", organisation: "Organisations", place: "Places", name: "Other names" };
const LONGEST = 160;

/** Words of the panel, for hosts of other languages. */
export const WORDS = {
  title: "Who said what",
  quote: ["quote", "quotes"],
  speaker: ["speaker", "speakers"],
  nobody: "No speaker named",
  check: "check",
  none: "Nobody is quoted in this text.",
};

/** The panel: { root, rows }, its rows by the number of their quote. */
export function panel(annotation, text, words, { hidden, onLayer, onQuote }) {
  const groups = grouped(annotation);
  const root = make("details", "panel");
  const counts = `${counted(annotation.quotes.length, words.quote)} · ${counted(groups.filter(({ named }) => named).length, words.speaker)}`;
  root.append(make("summary", "summary", `${words.title} `, make("span", "counts", counts)));
  const body = make("div", "body", legend(hidden, onLayer));
  const rows = new Map();
  for (const { name, quotes } of groups) {
    const list = make("ul", "quotes");
    for (const quote of quotes) {
      const row = make("button", "row", excerpt(quote, text));
      if (quote.score < 0.6) row.append(" ", make("em", "doubt", words.check));
      row.type = "button";
      row.addEventListener("click", () => onQuote(quote.id));
      rows.set(quote.id, row);
      list.append(make("li", "item", row));
    }
    body.append(make("h3", "speaker", name ?? words.nobody, " ", make("span", "count", String(quotes.length))), list);
  }
  if (groups.length === 0) body.append(make("p", "none", words.none));
  root.append(body);
  return { root, rows };
}

/** The quotes by speaker, in the order in which each first speaks; those of nobody last. */
function grouped({ quotes }) {
  const groups = new Map();
  for (const quote of quotes) {
    const name = quote.speaker_name ?? undefined;
    const key = quote.speaker?.entity ?? name;
    if (!groups.has(key)) groups.set(key, { name, named: name !== undefined, quotes: [] });
    groups.get(key).quotes.push(quote);
  }
  return [...groups.values()].sort((one, other) => Number(other.named) - Number(one.named));
}

/** The words of a quote, the first of them where it is long. */
function excerpt({ parts }, text) {
  const whole = parts.map(({ start, end }) => text.slice(start, end).trim()).join(" … ").replace(/\s+/g, " ");
  return whole.length > LONGEST ? `${whole.slice(0, LONGEST).replace(/\S*$/, "")}…` : whole;
}

function legend(hidden, onLayer) {
  const buttons = Object.entries(LAYERS).map(([layer, label]) => {
    const button = make("button", "key", make("i", "swatch"), label);
    button.type = "button";
    button.classList.add(layer);
    button.setAttribute("aria-pressed", String(!hidden.has(layer)));
    button.addEventListener("click", () => button.setAttribute("aria-pressed", String(onLayer(layer))));
    return button;
  });
  const legend = make("div", "legend", ...buttons);
  legend.setAttribute("role", "group");
  legend.setAttribute("aria-label", "Marks");
  return legend;
}

const counted = (count, [one, many]) => `${count} ${count === 1 ? one : many}`;

/** An element with the class and the part of that name. */
export function make(name, part, ...children) {
  const element = document.createElement(name);
  element.className = part;
  element.part = part;
  element.append(...children);
  return element;
}
