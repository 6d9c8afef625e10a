//! Display templates, which APL replaces.

use crate::wire::model;

model! {
    /// The user chose an element of a template.
    request ElementSelectedRequest {
        /// The element's token.
        pub token: Option<String>,
    }
}

model! {
    /// What the display shows, of `context.Display`.
    pub struct DisplayState {
        /// The token of the template.
        pub token: Option<String>,
    }
}

model! {
    /// What a device says of its display, under
    /// [`SupportedInterfaces::DISPLAY`](crate::request::SupportedInterfaces::DISPLAY).
    pub struct DisplayInterface {
        /// The version of the templates.
        pub template_version: Option<String>,
        /// The version of the markup in texts.
        pub markup_version: Option<String>,
    }
}
