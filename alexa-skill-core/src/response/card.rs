use crate::UnknownObject;
use crate::wire::{model, tagged_enum};

tagged_enum! {
    /// What the Alexa app shows.
    pub enum Card by "type", expecting "a card" {
        /// Title and text:
        Simple(SimpleCard) = "Simple",
        /// Title, text and image:
        Standard(StandardCard) = "Standard",
        /// The button that starts account linking:
        LinkAccount(LinkAccountCard) = "LinkAccount",
        /// The request for permissions:
        AskForPermissionsConsent(AskForPermissionsConsentCard) = "AskForPermissionsConsent",
        @else
        /// A card that this version does not know.
        Unknown(UnknownObject),
    }
}

model! {
    /// Title and text.
    pub struct SimpleCard {
        /// The title.
        pub title: Option<String>,
        /// The text; `\n` breaks a line.
        pub content: Option<String>,
    }
}

model! {
    /// Title, text and image.
    pub struct StandardCard {
        /// The title.
        pub title: Option<String>,
        /// The text; `\n` breaks a line.
        pub text: Option<String>,
        /// The image.
        pub image: Option<CardImage>,
    }
}

model! {
    /// The image of a card, by https addresses of at most 2,000 characters.
    pub struct CardImage {
        /// For small screens: 720 x 480 pixels.
        pub small_image_url: Option<String>,
        /// For large screens: 1200 x 800 pixels.
        pub large_image_url: Option<String>,
    }
}

model! {
    /// The button that starts account linking.
    pub struct LinkAccountCard {}
}

model! {
    /// The request for permissions.
    pub struct AskForPermissionsConsentCard requires(permissions) {
        /// The scopes, such as `alexa::profile:email:read`.
        #[serde(deserialize_with = "crate::wire::list")]
        pub permissions: Option<Vec<String>>,
    }
}

impl SimpleCard {
    /// A card of title and text.
    pub fn new(title: impl Into<String>, content: impl Into<String>) -> Self {
        Self::default().title(title).content(content)
    }
}

impl StandardCard {
    /// A card of title and text, to which an image may be added.
    pub fn new(title: impl Into<String>, text: impl Into<String>) -> Self {
        Self::default().title(title).text(text)
    }
}

impl AskForPermissionsConsentCard {
    /// A card that asks for these permissions.
    pub fn new<P: Into<String>>(permissions: impl IntoIterator<Item = P>) -> Self {
        Self::empty().permissions(permissions.into_iter().map(Into::into).collect::<Vec<_>>())
    }
}
