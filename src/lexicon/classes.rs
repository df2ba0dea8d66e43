//! What an entity of the packed table is: a class that a reader understands and that an article's words can agree with.
//! Takes a number or a name, gives the class, and what it may be called.
//! Law: the numbers belong to the packed format; a class belongs to one kind of mention first.

use crate::document::Kind;

/// Declares the classes: each with its name in `pack`'s tables, what a reader is told, and the kinds of mention that may be one,
/// the usual first.
macro_rules! classes {
    ($($class:ident $name:literal $told:literal [$($kind:ident)+])*) => {
        /// What an entity is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        #[allow(missing_docs, reason = "the names say it")]
        pub enum Class { $($class),* }

        impl Class {
            /// All classes, by number.
            const ALL: &[Class] = &[$(Class::$class),*];

            /// Its name in the tables.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$class => $name),* }
            }

            /// What a reader is told: "head of state or government".
            #[must_use]
            pub fn told(self) -> &'static str {
                match self { $(Self::$class => $told),* }
            }

            /// The kinds of mention that may be one, the usual first.
            #[must_use]
            pub fn kinds(self) -> &'static [Kind] {
                match self { $(Self::$class => &[$(Kind::$kind),*]),* }
            }
        }
    };
}

impl Class {
    /// Whether a list of classes, apart by spaces, has it; offices are on it as "politics" too.
    pub(crate) fn is_listed(self, list: &str) -> bool {
        let group = if self <= Self::Judge { "politics" } else { self.name() };
        list.split(' ').any(|word| word == group || word == self.name())
    }
}

classes! {
    Leader "leader" "head of state or government" [Person]
    Minister "minister" "minister" [Person]
    Legislator "legislator" "member of parliament" [Person]
    Official "official" "public official" [Person]
    Politician "politician" "politician" [Person]
    Judge "judge" "judge" [Person]
    Officer "officer" "military officer" [Person]
    Business "business" "business person" [Person]
    Athlete "athlete" "athlete" [Person]
    Actor "actor" "actor" [Person]
    Musician "musician" "musician" [Person]
    Filmmaker "filmmaker" "film-maker" [Person]
    Writer "writer" "writer" [Person]
    Scholar "scholar" "scholar or scientist" [Person]
    Artist "artist" "artist or designer" [Person]
    Cleric "cleric" "religious leader" [Person]
    Royal "royal" "member of a royal family" [Person]
    Activist "activist" "activist" [Person]
    Person "person" "person" [Person]
    Company "company" "company" [Org Product Fac]
    Bank "bank" "bank or finance house" [Org]
    Agency "agency" "government body" [Org Fac]
    Alliance "alliance" "international organisation" [Org Gpe Loc]
    Party "party" "political party" [Org Norp]
    Team "team" "sports team" [Org Gpe]
    League "league" "sports league" [Org Event]
    Outlet "outlet" "news outlet or broadcaster" [Org WorkOfArt]
    School "school" "university or school" [Org Fac]
    Military "military" "army or armed group" [Org Norp]
    Legislature "legislature" "legislature" [Org Fac]
    Court "court" "court" [Org Fac]
    Band "band" "band" [Org Person]
    Organisation "organisation" "organisation" [Org Fac]
    Country "country" "country" [Gpe Loc]
    State "state" "state or province" [Gpe Loc]
    City "city" "city" [Gpe Loc]
    County "county" "county or district" [Gpe Loc]
    Region "region" "region" [Loc Gpe]
    Water "water" "river, lake or sea" [Loc Gpe]
    Mountain "mountain" "mountain or range" [Loc Gpe]
    Facility "facility" "building or facility" [Fac Org Loc Gpe]
    Event "event" "event" [Event]
    Work "work" "film, book or other work" [WorkOfArt Event]
    Product "product" "product" [Product Org]
    Language "language" "language" [Language Norp]
}

impl Class {
    /// The class of a number.
    #[must_use]
    pub fn of_number(number: u32) -> Option<Class> {
        Self::ALL.get(number as usize).copied()
    }

    /// The class of a name in the tables.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Class> {
        Self::ALL.iter().copied().find(|class| class.name() == name)
    }

    /// Whether it is a person.
    #[must_use]
    pub fn is_person(self) -> bool {
        self <= Class::Person
    }

    /// Whether it lies somewhere on a map.
    #[must_use]
    pub fn is_place(self) -> bool {
        (Class::Country..=Class::Facility).contains(&self)
    }
}
