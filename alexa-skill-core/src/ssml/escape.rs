/// `text` as SSML: `& < > " '` become entities, and characters that XML cannot hold are left out.
///
/// Unlike ask-sdk's `escapeXmlCharacters`, which leaves `&amp;` as it is, every character is taken
/// literally: what goes in is what is heard.
///
/// ```
/// assert_eq!(alexa_skill_core::ssml::escape("Tom & Jerry's <3"), "Tom &amp; Jerry&apos;s &lt;3");
/// ```
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&apos;"),
            _ if is_xml(character) => escaped.push(character),
            _ => {}
        }
    }
    escaped
}

/// Whether XML 1.0 can hold the character.
pub(super) fn is_xml(character: char) -> bool {
    !matches!(character, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}
