//! What the gazetteer says of a name: bit fields of one packed number.
//! Takes and gives single fields.
//! Law: a field that is 0 says nothing; the layout belongs to the packed format's version.

/// What the gazetteer says of one name or word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Facts(pub u32);

/// A field of [`Facts`]: where its bits begin and how many they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    shift: u32,
    width: u32,
}

/// How often the word is written in lower case where that is free: 1 seldom, 2 at times, 3 mostly, 4 nearly always.
pub const COMMON: Field = Field { shift: 0, width: 3 };
/// A given name: 1 rare, 2 known, 3 frequent.
pub const GIVEN: Field = Field { shift: 3, width: 2 };
/// Whose given name: 1 men’s, 2 women’s, 3 both.
pub const GENDER: Field = Field { shift: 5, width: 2 };
/// A surname: 1 rare, 2 known, 3 frequent.
pub const SURNAME: Field = Field { shift: 7, width: 2 };
/// A place: the [`Place`] as a number.
pub const PLACE: Field = Field { shift: 9, width: 3 };
/// An organisation: the [`Group`] as a number.
pub const ORG: Field = Field { shift: 12, width: 3 };
/// A people, a faith or a party's followers: 1 nationality or region, 2 people or faith, 3 political.
pub const NORP: Field = Field { shift: 15, width: 2 };
/// A widely known person's full name (1), or the surname alone by which such a one goes (2).
pub const PERSON: Field = Field { shift: 17, width: 2 };
/// A thing with a name of its own: the [`Thing`] as a number.
pub const THING: Field = Field { shift: 19, width: 3 };

/// What sort of place: the values of [`PLACE`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u32)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Place {
    Town = 1,
    City = 2,
    Metropolis = 3,
    State = 4,
    Country = 5,
    Region = 6,
    Facility = 7,
}

/// What sort of organisation: the values of [`ORG`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u32)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Group {
    Other = 1,
    Company = 2,
    Team = 3,
    School = 4,
    Outlet = 5,
    Party = 6,
    Agency = 7,
}

/// What sort of thing: the values of [`THING`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u32)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Thing {
    Event = 1,
    Law = 2,
    Product = 3,
    Work = 4,
    Language = 5,
    Calendar = 6,
}

impl Facts {
    /// The value of `field`; 0 where nothing is known.
    #[must_use]
    pub fn get(self, field: Field) -> u32 {
        (self.0 >> field.shift) & ((1 << field.width) - 1)
    }

    /// These facts with `value` in `field`, cut to the field's width.
    #[must_use]
    pub fn with(self, field: Field, value: u32) -> Self {
        let mask = ((1 << field.width) - 1) << field.shift;
        Self((self.0 & !mask) | ((value << field.shift) & mask))
    }

    /// These facts with the greater of `value` and what `field` holds.
    #[must_use]
    pub fn at_least(self, field: Field, value: u32) -> Self {
        self.with(field, self.get(field).max(value))
    }

    /// Whether they name something, beyond saying how common the word is.
    #[must_use]
    pub fn is_name(self) -> bool {
        self.with(COMMON, 0) != Self(0)
    }
}
