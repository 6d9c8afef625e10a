use super::Word;
use super::calling::{NAME, calling};
use super::word::{lower, words};
use crate::Locale;

/// How an utterance calls a skill by its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::testing) enum Invocation {
    /// "open {name}": a launch.
    Open,
    /// "ask {name} ..": what is asked, in the readings that there are, most words first.
    Ask(Vec<String>),
}

/// Whether and how the utterance calls the skill.
pub(in crate::testing) fn invocation(
    locale: &Locale,
    name: &str,
    utterance: &str,
) -> Option<Invocation> {
    let calling = calling(locale);
    let text = lower(utterance);
    let said = words(&text);
    let wakes = calling.wake.iter().find_map(|wake| after(&said, wake));
    let said = wakes.unwrap_or(&said);
    // The name alone opens the skill too.
    if after(said, name).is_some_and(<[Word]>::is_empty) {
        return Some(Invocation::Open);
    }
    let called = |phrase: &&str| after(said, &with_name(phrase, name));
    if calling
        .open
        .iter()
        .filter_map(called)
        .any(<[Word]>::is_empty)
    {
        return Some(Invocation::Open);
    }
    let asked_of = calling.ask.iter().filter_map(called);
    if let Some(rest) = asked_of.into_iter().find(|rest| !rest.is_empty()) {
        let unlinked = calling.links.iter().find_map(|link| after(rest, link));
        let readings = [Some(rest), unlinked.filter(|rest| !rest.is_empty())];
        return Some(Invocation::Ask(asked(&text, readings)));
    }
    // "what is the time in {name}", "{rest} from {name}"
    let name_words = words(name);
    for (at, word) in said.iter().enumerate().skip(1) {
        let called = calling.ends.contains(&&*word.text)
            && said.len() - at - 1 == name_words.len()
            && after(&said[at + 1..], name).is_some();
        if called {
            return Some(Invocation::Ask(asked(&text, [Some(&said[..at]), None])));
        }
    }
    None
}

/// The usual words that open the skill.
pub(in crate::testing) fn opening(locale: &Locale, name: &str) -> String {
    let usual = calling(locale).open.first();
    usual.map_or_else(|| name.to_owned(), |phrase| with_name(phrase, name))
}

fn with_name(phrase: &str, name: &str) -> String {
    if phrase.contains(NAME) {
        phrase.replace(NAME, name)
    } else {
        format!("{phrase} {name}")
    }
}

/// The words after `phrase`, if they begin with it.
fn after<'a>(said: &'a [Word], phrase: &str) -> Option<&'a [Word]> {
    let phrase = words(phrase);
    let begins =
        said.len() >= phrase.len() && phrase.iter().zip(said).all(|(a, b)| a.text == b.text);
    begins.then(|| &said[phrase.len()..])
}

fn asked(text: &str, readings: [Option<&[Word]>; 2]) -> Vec<String> {
    let text_of = |said: &[Word]| {
        let (first, last) = (said.first()?, said.last()?);
        text.get(first.place.start..last.place.end)
            .map(str::to_owned)
    };
    readings.into_iter().flatten().filter_map(text_of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(readings: &[&str]) -> Invocation {
        Invocation::Ask(readings.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn a_skill_is_opened_or_asked() {
        let said = |text| invocation(&Locale::EN_US, "linked profile", text);
        for text in [
            "Alexa, open Linked Profile.",
            "start linked profile",
            "linked profile",
        ] {
            assert_eq!(said(text), Some(Invocation::Open), "{text}");
        }
        assert_eq!(
            said("ask linked profile for my e-mail address"),
            Some(ask(&["for my e-mail address", "my e-mail address"]))
        );
        assert_eq!(said("tell linked profile hello"), Some(ask(&["hello"])));
        assert_eq!(
            said("read my name from linked profile"),
            Some(ask(&["read my name"]))
        );
        assert_eq!(said("what is my name"), None);
        assert_eq!(said("open another skill"), None);
    }

    #[test]
    fn and_in_german() {
        let said = |text| invocation(&Locale::DE_DE, "mein profil", text);
        assert_eq!(said("Öffne mein Profil"), Some(Invocation::Open));
        assert_eq!(
            said("Frag mein Profil nach meiner Adresse"),
            Some(ask(&["nach meiner adresse", "meiner adresse"]))
        );
    }

    #[test]
    fn every_language_of_alexa_opens_and_asks() {
        for (locale, name, open, request, asked) in [
            (
                Locale::AR_SA,
                "بيت الشاي",
                "أليكسا، افتح بيت الشاي",
                "اسأل بيت الشاي عن السعر",
                "السعر",
            ),
            (
                Locale::ES_ES,
                "casa de té",
                "Alexa, abre casa de té",
                "pregunta a casa de té por el precio",
                "el precio",
            ),
            (
                Locale::FR_FR,
                "salon de thé",
                "Alexa, ouvre Salon de thé",
                "demande à salon de thé de lire le menu",
                "lire le menu",
            ),
            (
                Locale::HI_IN,
                "चाय घर",
                "एलेक्सा, चाय घर खोलो",
                "चाय घर से पूछो कि दाम",
                "दाम",
            ),
            (
                Locale::IT_IT,
                "casa del tè",
                "Alexa, apri casa del tè",
                "chiedi a casa del tè di leggere il menu",
                "leggere il menu",
            ),
            (
                Locale::JA_JP,
                "お茶の家",
                "アレクサ、お茶の家を開いて",
                "お茶の家でメニューを読んで",
                "メニューを読んで",
            ),
            (
                Locale::NL_NL,
                "theehuis",
                "Alexa, open theehuis",
                "vraag theehuis om het menu",
                "het menu",
            ),
            (
                Locale::PT_BR,
                "casa de chá",
                "Alexa, abra casa de chá",
                "pergunte para casa de chá sobre o preço",
                "o preço",
            ),
        ] {
            let said = |text: &str| invocation(&locale, name, text);
            assert_eq!(said(open), Some(Invocation::Open), "{open}");
            let Some(Invocation::Ask(readings)) = said(request) else {
                panic!("{request}: {:?}", said(request));
            };
            assert_eq!(
                readings.last().map(String::as_str),
                Some(asked),
                "{request}"
            );
            assert_eq!(said("xyz"), None);
        }
        for locale in Locale::ALL {
            let open = opening(locale, "tea house");
            assert_eq!(
                invocation(locale, "tea house", &open),
                Some(Invocation::Open),
                "{locale}: {open}"
            );
            let phrases = calling(locale).open.iter();
            for phrase in phrases.map(|phrase| with_name(phrase, "tea house")) {
                let called = invocation(locale, "tea house", &phrase);
                assert_eq!(called, Some(Invocation::Open), "{locale}: {phrase}");
            }
        }
    }
}
