use std::ops::Range;

/// A word as it is compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::testing) struct Word {
    /// In lower case, without marks.
    pub(in crate::testing) text: String,
    /// Where it stands in the utterance in lower case.
    pub(in crate::testing) place: Range<usize>,
    /// Whether a comma stands before it.
    pub(in crate::testing) after_comma: bool,
}

/// The words of a text in lower case. Marks count for nothing, but in numbers (`10:30`, `2.5`, `-5`);
/// `'s` is a word of its own, because it may follow a slot; so is each Chinese and Japanese
/// character, because no spaces tell their words apart. `place` is in [`lower`] of the text.
pub(in crate::testing) fn words(text: &str) -> Vec<Word> {
    let text = lower(text);
    let mut words: Vec<Word> = Vec::new();
    let mut word = String::new();
    let mut start = 0;
    let mut comma = false;
    let mut end_word = |word: &mut String, place: Range<usize>, comma: &mut bool| {
        let quoted = std::mem::take(word);
        let text = quoted.trim_start_matches('\'');
        let start = place.start + (quoted.len() - text.len());
        let quoted = text;
        let text = quoted.trim_end_matches('\'');
        let place = start..place.end - (quoted.len() - text.len());
        if text.is_empty() {
            return;
        }
        let after_comma = std::mem::take(comma);
        let stem = text.strip_suffix("'s").filter(|stem| !stem.is_empty());
        let split = place.end - if stem.is_some() { 2 } else { 0 };
        words.push(Word {
            text: stem.unwrap_or(text).to_owned(),
            place: place.start..split,
            after_comma,
        });
        if stem.is_some() {
            words.push(Word {
                text: "'s".to_owned(),
                place: split..place.end,
                after_comma: false,
            });
        }
    };
    let mut previous = ' ';
    let mut characters = text.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let next = characters.peek().map_or(' ', |(_, next)| *next);
        if is_ideograph(character) {
            end_word(&mut word, start..at, &mut comma);
            word.push(character);
            end_word(&mut word, at..at + character.len_utf8(), &mut comma);
        } else if within_word(previous, character, next) {
            if word.is_empty() {
                start = at;
            }
            word.push(character);
        } else if character == '.' && previous.is_alphabetic() && next.is_alphabetic() {
            // a.m.: one word
        } else {
            end_word(&mut word, start..at, &mut comma);
            comma |= matches!(character, ',' | '、' | '،');
        }
        previous = character;
    }
    end_word(&mut word, start..text.len(), &mut comma);
    // "'s" alone, after a slot of a sample
    for word in &mut words {
        if word.text == "s" && text[..word.place.start].ends_with('\'') {
            "'s".clone_into(&mut word.text);
        }
    }
    words
}

/// The text in the form that slots are filled with.
pub(in crate::testing) fn lower(text: &str) -> String {
    text.to_lowercase().replace(['\u{2019}', '\u{2018}'], "'")
}

/// The words of a text as one, to compare names by.
pub(in crate::testing) fn key(text: &str) -> String {
    join(&words(text))
}

pub(in crate::testing) fn join(words: &[Word]) -> String {
    let words: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
    words.join(" ")
}

fn within_word(previous: char, character: char, next: char) -> bool {
    match character {
        '.' | ':' => previous.is_ascii_digit() && next.is_ascii_digit(),
        '\'' => true,
        // The sign of a number, and not what joins or parts words.
        '-' => previous.is_whitespace() && next.is_ascii_digit(),
        ',' | ';' | '!' | '?' | '"' | '(' | ')' | '[' | ']' | '{' | '}' | '…' | '¿' | '¡'
        | '。' | '、' | '？' | '！' | '،' | '؟' | '“' | '”' | '„' | '«' | '»' | '–' | '—' | '/'
        | '।' => false,
        other => !other.is_whitespace(),
    }
}

fn is_ideograph(character: char) -> bool {
    matches!(character, '\u{3040}'..='\u{30fa}' | '\u{30fc}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<String> {
        words(text).into_iter().map(|word| word.text).collect()
    }

    #[test]
    fn marks_and_case_do_not_count() {
        assert_eq!(
            texts("What's MY e-mail, please?"),
            ["what", "'s", "my", "e", "mail", "please"]
        );
        assert_eq!(texts("at 10:30 a.m."), ["at", "10:30", "am"]);
        assert_eq!(texts("2.5 litres."), ["2.5", "litres"]);
        assert_eq!(texts("to -5"), ["to", "-5"]);
        assert_eq!(
            texts("2026-11-21, 555-1234 - 5 -x"),
            ["2026", "11", "21", "555", "1234", "5", "x"]
        );
        assert_eq!(texts("it’s"), ["it", "'s"]);
        assert_eq!(texts("'s house"), ["'s", "house"]);
        assert_eq!(texts("don't 'quote'"), ["don't", "quote"]);
        assert_eq!(texts("Öffne ÜBER"), ["öffne", "über"]);
        assert_eq!(texts("東京の天気"), ["東", "京", "の", "天", "気"]);
        assert!(texts(" -- ?! ").is_empty());
        assert_eq!(key("E-Mail  Address"), "e mail address");
    }

    #[test]
    fn places_and_commas_are_kept() {
        let text = "ham, e-mail and Bob's";
        let words = words(text);
        let places: Vec<&str> = words.iter().map(|word| &text[word.place.clone()]).collect();
        assert_eq!(places, ["ham", "e", "mail", "and", "Bob", "'s"]);
        let commas: Vec<bool> = words.iter().map(|word| word.after_comma).collect();
        assert_eq!(commas, [false, true, false, false, false, false]);
    }
}
