use super::Tags;
use crate::wire::model;

model! {
    /// A component of a document that can be seen.
    pub struct ComponentVisibleOnScreen {
        /// The components within it.
        #[serde(deserialize_with = "crate::wire::list")]
        pub children: Option<Vec<Self>>,
        /// What it is about, as the document says.
        #[serde(deserialize_with = "crate::wire::list")]
        pub entities: Option<Vec<ComponentEntity>>,
        /// Its id in the document.
        pub id: Option<String>,
        /// Its place, `<width>x<height>+<x>+<y>:<z>` in pixels relative to its parent.
        pub position: Option<String>,
        /// What it can do.
        pub tags: Option<Tags>,
        /// How it is moved, turned and stretched: the six numbers of a matrix.
        #[serde(deserialize_with = "crate::wire::list")]
        pub transform: Option<Vec<f64>>,
        /// What it shows: `text`, `graphic`, `video`, `mixed` or `empty`.
        #[serde(rename = "type")]
        pub component_type: Option<String>,
        /// Its id on the device.
        pub uid: Option<String>,
        /// How much of it can be seen, from 0 to 1.
        pub visibility: Option<f64>,
    }
}

model! {
    /// What a component is about.
    pub struct ComponentEntity {
        /// The kind of thing.
        #[serde(rename = "type")]
        pub entity_type: Option<String>,
        /// The thing.
        pub value: Option<String>,
        /// Its id.
        pub id: Option<String>,
    }
}
