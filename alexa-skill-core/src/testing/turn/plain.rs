/// What is heard of SSML: its text, spaces run together.
pub(super) fn plain(ssml: &str) -> String {
    let mut text = String::new();
    let mut inside_tag = false;
    for character in ssml.chars() {
        match character {
            '<' => {
                inside_tag = true;
                // "one<break/>two" is two words.
                text.push(' ');
            }
            '>' if inside_tag => inside_tag = false,
            _ if !inside_tag => text.push(character),
            _ => {}
        }
    }
    let entities = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&apos;", "'"),
        ("&amp;", "&"),
    ];
    let text = entities.iter().fold(text, |text, (entity, character)| {
        text.replace(entity, character)
    });
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut heard = words.join(" ");
    // A tag's end is no space before a mark.
    for mark in [",", ".", "!", "?", ";", ":"] {
        heard = heard.replace(&format!(" {mark}"), mark);
    }
    heard
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn tags_are_not_heard_and_entities_are() {
        for (ssml, heard) in [
            ("<speak>A &amp; <b>B</b>! &lt;3</speak>", "A & B! <3"),
            ("one<break time=\"1s\"/>two", "one two"),
            ("no tags > here", "no tags > here"),
            ("<speak></speak>", ""),
        ] {
            assert_eq!(plain(ssml), heard);
        }
    }
}
