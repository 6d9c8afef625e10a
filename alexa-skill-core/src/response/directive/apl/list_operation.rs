use serde_json::Value;

use crate::UnknownObject;
use crate::wire::{model, tagged_enum};

tagged_enum! {
    /// A change of a list. Indexes count as the list is after the changes before it.
    pub enum Operation by "type", expecting "a list operation" {
        /// Takes an item out:
        DeleteItem(DeleteItemOperation) = "DeleteItem",
        /// Takes several out:
        DeleteMultipleItems(DeleteMultipleItemsOperation) = "DeleteMultipleItems",
        /// Puts an item in:
        InsertItem(InsertItemOperation) = "InsertItem",
        /// Puts several in:
        InsertMultipleItems(InsertMultipleItemsOperation) = "InsertMultipleItems",
        /// Replaces an item:
        SetItem(SetItemOperation) = "SetItem",
        @else
        /// A change that this version does not know.
        Unknown(UnknownObject),
    }
}

model! {
    /// Takes an item out.
    pub struct DeleteItemOperation new(index: i64) {
        /// Its index.
        pub index: Option<i64>,
    }
}

model! {
    /// Takes several items out.
    pub struct DeleteMultipleItemsOperation new(index: i64, count: i64) {
        /// The index of the first.
        pub index: Option<i64>,
        /// How many.
        pub count: Option<i64>,
    }
}

model! {
    /// Puts an item in.
    pub struct InsertItemOperation new(index: i64, item: Value) {
        /// The index that it gets.
        pub index: Option<i64>,
        /// The item: any JSON. `null` is a value here.
        #[serde(deserialize_with = "crate::wire::any")]
        pub item: Option<Value>,
    }
}

model! {
    /// Puts several items in.
    pub struct InsertMultipleItemsOperation new(index: i64, items: Vec<Value>) {
        /// The index that the first gets.
        pub index: Option<i64>,
        /// The items.
        pub items: Option<Vec<Value>>,
    }
}

model! {
    /// Replaces an item.
    pub struct SetItemOperation new(index: i64, item: Value) {
        /// Its index.
        pub index: Option<i64>,
        /// The item that takes its place: any JSON. `null` is a value here.
        #[serde(deserialize_with = "crate::wire::any")]
        pub item: Option<Value>,
    }
}
