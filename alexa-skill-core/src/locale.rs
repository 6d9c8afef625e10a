use std::borrow::Cow;

use serde::Serialize;
use serde::de::{Deserialize, DeserializeSeed, Deserializer};

use crate::wire::CowStr;

/// The language and country of a request, such as `en-US`.
///
/// An open set: Alexa adds locales, and emulators send odd ones, so any text is a `Locale`. The
/// constants are those that custom skills support.
///
/// ```
/// use alexa_skill_core::Locale;
///
/// let locale = Locale::new("en_us");
/// assert_eq!(locale.language(), "en");
/// assert_eq!(locale.canonical(), Locale::EN_US);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Locale(Cow<'static, str>);

macro_rules! locales {
    ($($name:ident = $tag:literal;)*) => {
        /// The locales of custom skills.
        impl Locale {
            $(
                #[doc = concat!("`", $tag, "`")]
                pub const $name: Self = Self(Cow::Borrowed($tag));
            )*

            /// Every locale that has a constant here.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            fn known(tag: &str) -> Option<Self> {
                match tag {
                    $($tag => Some(Self::$name),)*
                    _ => None,
                }
            }
        }
    };
}

locales! {
    AR_SA = "ar-SA";
    DE_DE = "de-DE";
    EN_AU = "en-AU";
    EN_CA = "en-CA";
    EN_GB = "en-GB";
    EN_IN = "en-IN";
    EN_US = "en-US";
    ES_ES = "es-ES";
    ES_MX = "es-MX";
    ES_US = "es-US";
    FR_CA = "fr-CA";
    FR_FR = "fr-FR";
    HI_IN = "hi-IN";
    IT_IT = "it-IT";
    JA_JP = "ja-JP";
    NL_NL = "nl-NL";
    PT_BR = "pt-BR";
}

impl crate::wire::Part for Locale {}

impl<'de> Deserialize<'de> for Locale {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // Nearly every request has one that is known, which takes no memory of its own.
        let tag = CowStr.deserialize(deserializer)?;
        Ok(Self::known(&tag).unwrap_or_else(|| Self::new(tag.into_owned())))
    }
}

impl Locale {
    /// Takes any tag as it is.
    pub fn new(tag: impl Into<Cow<'static, str>>) -> Self {
        Self(tag.into())
    }

    /// The tag as it came.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The part before `-` or `_`, as it came.
    pub fn language(&self) -> &str {
        self.0.split(['-', '_']).next().unwrap_or_default()
    }

    /// The part after the first `-` or `_`, as it came.
    pub fn country(&self) -> Option<&str> {
        self.0.split_once(['-', '_']).map(|(_, country)| country)
    }

    /// The same tag in the service's form: `en_us` becomes `en-US`.
    #[must_use]
    pub fn canonical(&self) -> Self {
        let mut tag = self.language().to_ascii_lowercase();
        if let Some(country) = self.country() {
            tag.push('-');
            tag.push_str(&country.to_ascii_uppercase());
        }
        Self(Cow::Owned(tag))
    }
}

impl std::fmt::Display for Locale {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<&str> for Locale {
    fn from(tag: &str) -> Self {
        Self(Cow::Owned(tag.to_owned()))
    }
}

impl From<String> for Locale {
    fn from(tag: String) -> Self {
        Self(Cow::Owned(tag))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn odd_tags_are_kept_and_can_be_put_right() {
        for (tag, language, canonical) in [
            ("en-US", "en", "en-US"),
            ("de_de", "de", "de-DE"),
            ("", "", ""),
            ("fr", "fr", "fr"),
        ] {
            let locale = Locale::from(tag);
            assert_eq!((locale.as_str(), locale.language()), (tag, language));
            assert_eq!(locale.canonical().as_str(), canonical);
        }
    }
}
