use super::{DisplayImage, TextContent};
use crate::UnknownObject;
use crate::wire::{model, open_enum, tagged_enum};

/// A template: the token and the back button that all have, and what is its own.
macro_rules! template {
    ($(#[$meta:meta])* $name:ident { $($body:tt)* }) => {
        model! {
            $(#[$meta])*
            pub struct $name {
                /// The skill's own name for the template.
                pub token: Option<String>,
                /// Whether there is a button back.
                pub back_button: Option<BackButtonBehavior>,
                /// What stands behind.
                pub background_image: Option<DisplayImage>,
                $($body)*
            }
        }
    };
}

tagged_enum! {
    /// A display template. APL replaces them on current devices.
    pub enum Template by "type", expecting "a display template" {
        /// Text:
        Body1(BodyTemplate1) = "BodyTemplate1",
        /// Text, image on the right:
        Body2(BodyTemplate2) = "BodyTemplate2",
        /// Text, image on the left:
        Body3(BodyTemplate3) = "BodyTemplate3",
        /// Text over an image:
        Body6(BodyTemplate6) = "BodyTemplate6",
        /// An image:
        Body7(BodyTemplate7) = "BodyTemplate7",
        /// A list from top to bottom:
        List1(ListTemplate1) = "ListTemplate1",
        /// A list from left to right:
        List2(ListTemplate2) = "ListTemplate2",
        @else
        /// A template that this version does not know.
        Unknown(UnknownObject),
    }
}

open_enum! {
    /// Whether a template has a button back.
    pub enum BackButtonBehavior {
        /// It has none.
        Hidden = "HIDDEN",
        /// It has one.
        Visible = "VISIBLE",
    }
}

template! {
    /// Text.
    BodyTemplate1 {
        /// The title.
        pub title: Option<String>,
        /// The text.
        pub text_content: Option<TextContent>,
    }
}

template! {
    /// Text, and an image on the right.
    BodyTemplate2 {
        /// The image.
        pub image: Option<DisplayImage>,
        /// The title.
        pub title: Option<String>,
        /// The text.
        pub text_content: Option<TextContent>,
    }
}

template! {
    /// Text, and an image on the left.
    BodyTemplate3 {
        /// The image.
        pub image: Option<DisplayImage>,
        /// The title.
        pub title: Option<String>,
        /// The text.
        pub text_content: Option<TextContent>,
    }
}

template! {
    /// Text over an image.
    BodyTemplate6 {
        /// The text.
        pub text_content: Option<TextContent>,
        /// The image.
        pub image: Option<DisplayImage>,
    }
}

template! {
    /// An image.
    BodyTemplate7 {
        /// The title.
        pub title: Option<String>,
        /// The image.
        pub image: Option<DisplayImage>,
    }
}

template! {
    /// A list from top to bottom.
    ListTemplate1 {
        /// The title.
        pub title: Option<String>,
        /// The items.
        #[serde(deserialize_with = "crate::wire::list")]
        pub list_items: Option<Vec<ListItem>>,
    }
}

template! {
    /// A list from left to right.
    ListTemplate2 {
        /// The title.
        pub title: Option<String>,
        /// The items.
        #[serde(deserialize_with = "crate::wire::list")]
        pub list_items: Option<Vec<ListItem>>,
    }
}

model! {
    /// An item of a list.
    pub struct ListItem new(token: String) {
        /// What a touch on it reports.
        pub token: Option<String>,
        /// The image.
        pub image: Option<DisplayImage>,
        /// The text.
        pub text_content: Option<TextContent>,
    }
}

model! {
    /// Shows a display template.
    ///
    /// ```
    /// use alexa_skill_core::response::directive::{
    ///     ListItem, ListTemplate1, RenderTemplateDirective, TextContent,
    /// };
    ///
    /// let menu = RenderTemplateDirective::new(ListTemplate1::default().title("Menu").list_items([
    ///     ListItem::new("soup").text_content(TextContent::plain("Soup", "with bread", "")),
    ///     ListItem::new("rice").text_content(TextContent::plain("Rice", "", "")),
    /// ]));
    /// ```
    pub struct RenderTemplateDirective {
        /// The template.
        pub template: Option<Template>,
    }
}

model! {
    /// Shows what the user could say.
    ///
    /// ```
    /// use alexa_skill_core::response::directive::HintDirective;
    ///
    /// let hint = HintDirective::new("order a tea");
    /// ```
    pub struct HintDirective requires(hint) {
        /// The hint.
        pub hint: Option<Hint>,
    }
}

tagged_enum! {
    /// What the user could say.
    pub enum Hint by "type", expecting "a hint" {
        /// Words:
        PlainText(PlainTextHint) = "PlainText",
        @else
        /// A kind that this version does not know.
        Unknown(UnknownObject),
    }
}

model! {
    /// Words that the user could say, without the wake word.
    pub struct PlainTextHint new(text: String) {
        /// The words.
        pub text: Option<String>,
    }
}

impl RenderTemplateDirective {
    /// Shows `template`.
    pub fn new(template: impl Into<Template>) -> Self {
        Self::default().template(template)
    }
}

impl HintDirective {
    /// Shows that the user could say `text`.
    pub fn new(text: impl Into<String>) -> Self {
        Self::empty().hint(PlainTextHint::new(text))
    }
}
