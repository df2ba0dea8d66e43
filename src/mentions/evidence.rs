//! The kinds of evidence for and against a name.
//! Takes a group and a level, gives the piece of evidence: its row in the table of weights, and words for the reader.
//! Law: every piece of evidence has a name of its own; what it tells a reader is plain English, or nothing.

use crate::document::Kind;

/// Number of kinds of names, and one for "no name".
pub(crate) const COLUMNS: usize = 12;
/// The column for "no name".
pub(crate) const NO_NAME: usize = COLUMNS - 1;

/// The kinds of names by column.
#[cfg_attr(not(feature = "train"), allow(unreachable_pub, reason = "public to the train program alone"))]
pub const KINDS: [Kind; COLUMNS - 1] = [
    Kind::Person,
    Kind::Org,
    Kind::Gpe,
    Kind::Loc,
    Kind::Fac,
    Kind::Norp,
    Kind::Event,
    Kind::WorkOfArt,
    Kind::Product,
    Kind::Law,
    Kind::Language,
];

/// What a stretch is worth as each kind of name, and as none.
pub(crate) type Scores = [f32; COLUMNS];

/// One piece of evidence: a row of the weights.
pub(crate) type Evidence = u16;

/// Declares the groups of evidence, each with its name in the table, what it tells the reader, and its levels.
macro_rules! groups {
    ($($group:ident $name:literal $levels:literal $label:literal)*) => {
        /// A kind of evidence; most come in levels.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Group { $($group),* }
        /// Name in the table, levels, and words for the reader, by group.
        const GROUPS: &[(&str, usize, &str)] = &[$(($name, $levels, $label)),*];
    };
}

groups! {
    Bias "bias" 1 ""
    Length "length" 6 ""
    Shape "shape" 8 "its shape"
    Place "place" 8 "known place"
    LongPlace "long-place" 8 "known place"
    Org "organisation" 8 "known organisation"
    LongOrg "long-organisation" 8 "known organisation"
    Norp "people" 4 "known nationality, people or faith"
    LongNorp "long-people" 4 "known nationality, people or faith"
    Thing "thing" 8 "known event, work or product"
    LongThing "long-thing" 8 "known event, work or product"
    Known "person" 4 "well-known person"
    LongKnown "long-person" 4 "well-known person"
    Given "given" 4 "known given name"
    Surname "surname" 4 "known surname"
    FullName "full-name" 16 "known given name"
    GivenPlace "given-place" 8 "both a given name and a place"
    Initials "initials" 1 "initials before a surname"
    Particle "particle" 1 "a surname’s particle"
    Suffix "suffix" 1 "Jr. or the like after the surname"
    Head "head" 9 "its last word"
    FirstHead "first-head" 9 "its first word"
    OfHead "of-head" 9 "its word before “of”"
    OneHead "one-head" 9 "a word that heads names"
    FirstNorp "first-people" 1 "opens with a nationality"
    FirstPlace "first-place" 7 "opens with a place"
    LastPlace "last-place" 7 "ends with a place"
    FirstTitle "first-title" 2 "opens with a title"
    FirstCompass "first-compass" 1 "opens with a point of the compass"
    FirstCommon "first-common" 5 ""
    LastCommon "last-common" 5 ""
    OneCommon "common" 5 ""
    OpenCommon "opening-common" 5 ""
    HeadlineCommon "headline-common" 5 ""
    CapitalsCommon "capitals-common" 5 ""
    Opens "opens" 1 ""
    InHeadline "headline" 1 ""
    InCapitals "capitals" 1 ""
    Of "inner-of" 1 "“of” inside"
    And "inner-and" 1 "“and” inside"
    Link "inner-link" 4 ""
    Hyphen "inner-hyphen" 1 ""
    LowerEnd "lower-end" 5 ""
    Ending "ending" 4 "how its last word ends"
    InnerCorp "inner-corp" 1 ""
    Digits "digits" 1 ""
    Clitic "inner-clitic" 3 ""
    Comma "inner-comma" 1 ""
    The "the" 1 ""
    Calendar "calendar" 1 "a word of the calendar inside"
    AllNorp "with-people" 1 "a nationality inside"
    WordBefore "word-before" 640 "the word before it"
    WordAfter "word-after" 640 "the word after it"
    Before "before" 12 "the word before it"
    BeforeThat "before-that" 12 "the word but one before it"
    After "after" 12 "the word after it"
    BeforeThe "before-the" 1 ""
    BeforeOf "before-of" 1 ""
    BeforeAnd "before-and" 1 ""
    BeforeComma "before-comma" 1 ""
    BeforeInitial "before-initial" 1 ""
    BeforeHyphen "before-hyphen" 1 ""
    BeforeNorp "before-people" 1 "a nationality before it"
    BeforeCapital "before-capital" 1 ""
    BeforeLink "before-link" 1 ""
    BeforeNumber "before-number" 1 ""
    Block "block" 11 ""
    AfterMoney "after-money" 1 "a currency sign after it"
    BeforeBracket "before-bracket" 1 ""
    CapitalTitle "capital-title" 1 "title before the name"
    AfterClitic "after-clitic" 1 "’s after it"
    AfterComma "after-comma" 1 ""
    AfterCommaPlace "after-comma-place" 1 "a place follows after a comma"
    AfterCommaRole "after-comma-role" 1 "a role follows after a comma"
    AfterCommaNumber "after-comma-number" 1 "an age follows after a comma"
    CommaPlace "comma-place" 1 "follows a place and a comma"
    AfterHyphen "after-hyphen" 2 ""
    AfterCapital "after-capital" 1 ""
    AfterLink "after-link" 1 "“of” and a capital after it"
    AfterBracket "after-bracket" 1 ""
    AfterNumber "after-number" 1 ""
    AfterAnd "after-and" 1 ""
    AfterVerb "after-verb" 1 "“is”, “has” or “will” after it"
    AfterPlural "after-noun" 4 "the kind of noun after it"
    SameName "same-name" 33 "named so elsewhere in the article"
    SameSurname "same-surname" 2 "same surname as a full name here"
    SameGiven "same-given" 1 "same given name as a full name here"
    PartOfName "part-of-name" 1 "part of a longer name here"
    Acronym "acronym" 1 "short for a name here"
    SeenLower "seen-lower" 2 "written in lower case elsewhere in the article"
    SeenInside "seen-inside" 1 ""
}

