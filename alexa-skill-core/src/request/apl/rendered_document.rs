use serde_json::Value;

use super::ComponentVisibleOnScreen;
use crate::UnknownObject;
use crate::wire::{model, tagged_enum};

model! {
    /// What a document shows, of `context."Alexa.Presentation.APL"`.
    pub struct RenderedDocumentState {
        /// The token of the document.
        pub token: Option<String>,
        /// What renders it, such as `APL_WEB_RENDERER_GANDALF`.
        pub version: Option<String>,
        /// What can be seen of it.
        #[serde(deserialize_with = "crate::wire::list")]
        pub components_visible_on_screen: Option<Vec<ComponentVisibleOnScreen>>,
        /// The state of its lists.
        pub data_sources: Option<Vec<Value>>,
    }
}

model! {
    /// What several documents show, of `context."Alexa.Presentation"`.
    pub struct PresentationState {
        /// The documents.
        #[serde(deserialize_with = "crate::wire::list")]
        pub contexts: Option<Vec<PresentationStateContext>>,
    }
}

tagged_enum! {
    /// What one document shows.
    pub enum PresentationStateContext by "type", expecting "a presentation context" {
        /// A visual document:
        Apl(AplPresentationStateContext) = "Alexa.Presentation.APL",
        @else
        /// A kind that this version does not know.
        Unknown(UnknownObject),
    }
}

model! {
    /// What one visual document shows.
    pub struct AplPresentationStateContext {
        /// The document.
        pub context: Option<RenderedDocumentState>,
    }
}
