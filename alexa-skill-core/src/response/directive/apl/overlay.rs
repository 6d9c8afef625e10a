use super::Command;
use super::command::command;
use crate::wire::open_enum;

command! {
    /// Goes back to an earlier document.
    GoBackCommand new(back_type: BackType, back_value: String) {
        /// How the document is given.
        pub back_type: Option<BackType>,
        /// The document: how many back, its index, or its id.
        pub back_value: Option<String>,
    }
}

open_enum! {
    /// How an earlier document is given.
    pub enum BackType {
        /// By how many back it is.
        Count = "count",
        /// By its index.
        Index = "index",
        /// By its id.
        Id = "id",
    }
}

command! {
    /// Shows an overlay.
    ShowOverlayCommand new(overlay_layout_id: String) {
        /// The overlay's component.
        pub overlay_layout_id: Option<String>,
        /// The component under it.
        pub underlying_layout_id: Option<String>,
        /// How wide the overlay is.
        pub overlay_width: Option<String>,
        /// How long it takes to appear, in milliseconds.
        pub duration: Option<i64>,
    }
}

command! {
    /// Hides an overlay.
    HideOverlayCommand new(overlay_layout_id: String) {
        /// The overlay's component.
        pub overlay_layout_id: Option<String>,
        /// The component under it.
        pub underlying_layout_id: Option<String>,
        /// How wide the overlay is.
        pub overlay_width: Option<String>,
        /// How long it takes to disappear, in milliseconds.
        pub duration: Option<i64>,
    }
}

command! {
    /// Opens an address in a browser or in an app.
    OpenUrlCommand new(source: String) {
        /// The address.
        pub source: Option<String>,
        /// Run where it cannot be opened.
        #[serde(deserialize_with = "crate::wire::list")]
        pub on_fail: Option<Vec<Command>>,
    }
}