/// First row of each group.
const BASES: [u16; GROUPS.len()] = {
    let mut bases = [0; GROUPS.len()];
    let mut group = 1;
    while group < GROUPS.len() {
        bases[group] = bases[group - 1] + GROUPS[group - 1].1 as u16;
        group += 1;
    }
    bases
};

/// Number of rows.
pub(crate) const ROWS: usize = BASES[GROUPS.len() - 1] as usize + GROUPS[GROUPS.len() - 1].1;

impl Group {
    /// The row of this group's `level`; levels past the last count as the last.
    pub(crate) fn at(self, level: usize) -> Evidence {
        let (_, levels, _) = GROUPS[self as usize];
        BASES[self as usize] + level.min(levels - 1) as u16
    }
}

/// The group of a row.
fn group_of(evidence: Evidence) -> usize {
    BASES.partition_point(|base| *base <= evidence) - 1
}

/// What a piece of evidence tells the reader; empty where it would tell nothing by itself.
pub(crate) fn label(evidence: Evidence) -> &'static str {
    let group = group_of(evidence);
    let is_context =
        [Group::Before, Group::BeforeThat, Group::After].iter().any(|context| *context as usize == group);
    if is_context {
        return CONTEXT_LABELS[usize::from(evidence - BASES[group]) % CONTEXT_LABELS.len()];
    }
    GROUPS[group].2
}

/// What the classes of words beside a name tell, in the order of `Classes::contexts`.
const CONTEXT_LABELS: [&str; 12] = [
    "title before the name",
    "Mr. or the like before the name",
    "a role beside the name",
    "a word for kin beside the name",
    "a verb of saying beside the name",
    "“in” or the like before it",
    "“at” or the like before it",
    "a point of the compass beside it",
    "a noun for places beside it",
    "a noun for organisations beside it",
    "a noun for states beside it",
    "“aged” or the like beside it",
];

/// A row's name in the weights' table: "place.5".
pub(crate) fn row_name(evidence: Evidence) -> String {
    let group = group_of(evidence);
    format!("{}.{}", GROUPS[group].0, evidence - BASES[group])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_past_the_last_stay_in_their_group() {
        assert_eq!(row_name(Group::Place.at(99)), "place.7");
        assert_eq!(row_name(Group::Bias.at(3)), "bias.0");
    }
}
