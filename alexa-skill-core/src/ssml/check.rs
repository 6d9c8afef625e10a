use super::SsmlError;
use super::scanner::{Outline, Scanner};

/// Checks that `ssml` is well-formed, in one pass. Element and attribute names are not checked:
/// Alexa adds some, and ignores what it does not know. It may be a part of a speech;
/// [`check_document`] is for the whole.
///
/// ```
/// use alexa_skill_core::ssml::check;
///
/// assert!(check("One<break time=\"1s\"/> two &amp; three").is_ok());
/// assert_eq!(
///     check("salt & pepper").unwrap_err().to_string(),
///     "`&` begins no entity; write `&amp;` (at character 5)"
/// );
/// ```
pub fn check(ssml: &str) -> Result<(), SsmlError> {
    Scanner::new(ssml).scan(false)
}

/// As [`check`], for what is sent to Alexa: one `<speak>`, nothing around it, and no other in it.
///
/// ```
/// use alexa_skill_core::ssml::check_document;
///
/// assert!(check_document("<speak>Hello</speak>").is_ok());
/// assert!(check_document("Hello").is_err());
/// assert!(check_document("<speak>One</speak> and <speak>two</speak>").is_err());
/// ```
pub fn check_document(ssml: &str) -> Result<(), SsmlError> {
    Scanner::new(ssml).scan(true)
}

/// As [`check_document`], and what was found: up to the fault, if there is one.
pub(crate) fn outline(ssml: &str) -> (Outline, Result<(), SsmlError>) {
    let mut scanner = Scanner::new(ssml);
    let result = scanner.scan(true);
    (scanner.outline, result)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ssml::SsmlErrorKind;
    use proptest::prelude::*;

    #[test]
    fn well_formed_markup_passes() {
        for ssml in [
            "",
            "plain text, 3 > 2 and \"quotes\"",
            "<speak>nested <emphasis level='strong'>very</emphasis></speak>",
            "<amazon:effect name=\"whispered\">psst</amazon:effect>",
            "a<break time=\"1s\" /> &#65;&#x41;&amp;&lt;&gt;&quot;&apos;",
            "<!-- a < & comment --><p>x</p >",
            "<audio src=\"https://example.com/a.mp3?x=1&amp;y=2\"/>",
            "<w role=\"amazon:VB\">read</w>",
            "<![CDATA[1 < 2 & 3]]><?target data?>",
        ] {
            check(ssml).unwrap();
        }
    }

    #[test]
    fn each_fault_is_named_with_its_place() {
        for (ssml, message) in [
            (
                "ä & b",
                "`&` begins no entity; write `&amp;` (at character 2)",
            ),
            (
                "a &nbsp; b",
                "`&` begins no entity; write `&amp;` (at character 2)",
            ),
            (
                "&#0;",
                "`&` begins no entity; write `&amp;` (at character 0)",
            ),
            ("1 < 2", "`<` begins no tag; write `&lt;` (at character 2)"),
            ("<p>x", "`<p>` is not closed (at character 0)"),
            (
                "<p><s>x</p></s>",
                "`</p>` stands where `</s>` is due (at character 7)",
            ),
            ("x</p>", "`</p>` closes nothing (at character 1)"),
            (
                "<break time=1s/>",
                "the tag `<break` is not complete (at character 0)",
            ),
            (
                "<break time",
                "the tag `<break` is not complete (at character 0)",
            ),
            ("</p", "the tag `</p` is not complete (at character 0)"),
            (
                "<a b='1' b='2'/>",
                "the attribute `b` stands twice (at character 0)",
            ),
            (
                "<a b='<'/>",
                "`<` begins no tag; write `&lt;` (at character 6)",
            ),
            ("a\u{1}", "U+0001 cannot stand in SSML (at character 1)"),
            ("<!-- x", "the tag `<!--` is not complete (at character 0)"),
            (
                "<!-- x -- y -->",
                "the tag `<!--` is not complete (at character 0)",
            ),
            (
                "<![CDATA[x]]",
                "the tag `<![CDATA[` is not complete (at character 0)",
            ),
            (
                "<!--\u{1}-->",
                "U+0001 cannot stand in SSML (at character 4)",
            ),
        ] {
            assert_eq!(check(ssml).unwrap_err().to_string(), message, "{ssml}");
        }
        let deep = format!("{}{}", "<p>".repeat(65), "</p>".repeat(65));
        assert_eq!(check(&deep).unwrap_err().kind, SsmlErrorKind::TooDeep);
    }

    #[test]
    fn a_document_is_one_speak_element() {
        for ssml in [
            "<speak/>",
            " <speak>x</speak>\n",
            "<speak version=\"1.0\">x</speak>",
            "<?xml version=\"1.0\"?><!-- greeting --><speak>x</speak>",
        ] {
            check_document(ssml).unwrap();
        }
        for (ssml, position) in [
            ("", 0),
            ("x", 0),
            ("<p>x</p>", 0),
            ("ä<speak>x</speak>", 0),
            ("&amp;<speak>x</speak>", 0),
            ("<![CDATA[x]]><speak>x</speak>", 0),
            ("<speak>x</speak>x", 16),
            ("<speak>x</speak><speak>x</speak>", 16),
            ("<speak>x</speak><break/>", 16),
            ("<speak><p><speak>x</speak></p></speak>", 10),
            ("<speak><speak/></speak>", 7),
        ] {
            check(ssml).unwrap();
            let error = check_document(ssml).unwrap_err();
            assert_eq!(error.kind, SsmlErrorKind::Speak, "{ssml}");
            assert_eq!(error.position, position, "{ssml}");
        }
    }

    #[test]
    fn the_outline_tells_sounds_and_the_last_that_is_said() {
        let last = |ssml| outline(ssml).0.last;
        assert_eq!(last("<speak>Ready?</speak>"), Some('?'));
        assert_eq!(
            last("<speak><p>\"Ready?&quot;</p> <audio src='?'/></speak>"),
            Some('?')
        );
        assert_eq!(last("<speak>Ready? Go&#33;</speak>"), Some('!'));
        assert_eq!(
            last("<speak><![CDATA[Ready?]]><!-- no --></speak>"),
            Some('?')
        );
        assert_eq!(last("<speak><break/></speak>"), None);
        let sounds = "<speak><audio src='a'/><audio src='b'>x</audio><audiobook/>audio</speak>";
        assert_eq!(outline(sounds).0.sounds, 2);
    }

    proptest! {
        #[test]
        fn escaped_text_is_always_well_formed(text in any::<String>()) {
            let escaped = super::super::escape(&text);
            prop_assert!(check(&escaped).is_ok());
            let attribute = format!("<sub alias=\"{escaped}\">x</sub>");
            prop_assert!(check(&attribute).is_ok());
        }

        #[test]
        fn no_text_panics(text in "[<>/&;!\\-#x='\" a-c\u{e9}\u{1}]{0,60}") {
            let part = check(&text);
            let whole = check_document(&format!("<speak>{text}</speak>"));
            // Within `<speak>` a part is as good as it is alone, but for what closes `<speak>`.
            if part.is_ok() {
                prop_assert!(whole.is_ok());
            }
        }
    }
}
