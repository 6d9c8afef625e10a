//! ask-sdk's trim rule for speech.

/// JavaScript's white space: unlike Rust's it has U+FEFF and not U+0085.
fn is_space(character: char) -> bool {
    character == '\u{feff}' || (character.is_whitespace() && character != '\u{85}')
}

fn trim(text: &str) -> &str {
    text.trim_matches(is_space)
}

/// The speech in the form of ask-sdk: trimmed, and out of one `<speak>` that it may stand in.
pub(super) fn trimmed(speech: &str) -> &str {
    let speech = trim(speech);
    match speech
        .strip_prefix("<speak>")
        .and_then(|inner| inner.strip_suffix("</speak>"))
    {
        Some(inner) => trim(inner),
        None => speech,
    }
}

#[cfg(test)]
mod tests {
    use super::trimmed;

    #[test]
    fn one_layer_is_taken_off() {
        for (speech, expected) in [
            ("", ""),
            (" hi ", "hi"),
            ("<speak> hi </speak>", "hi"),
            (" <speak><speak>hi</speak></speak> ", "<speak>hi</speak>"),
            ("<speak>hi", "<speak>hi"),
            ("<SPEAK>hi</SPEAK>", "<SPEAK>hi</SPEAK>"),
            (
                "<speak version='1'>hi</speak>",
                "<speak version='1'>hi</speak>",
            ),
            ("\u{feff}\u{a0}hi\u{2003}", "hi"),
            ("\u{85}hi\u{85}", "\u{85}hi\u{85}"),
            ("<speak>", "<speak>"),
        ] {
            assert_eq!(trimmed(speech), expected, "{speech:?}");
        }
    }
}
