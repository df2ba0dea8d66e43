// The controls that the reader is promised, by the state in which they are first wanted, their role and their name.
// That each does something is tested where everything is pressed; here stands that it is there at all.
// Law: by what a screen reader hears of them, so that a control without a name is none.

/** The legend and the way through the lists: of every article. */
const ARTICLE = {
  button: [
    "Clean", "Marks", "Labels", "Type", "Speaker", "To check",
    /^Quoted/, /^Partly quoted/, /^Reported/, /^According to/, /^Not speech/,
    /^People/, /^Organisations/, /^Places/, /^Other names/, /^Dates & times/, /^Amounts/, /^He, she, it/,
    "Find in the article", "Keys", "Library", "Settings", "Export", "Edit text", "New",
  ],
  tab: ["Who said what", "People & things", "Timeline", "Changes"],
};

const TYPES = ["Person", "Organisation", "Country or town"];
const EDGES = ["Start: one word back", "Start: one word on", "End: one word back", "End: one word on"];

export const PROMISED = {
  "the paste box": {
    textbox: ["Your article"],
    button: ["Library", "Settings", /^Harrowgate council/, /^Ferry operator/, /^The librarian/],
    link: ["How is this private?"],
  },
  "a text in the paste box": { button: ["Show the article"] },
  "a long text": { button: ["Cancel"] },
  "an article": { ...ARTICLE, button: [...ARTICLE.button, "Show"] },
  "an article with something to check": {
    button: [/to check$/],
    searchbox: ["Search the quotes"],
    combobox: ["Group by", "Sort by", "Show"],
  },
  "a quote in the inspector": {
    button: ["Close", "Right", "Not a quote", "No one named", "Set", "Quoted", "Partly quoted", "Reported", "Here only", /by this speaker$/, ...EDGES],
    combobox: ["Another speaker’s name"],
  },
  "a name in the inspector": {
    button: ["Close", "Right", "Not a person", ...TYPES, "Set", "Previous mention", "Next mention", /^In every article/, ...EDGES],
    combobox: ["More …", "Same as …"],
    textbox: ["Another name"],
  },
  "people and things": {
    button: ["All", "People", "Organisations", "Places", "Dates & times", "Amounts", "Previous mention", "Next mention", "Split off", "Here only", /alike$/],
  },
  "words to add": { button: ["No one named", ...TYPES, "Land or water", "Building or road", "People or faith", "Event", "Work", "Product", "Law", "Language"] },
  "the timeline": { textbox: ["Published"], button: ["Wednesday"] },
  "a timeline from a day that was set": { button: ["Use the article’s"] },
  "changes": { button: ["Undo", "Forget"] },
  "a change taken back": { button: ["Redo"] },
  "find in the article, by speakers": { searchbox: ["Find in the article"], button: ["Previous place", "Next place", "Close"] },
  "furniture": { button: ["Set aside again"] },
  "the keys": {
    checkbox: [/^Single keys/],
    button: [
      "next mark: j", "previous mark: k", "next quote: n", "previous quote: p", "next to check: c", "next mention of the same: ]",
      "previous mention of the same: [", "right: y", "wrong: x", "is a person: 1", "is an organisation: 2", "is a country or town: 3",
      "is land or water: 4", "is a building or road: 5", "is a people or faith: 6", "other kind of quote: q", "other speaker: s",
      "move the edges: b", "add the selected words as a name: a", "is the same as …: m", "hide or show marks: h",
      "find in the article: /", "undo: u", "redo: r", "these keys: ?",
    ].map((key) => `${key}. Change the key`),
  },
  "the settings": { checkbox: [/^Single keys/, /^Tell screen readers/], textbox: ["Words"], combobox: ["Type"], button: ["Add", "Remove", "Export"] },
  "the library": {
    searchbox: [/^Search titles/],
    combobox: ["Sort by"],
    textbox: [/^Tags of/],
    button: ["Quotes of one person", "Compare two articles", /^Delete “/, "Export all", "Delete all"],
  },
  "the export": {
    radio: [
      /^JSON/, /^Web Annotation/, /^Table of quotes \(CSV\)/, /^Notes \(Markdown\)/, /^Marked page \(HTML\)/, /^brat/, /^IOB2/, /^TEI/, /^spaCy/,
      /^All/, /^What is shown/, /^Confirmed only/,
    ],
    button: ["Copy link", "Download", "Copy", "Print"],
  },
  "a text beside the export": { button: ["Download the text"] },
  "an article out of a link": { button: ["Open it", "Cancel"] },
  "a failure": { button: ["Try again"] },
  "a phone": { button: ["Outline", /quotes? · .* to check/] },
  "the sheet of a phone": { tab: ARTICLE.tab, button: ["Close"] },
  "the inspector of a phone": { button: ["Right", "Not a quote", ...EDGES] },
};
