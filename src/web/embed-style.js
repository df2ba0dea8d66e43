// How marks and panel look. Style sheets made by script need no permission of the host's policy.
// Takes nothing, gives one sheet for the host's document and one for the panel.
// Law: a mark takes no room: colours and lines alone, and in a layer, so that any rule of the host wins.

const INKS = `
  --said-person: light-dark(#1c4896, #a3c5ff);
  --said-organisation: light-dark(#76267f, #e6adf0);
  --said-place: light-dark(#125c34, #93dcab);
  --said-name: light-dark(#744600, #f0c27d);
  --said-wash: light-dark(#fdeeb5, #453a12);
  --said-edge: light-dark(#6f5300, #e4c25a);`;

const MARKS = `
@layer whosaid {
  :where(who-said) { ${INKS} }
  :where(said-mark) { text-decoration: underline 1.5px; text-underline-offset: 0.18em; text-decoration-skip-ink: none; cursor: pointer; }
  said-mark[data-layer="quoted"] { background: var(--said-wash); text-decoration: none; }
  said-mark[data-layer="reported"] { background: none; text-decoration: underline dotted 2px var(--said-edge); }
  said-mark[data-doubt] { background-image: linear-gradient(var(--said-edge), var(--said-edge)); background-size: 100% 1px; background-position: 0 100%; background-repeat: no-repeat; }
  said-mark[data-layer="person"] { text-decoration-color: var(--said-person); }
  said-mark[data-layer="organisation"] { text-decoration: underline dashed 1.5px var(--said-organisation); }
  said-mark[data-layer="place"] { text-decoration: underline double 1px var(--said-place); }
  said-mark[data-layer="name"] { text-decoration: underline wavy 1px var(--said-name); }
  said-mark.on { background-color: color-mix(in srgb, var(--said-wash), var(--said-edge) 35%); }
  ${["quoted", "reported", "person", "organisation", "place", "name"]
    .map((layer) => `who-said[hide~="${layer}"] said-mark[data-layer="${layer}"] { background: none; text-decoration: none; cursor: inherit; }`)
    .join("\n")}
  @media print { said-mark[data-layer="quoted"] { text-decoration: underline 1px; } }
  @media (forced-colors: active) { said-mark[data-layer="quoted"] { text-decoration: underline 2px; } }
}`;

const PANEL = `
:host { display: block; }
:host([hidden]) { display: none; }
.panel { ${INKS}
  margin-block: 1.5em; border: 1px solid var(--said-rule, light-dark(#d8d0c0, #3a3c43)); border-radius: var(--said-radius, 6px);
  background: var(--said-paper, light-dark(#fbf9f4, #1e2025)); color: var(--said-ink, light-dark(#1d1b18, #ebe7de));
  font: var(--said-font, 0.9375rem / 1.5 system-ui, sans-serif); text-align: start; }
summary { padding: 0.7em 1em; cursor: pointer; font-weight: 650; }
summary span { color: var(--said-quiet, light-dark(#5a544b, #b0aa9f)); font-weight: 400; }
.body { padding: 0 1em 1em; }
.legend { display: flex; flex-wrap: wrap; gap: 0.4em; padding-block: 0.25em 0.9em; }
.legend button { padding: 0.2em 0.7em; border: 1px solid currentcolor; border-radius: 999px; background: none; color: inherit; font: inherit; font-size: 0.875em; cursor: pointer; }
.legend button[aria-pressed="false"] { opacity: 0.65; text-decoration: line-through; }
.legend i { display: inline-block; inline-size: 1.4em; block-size: 0.75em; margin-inline-end: 0.45em; border-block-end: 2px solid var(--said-edge); }
.legend .quoted i { border: 0; background: var(--said-wash); box-shadow: inset 0 0 0 1px var(--said-edge); }
.legend .reported i { border-block-end-style: dotted; }
.legend .person i { border-color: var(--said-person); }
.legend .organisation i { border-color: var(--said-organisation); border-block-end-style: dashed; }
.legend .place i { border-color: var(--said-place); border-block-end: 3px double var(--said-place); }
.legend .name i { border-color: var(--said-name); }
h3 { margin: 0; padding-block: 0.6em 0.2em; border-block-start: 1px solid var(--said-rule, light-dark(#d8d0c0, #3a3c43)); font: inherit; font-weight: 650; }
h3 span { color: var(--said-quiet, light-dark(#5a544b, #b0aa9f)); font-weight: 400; }
ul { margin: 0; padding: 0; list-style: none; }
.row { display: block; inline-size: 100%; padding: 0.3em 0; border: 0; background: none; color: inherit; font: inherit; font-family: var(--said-quote-font, Charter, Georgia, serif); text-align: start; cursor: pointer; }
.row:hover { text-decoration: underline; text-decoration-thickness: 1px; }
.row.on { background: var(--said-wash); }
.row em { color: var(--said-quiet, light-dark(#5a544b, #b0aa9f)); font: 0.8125em system-ui, sans-serif; }
:focus-visible { outline: 2px solid light-dark(#0b57d0, #8ab4ff); outline-offset: 2px; }
p { margin: 0; padding: 0.7em 1em; }`;

const sheet = (rules) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules);
  return sheet;
};

let marks;
/** Adds the marks' style to the document or the shadow tree that the element stands in, once. */
export function styleMarks(root) {
  marks ??= sheet(MARKS);
  if (!root.adoptedStyleSheets.includes(marks)) root.adoptedStyleSheets.push(marks);
}

let panel;
/** The panel's sheet. */
export const panelSheet = () => (panel ??= sheet(PANEL));
