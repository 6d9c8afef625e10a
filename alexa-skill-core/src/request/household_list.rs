//! Events of the user's to-do and shopping lists.

use super::skill_event::skill_event;
use crate::wire::model;

skill_event! {
    /// Items came onto a list.
    ListItemsCreatedEventRequest {
        /// Which.
        pub body: Option<ListItemBody>,
    }
}

skill_event! {
    /// Items of a list changed.
    ListItemsUpdatedEventRequest {
        /// Which.
        pub body: Option<ListItemBody>,
    }
}

skill_event! {
    /// Items of a list are gone.
    ListItemsDeletedEventRequest {
        /// Which.
        pub body: Option<ListItemBody>,
    }
}

skill_event! {
    /// The user made a list.
    ListCreatedEventRequest {
        /// Which.
        pub body: Option<ListBody>,
    }
}

skill_event! {
    /// The user renamed or archived a list.
    ListUpdatedEventRequest {
        /// Which.
        pub body: Option<ListBody>,
    }
}

skill_event! {
    /// The user removed a list.
    ListDeletedEventRequest {
        /// Which.
        pub body: Option<ListBody>,
    }
}

model! {
    /// Items of a list.
    pub struct ListItemBody {
        /// The list.
        pub list_id: Option<String>,
        /// The items.
        #[serde(deserialize_with = "crate::wire::list")]
        pub list_item_ids: Option<Vec<String>>,
    }
}

model! {
    /// A list.
    pub struct ListBody {
        /// The list.
        pub list_id: Option<String>,
    }
}
