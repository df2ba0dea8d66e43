//! Names and values in one list.
//! Takes both, each in order, gives all in order of start, the longer first.
//! Law: no two cross; of two on the same tokens the surer stays.

use crate::document::{Form, Kind, Mention, Value, put_in_order};

/// Names and values in one list, in order of start, the longer first; of two that cross or coincide, one goes.
pub(crate) fn merge(names: Vec<Mention>, values: Vec<Mention>) -> Vec<Mention> {
    let mut all = names;
    all.extend(values);
    put_in_order(&mut all);
    let longest = all.iter().map(|mention| mention.range.len()).max().unwrap_or(0);
    let mut kept: Vec<Mention> = Vec::with_capacity(all.len());
    for mention in all {
        if place(&mut kept, &mention, longest) {
            kept.push(mention);
        }
    }
    kept
}

/// Whether `mention` may stay; drops those of `kept` that must give way to it. None is longer than `longest`, so that
/// no look back goes farther.
fn place(kept: &mut Vec<Mention>, mention: &Mention, longest: usize) -> bool {
    while let Some(last) = last_overlap(kept, mention, longest) {
        let other = &kept[last];
        let clashes = other.range == mention.range || other.range.crosses(mention.range);
        if !clashes {
            return may_nest(other, mention);
        }
        if weight(other) >= weight(mention) {
            return false;
        }
        kept.remove(last);
    }
    true
}

/// The last of `kept` that shares a token with `mention`.
fn last_overlap(kept: &[Mention], mention: &Mention, longest: usize) -> Option<usize> {
    let reach = mention.range.first().saturating_sub(longest);
    let near = kept.iter().enumerate().rev().take_while(|(_, other)| other.range.first() >= reach);
    near.filter(|(_, other)| other.range.overlaps(mention.range)).map(|(index, _)| index).next()
}

/// A date may stand in a name ("the 2016 election"), save a title, and anything in a nominal; but a name's other numbers
/// count nothing ("Group of Eight"), its own words refer to nothing else, nor do a value's.
fn may_nest(outer: &Mention, inner: &Mention) -> bool {
    match outer.form {
        Form::Name if matches!(outer.kind, Kind::WorkOfArt | Kind::Product) => false,
        Form::Name => inner.form == Form::Name || (inner.kind == Kind::Date && is_year_or_longer(inner)),
        Form::Value => inner.form == Form::Value,
        Form::Nominal | Form::Pronoun => true,
    }
}

/// A year, or a date of several words: "March" in "March on Washington" is none.
fn is_year_or_longer(date: &Mention) -> bool {
    let is_year = matches!(&date.value, Some(Value::Timex(timex)) if timex.len() == 4);
    date.range.len() > 1 || is_year
}

/// Which of two that clash stays: by form, then by score.
fn weight(mention: &Mention) -> (u8, u32) {
    let form = match mention.form {
        Form::Name | Form::Value => 2,
        Form::Pronoun => 1,
        Form::Nominal => 0,
    };
    (form, (mention.score * 1000.0) as u32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Range;

    fn mention(start: usize, end: usize, form: Form, score: f32) -> Mention {
        let range = Range::new(start, end);
        let year = || Value::Timex("2016".to_owned());
        let (kind, value) = if form == Form::Value { (Kind::Date, Some(year())) } else { (Kind::Org, None) };
        Mention { range, kind, form, value, score, evidence: "" }
    }

    #[test]
    fn of_two_that_cross_or_coincide_the_surer_stays() {
        let merged = merge(vec![mention(0, 2, Form::Name, 0.5)], vec![mention(1, 3, Form::Value, 0.9)]);
        assert_eq!(merged, [mention(1, 3, Form::Value, 0.9)]);
        let merged = merge(vec![mention(0, 2, Form::Name, 0.9)], vec![mention(0, 2, Form::Value, 0.5)]);
        assert_eq!(merged, [mention(0, 2, Form::Name, 0.9)]);
    }

    #[test]
    fn a_year_may_stand_in_a_name_and_a_name_in_a_nominal() {
        let nested = vec![mention(0, 3, Form::Name, 0.9), mention(1, 2, Form::Value, 0.1)];
        assert_eq!(merge(nested[..1].to_vec(), nested[1..].to_vec()), nested);
        let nested = vec![mention(0, 3, Form::Nominal, 0.1), mention(1, 2, Form::Name, 0.9)];
        assert_eq!(merge(nested.clone(), Vec::new()), nested);
    }

    #[test]
    fn no_two_of_any_list_cross() {
        arbtest::arbtest(|random| {
            let mut lists = [Vec::new(), Vec::new()];
            for list in &mut lists {
                for _ in 0..random.int_in_range(0..=12)? {
                    let start = random.int_in_range(0..=20_usize)?;
                    let end = start + random.int_in_range(1..=5_usize)?;
                    let forms = [Form::Name, Form::Value, Form::Nominal, Form::Pronoun];
                    let score = f32::from(random.int_in_range(0..=9_u8)?) / 10.0;
                    list.push(mention(start, end, *random.choose(&forms)?, score));
                }
            }
            let [names, values] = lists;
            let merged = merge(names, values);
            assert!(
                merged
                    .is_sorted_by_key(|mention| (mention.range.start, std::cmp::Reverse(mention.range.end)))
            );
            for (index, one) in merged.iter().enumerate() {
                let others = &merged[index + 1..];
                assert!(
                    others.iter().all(|other| !one.range.crosses(other.range) && one.range != other.range)
                );
            }
            Ok(())
        });
    }
}
