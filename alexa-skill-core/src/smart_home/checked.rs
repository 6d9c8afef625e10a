//! Text in a form that the service prescribes.

use super::{FormError, FormErrorKind};

/// Defines string newtypes whose form is checked when they are made, but not when they are read:
/// a message that comes in is refused for nothing that does no harm.
macro_rules! checked_text {
    ($(#[$meta:meta])* $name:ident at $place:literal, 1..=$max:literal of $accepts:expr) => {
        $(#[$meta])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Takes the text if it has the form that the service accepts.
            pub fn new(text: impl Into<String>) -> Result<Self, crate::smart_home::FormError> {
                let text = Self(text.into());
                text.check()?;
                Ok(text)
            }

            /// Whether the text has the form that the service accepts: one that was read may not.
            pub fn check(&self) -> Result<(), crate::smart_home::FormError> {
                crate::smart_home::checked::check($place, &self.0, $max, $accepts)
            }

            /// The text.
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// Gives the text up.
            pub fn into_string(self) -> String {
                self.0
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, concat!(stringify!($name), "({:?})"), self.0)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl std::str::FromStr for $name {
            type Err = crate::smart_home::FormError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::new(text)
            }
        }

        impl TryFrom<&str> for $name {
            type Error = crate::smart_home::FormError;

            fn try_from(text: &str) -> Result<Self, Self::Error> {
                Self::new(text)
            }
        }

        impl TryFrom<String> for $name {
            type Error = crate::smart_home::FormError;

            fn try_from(text: String) -> Result<Self, Self::Error> {
                Self::new(text)
            }
        }

        impl PartialEq<str> for $name {
            fn eq(&self, other: &str) -> bool {
                self.0 == other
            }
        }

        impl PartialEq<&str> for $name {
            fn eq(&self, other: &&str) -> bool {
                self.0 == *other
            }
        }
    };
}
pub(super) use checked_text;

pub(super) fn check(
    place: &'static str,
    text: &str,
    max: usize,
    accepts: impl Fn(char) -> bool,
) -> Result<(), FormError> {
    let kind = if text.is_empty() {
        FormErrorKind::Empty
    } else if text.len() > max && text.chars().count() > max {
        FormErrorKind::TooMany {
            max,
            unit: "characters",
        }
    } else if let Some(character) = refused(text, accepts) {
        FormErrorKind::Character(character)
    } else {
        return Ok(());
    };
    Err(FormError::new(place, kind))
}

fn refused(text: &str, accepts: impl Fn(char) -> bool) -> Option<char> {
    // Nearly all is ASCII, whose characters need no decoding.
    if text.is_ascii() {
        let mut characters = text.bytes().map(char::from);
        return characters.find(|character| !accepts(*character));
    }
    text.chars().find(|character| !accepts(*character))
}
