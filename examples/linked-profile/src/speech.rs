//! What the skill says, by locale.

use std::borrow::Cow;
use std::collections::HashMap;

use alexa_skill_core::Locale;
use fluent_templates::{LanguageIdentifier, Loader, fluent_bundle::FluentValue, static_loader};

static_loader! {
    static LOCALES = {
        locales: "./locales",
        fallback_language: "en",
        // The marks are for text on a page; in speech they would be noise.
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

/// There is no such sentence. It is an error and not the key, because nobody wants to hear a key.
#[derive(Debug)]
pub struct MissingSentence(String);

impl std::fmt::Display for MissingSentence {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "no sentence {:?} in any language", self.0)
    }
}

impl std::error::Error for MissingSentence {}

/// The sentence `key` in the locale's language, else in English, with `arguments` put in. They must
/// be SSML.
pub fn sentence(
    locale: &Locale,
    key: &str,
    arguments: &[(&'static str, &str)],
) -> Result<String, MissingSentence> {
    let language = locale.canonical();
    let language: LanguageIdentifier = language
        .language()
        .parse()
        .unwrap_or_else(|_| LanguageIdentifier::default());
    let arguments: HashMap<_, _> = arguments
        .iter()
        .map(|(name, value)| (Cow::Borrowed(*name), FluentValue::from(*value)))
        .collect();
    LOCALES
        .try_lookup_with_args(&language, key, &arguments)
        .ok_or_else(|| MissingSentence(key.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sentence_is_there_in_every_language() {
        let keys = |text: &str| -> Vec<String> {
            let lines = text.lines().filter(|line| !line.starts_with('#'));
            lines
                .filter_map(|line| Some(line.split_once(" = ")?.0.to_owned()))
                .collect()
        };
        let english = keys(include_str!("../locales/en/skill.ftl"));
        assert!(english.len() > 15);
        assert_eq!(english, keys(include_str!("../locales/de/skill.ftl")));
        assert_eq!(
            keys(include_str!("../locales/en/conversation.ftl")),
            keys(include_str!("../locales/de/conversation.ftl"))
        );
        for key in english {
            let value = [("name", "N"), ("value", "V")];
            let sentence = |locale| sentence(&locale, &key, &value).unwrap();
            assert_ne!(sentence(Locale::DE_DE), sentence(Locale::EN_US), "{key}");
            assert_eq!(sentence(Locale::FR_FR), sentence(Locale::EN_US), "{key}");
            assert!(!sentence(Locale::DE_DE).contains(['{', '}', '$']), "{key}");
        }
        assert!(sentence(&Locale::EN_US, "no-such-key", &[]).is_err());
    }
}
