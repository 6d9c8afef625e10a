use super::Word;
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

const OPEN: &[&str] = &[
    "open", "start", "launch", "begin", "load", "run", "play", "resume", "use", "talk to", "ask",
    "tell",
];
const OPEN_DE: &[&str] = &[
    "öffne",
    "starte",
    "start",
    "beginne",
    "lade",
    "aktiviere",
    "spiele",
    "spiel",
];
const ASK: &[&str] = &[
    "ask", "tell", "open", "start", "launch", "use", "talk to", "search", "play",
];
const ASK_DE: &[&str] = &[
    "frage", "frag", "sage", "sag", "bitte", "öffne", "starte", "spiele", "spiel",
];
/// The words that lead from the name to what is asked.
const LINKS: &[&str] = &[
    "to", "for", "about", "if", "whether", "and", "that", "on", "in", "with",
];
const LINKS_DE: &[&str] = &[
    "nach", "ob", "und", "dass", "mir", "zu", "über", "um", "für", "mit",
];

/// Whether and how the utterance calls the skill.
pub(in crate::testing) fn invocation(
    locale: &Locale,
    name: &str,
    utterance: &str,
) -> Option<Invocation> {
    let german = locale.canonical().language() == "de";
    let (open, ask, links) = if german {
        (OPEN_DE, ASK_DE, LINKS_DE)
    } else {
        (OPEN, ASK, LINKS)
    };
    let text = lower(utterance);
    let said = words(&text);
    let said = after(&said, "alexa").unwrap_or(&said);
    // The name alone opens the skill too.
    if after(said, name).is_some_and(<[Word]>::is_empty) {
        return Some(Invocation::Open);
    }
    for verb in open {
        let rest = after(said, verb).and_then(|rest| after(rest, name));
        if rest.is_some_and(<[Word]>::is_empty) {
            return Some(Invocation::Open);
        }
    }
    for verb in ask {
        let rest = after(said, verb).and_then(|rest| after(rest, name));
        if let Some(rest) = rest.filter(|rest| !rest.is_empty()) {
            let unlinked = links.iter().find_map(|link| after(rest, link));
            let readings = [Some(rest), unlinked.filter(|rest| !rest.is_empty())];
            return Some(Invocation::Ask(asked(&text, readings)));
        }
    }
    // "what is the time in {name}", "{rest} from {name}"
    let ends: &[&str] = if german {
        &["mit", "von", "bei", "in", "auf"]
    } else {
        &["from", "in", "using", "with", "on"]
    };
    let name_words = words(name);
    for (at, word) in said.iter().enumerate().skip(1) {
        let called = ends.contains(&&*word.text)
            && said.len() - at - 1 == name_words.len()
            && after(&said[at + 1..], name).is_some();
        if called {
            return Some(Invocation::Ask(asked(&text, [Some(&said[..at]), None])));
        }
    }
    None
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
}
