//! The built-in slot types that have a form of their own.

mod date;
mod duration;
mod number;
mod ordinal;
mod phone;
mod time;

use super::{Grammar, Word};

/// The language that numbers and dates are read in; every other one reads figures, and English words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Language {
    English,
    German,
}

/// Whether the type takes nothing but what [`parse`] reads.
pub(super) fn is_exact(slot_type: &str) -> bool {
    matches!(
        slot_type,
        "AMAZON.NUMBER"
            | "AMAZON.FOUR_DIGIT_NUMBER"
            | "AMAZON.DATE"
            | "AMAZON.TIME"
            | "AMAZON.DURATION"
            | "AMAZON.Ordinal"
            | "AMAZON.PhoneNumber"
    )
}

/// The value in the form that the service gives it.
pub(super) fn parse(grammar: &Grammar<'_>, slot_type: &str, words: &[Word]) -> Option<String> {
    let language = if grammar.locale.canonical().language() == "de" {
        Language::German
    } else {
        Language::English
    };
    let words: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
    match slot_type {
        "AMAZON.NUMBER" => number::parse(&words, language),
        "AMAZON.FOUR_DIGIT_NUMBER" => number::four_digits(&words, language),
        "AMAZON.DATE" => date::parse(&words, language, grammar.today),
        "AMAZON.TIME" => time::parse(&words, language),
        "AMAZON.DURATION" => duration::parse(&words, language),
        "AMAZON.Ordinal" => ordinal::parse(&words, language).map(|number| number.to_string()),
        "AMAZON.PhoneNumber" => phone::parse(&words, language),
        _ => None,
    }
}
