use std::collections::BTreeMap;
use std::fmt;

use serde::de::{DeserializeOwned, Deserializer, MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Serialize, Serializer};
use serde_json::Value;

use super::System;
use crate::request::advertisement::AdvertisingState;
use crate::request::apl::{PresentationState, RenderedDocumentState};
use crate::request::app_link::AppLinkState;
use crate::request::audio_player::AudioPlayerState;
use crate::request::automotive::AutomotiveState;
use crate::request::data_store::PackageManagerState;
use crate::request::display::DisplayState;
use crate::request::experimentation::ExperimentationState;
use crate::request::extensions::ExtensionsState;
use crate::request::geolocation::GeolocationState;
use crate::request::viewport::{ViewportState, Viewports};
use crate::wire::{CowStr, Member};
use crate::{Lazy, ParseError};

/// The context from a list of its members but `System`.
macro_rules! context {
    ($($(#[$meta:meta])* $field:ident: $type:ty = $wire:literal,)*) => {
        /// The state of device, user and interfaces when the request was made.
        ///
        /// Everything but `System` is kept as text until asked for, because it is heavy and few
        /// skills look at it. Each member has a method of its name that reads it.
        ///
        /// ```
        /// use alexa_skill_core::request::Context;
        /// use alexa_skill_core::request::audio_player::PlayerActivity;
        ///
        /// let context: Context = serde_json::from_str(r#"{"AudioPlayer":{"playerActivity":"IDLE"}}"#)?;
        /// let player = context.audio_player()?.expect("it is there");
        /// assert_eq!(player.player_activity, Some(PlayerActivity::Idle));
        /// assert!(context.viewport()?.is_none());
        /// assert_eq!(context.names().collect::<Vec<_>>(), ["AudioPlayer"]);
        /// # Ok::<(), Box<dyn std::error::Error>>(())
        /// ```
        #[derive(Debug, Clone, Default, PartialEq)]
        #[non_exhaustive]
        pub struct Context {
            /// The skill, the user, the device and the way to Alexa's APIs.
            pub system: Option<System>,
            $(
                $(#[$meta])*
                #[doc = concat!("`", $wire, "`")]
                pub $field: Option<Lazy<$type>>,
            )*
            /// Every other member as it came, by its name on the wire.
            pub others: BTreeMap<String, Lazy<Value>>,
        }

        impl Context {
            /// The names on the wire of the members that have a type of their own.
            pub const KNOWN: &'static [&'static str] = &["System", $($wire),*];

            $(
                $(#[$meta])*
                #[doc = concat!("`", $wire, "`, read on the first call; `None` if it is absent.")]
                pub fn $field(&self) -> Result<Option<&$type>, ParseError> {
                    self.$field.as_ref().map(Lazy::get).transpose().map_err(|error| {
                        error.below(concat!("context.", $wire))
                    })
                }
            )*

            /// The names on the wire of the members that are there.
            pub fn names(&self) -> impl Iterator<Item = &str> {
                let known = [
                    self.system.as_ref().map(|_| "System"),
                    $(self.$field.as_ref().map(|_| $wire),)*
                ];
                let others = self.others.iter().filter(|(_, member)| !member.is_null());
                known.into_iter().flatten().chain(others.map(|(name, _)| name.as_str()))
            }

            fn json(&self, name: &str) -> Option<std::borrow::Cow<'_, str>> {
                match name {
                    $($wire => self.$field.as_ref()?.json(),)*
                    _ => self.others.get(name)?.json(),
                }
            }
        }

        impl<'de> Deserialize<'de> for Context {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let mut context = Context::default();
                deserializer.deserialize_map(ContextVisitor(&mut context))?;
                Ok(context)
            }
        }

        struct ContextVisitor<'a>(&'a mut Context);

        impl<'de> Visitor<'de> for ContextVisitor<'_> {
            type Value = ();

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a context")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
                let context = self.0;
                while let Some(key) = map.next_key_seed(CowStr)? {
                    match &*key {
                        "System" => map.next_value_seed(Member(&mut context.system))?,
                        $($wire => map.next_value_seed(Member(&mut context.$field))?,)*
                        _ => {
                            context.others.insert(key.into_owned(), map.next_value()?);
                        }
                    }
                }
                Ok(())
            }
        }

        impl crate::wire::Part for Box<Context> {
            fn read_into<'de, D: Deserializer<'de>>(
                place: &mut Option<Self>,
                deserializer: D,
            ) -> Result<(), D::Error> {
                deserializer.deserialize_map(ContextVisitor(place.insert(Box::default())))
            }
        }

        impl Serialize for Context {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let mut map = serializer.serialize_map(None)?;
                if let Some(system) = &self.system {
                    map.serialize_entry("System", system)?;
                }
                $(
                    if let Some(member) = &self.$field {
                        map.serialize_entry($wire, member)?;
                    }
                )*
                for (name, member) in &self.others {
                    map.serialize_entry(name, member)?;
                }
                map.end()
            }
        }
    };
}

context! {
    /// The screen:
    viewport: ViewportState = "Viewport",
    /// The device's screens:
    viewports: Viewports = "Viewports",
    /// The player of long-form audio:
    audio_player: AudioPlayerState = "AudioPlayer",
    /// The document that is shown:
    apl: RenderedDocumentState = "Alexa.Presentation.APL",
    /// The documents that are shown:
    presentation: PresentationState = "Alexa.Presentation",
    /// The template that is shown:
    display: DisplayState = "Display",
    /// The extensions of APL that the device offers:
    extensions: ExtensionsState = "Extensions",
    /// Where the device is:
    geolocation: GeolocationState = "Geolocation",
    /// The device is in a car:
    automotive: AutomotiveState = "Automotive",
    /// The apps that can be opened:
    app_link: AppLinkState = "AppLink",
    /// The packages on the device:
    package_manager: PackageManagerState = "Alexa.DataStore.PackageManager",
    /// The running experiments:
    experimentation: ExperimentationState = "Experimentation",
    /// The user's advertising id:
    advertising: AdvertisingState = "Advertising",
}

impl Context {
    /// A context of `system` and nothing else, for tests.
    pub fn new(system: System) -> Self {
        Self {
            system: Some(system),
            ..Self::default()
        }
    }

    /// Reads the member `name` but `System` as a type of your own; `None` if it is absent or
    /// `null`.
    ///
    /// ```
    /// use alexa_skill_core::request::Context;
    ///
    /// #[derive(serde::Deserialize)]
    /// struct Weather { sunny: bool }
    ///
    /// let context: Context = serde_json::from_str(r#"{"Weather":{"sunny":true}}"#)?;
    /// assert!(context.read::<Weather>("Weather")?.expect("it is there").sunny);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn read<T: DeserializeOwned>(&self, name: &str) -> Result<Option<T>, ParseError> {
        let Some(json) = self.json(name) else {
            return Ok(None);
        };
        crate::parse::from_text(&json).map_err(|error| error.below(&format!("context.{name}")))
    }
}
