use crate::UnknownObject;
use crate::wire::{model, open_enum, tagged_enum};

model! {
    /// A document, or data for it, was faulty.
    request RuntimeErrorEvent {
        /// The token of the document.
        pub token: Option<String>,
        /// What went wrong.
        #[serde(deserialize_with = "crate::wire::list")]
        pub errors: Option<Vec<RuntimeError>>,
    }
}

tagged_enum! {
    /// What went wrong with a document.
    pub enum RuntimeError by "type", expecting "a runtime error" {
        /// A list was given what it cannot take:
        List(ListRuntimeError) = "LIST_ERROR",
        @else
        /// A kind that this version does not know.
        Unknown(UnknownObject),
    }
}

model! {
    /// A list was given what it cannot take, or nothing.
    pub struct ListRuntimeError {
        /// What the device says of it.
        pub message: Option<String>,
        /// The token of the document.
        pub token: Option<String>,
        /// Why.
        pub reason: Option<ListRuntimeErrorReason>,
        /// The list.
        pub list_id: Option<String>,
        /// The version of the list that was to be made.
        pub list_version: Option<i64>,
        /// The first operation that failed, from 0.
        pub operation_index: Option<i64>,
    }
}

open_enum! {
    /// Why a list failed.
    pub enum ListRuntimeErrorReason {
        /// No such document.
        InvalidPresentationToken = "INVALID_PRESENTATION_TOKEN",
        /// No such list.
        InvalidListId = "INVALID_LIST_ID",
        /// The data source is of another kind.
        InvalidDatasource = "INVALID_DATASOURCE",
        /// An operation could not be done.
        InvalidOperation = "INVALID_OPERATION",
        /// An update did not come.
        MissingListVersion = "MISSING_LIST_VERSION",
        /// A version came twice.
        DuplicateListVersion = "DUPLICATE_LIST_VERSION",
        /// An index beyond the list.
        ListIndexOutOfRange = "LIST_INDEX_OUT_OF_RANGE",
        /// Items came without a version, though updates had one.
        MissingListVersionInSendData = "MISSING_LIST_VERSION_IN_SEND_DATA",
        /// The items did not come in time.
        LoadTimeout = "LOAD_TIMEOUT",
        /// Items for another list than was asked for.
        InconsistentListId = "INCONSISTENT_LIST_ID",
        /// Items of another page than was asked for.
        InconsistentPageToken = "INCONSISTENT_PAGE_TOKEN",
        /// A page came again with other items.
        InconsistentPageItems = "INCONSISTENT_PAGE_ITEMS",
        /// A page's token came twice.
        DuplicatePageToken = "DUPLICATE_PAGE_TOKEN",
        /// An index that has an item already.
        OccupiedListIndex = "OCCUPIED_LIST_INDEX",
        /// Items beyond what was asked for.
        LoadIndexOutOfRange = "LOAD_INDEX_OUT_OF_RANGE",
        /// The bounds of the list changed.
        InconsistentRange = "INCONSISTENT_RANGE",
        /// Fewer items than were asked for.
        MissingListItems = "MISSING_LIST_ITEMS",
        /// The device failed.
        InternalError = "INTERNAL_ERROR",
    }
}
