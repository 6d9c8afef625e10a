use std::ops::Deref;

use serde::de::DeserializeSeed;
use serde::{Deserialize, Deserializer, Serialize};

use super::TypedViewportState;
use crate::wire::List;

/// The device's screens, `context.Viewports`. As in every list of the model, `null` is no item.
///
/// ```
/// use alexa_skill_core::request::Context;
/// use alexa_skill_core::request::viewport::TypedViewportState;
///
/// let context: Context = serde_json::from_str(r#"{"Viewports":[{"type":"APL"},null]}"#)?;
/// let screens = context.viewports()?.expect("they are there");
/// assert!(matches!(screens[..], [TypedViewportState::Apl(_)]));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Viewports(Vec<TypedViewportState>);

impl crate::wire::Part for Viewports {}

impl Deref for Viewports {
    type Target = [TypedViewportState];

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl<'a> IntoIterator for &'a Viewports {
    type Item = &'a TypedViewportState;
    type IntoIter = std::slice::Iter<'a, TypedViewportState>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl From<Vec<TypedViewportState>> for Viewports {
    fn from(viewports: Vec<TypedViewportState>) -> Self {
        Self(viewports)
    }
}

impl From<Viewports> for Vec<TypedViewportState> {
    fn from(viewports: Viewports) -> Self {
        viewports.0
    }
}

impl<'de> Deserialize<'de> for Viewports {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let list = List::new().deserialize(deserializer)?;
        Ok(Self(list.unwrap_or_default()))
    }
}
