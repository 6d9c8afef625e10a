use crate::UnknownObject;
use crate::wire::{model, tagged_enum};

model! {
    /// Up to three lines of text.
    pub struct TextContent {
        /// The first.
        pub primary_text: Option<TextField>,
        /// The second.
        pub secondary_text: Option<TextField>,
        /// The third.
        pub tertiary_text: Option<TextField>,
    }
}

tagged_enum! {
    /// A text on a display template.
    pub enum TextField by "type", expecting "a text field" {
        /// As it is:
        Plain(PlainText) = "PlainText",
        /// With markup:
        Rich(RichText) = "RichText",
        @else
        /// A kind that this version does not know.
        Unknown(UnknownObject),
    }
}

model! {
    /// Text as it is.
    pub struct PlainText new(text: String) {
        /// The text.
        pub text: Option<String>,
    }
}

model! {
    /// Text with markup such as `<b>` and `<br/>`.
    pub struct RichText new(text: String) {
        /// The text.
        pub text: Option<String>,
    }
}

impl TextField {
    /// Text as it is.
    pub fn plain(text: impl Into<String>) -> Self {
        Self::Plain(PlainText::new(text))
    }

    /// Text with markup.
    pub fn rich(text: impl Into<String>) -> Self {
        Self::Rich(RichText::new(text))
    }
}

impl TextContent {
    /// Lines of plain text; empty ones are left out.
    pub fn plain(primary: &str, secondary: &str, tertiary: &str) -> Self {
        Self::of(|text| TextField::plain(text), primary, secondary, tertiary)
    }

    /// Lines of text with markup; empty ones are left out.
    pub fn rich(primary: &str, secondary: &str, tertiary: &str) -> Self {
        Self::of(|text| TextField::rich(text), primary, secondary, tertiary)
    }

    fn of(
        field: impl Fn(&str) -> TextField,
        primary: &str,
        secondary: &str,
        tertiary: &str,
    ) -> Self {
        let line = |text: &str| (!text.is_empty()).then(|| field(text));
        Self {
            primary_text: line(primary),
            secondary_text: line(secondary),
            tertiary_text: line(tertiary),
        }
    }
}
