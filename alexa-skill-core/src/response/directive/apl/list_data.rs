use serde_json::Value;

use super::Operation;
use crate::wire::model;

model! {
    /// Gives a part of a list that is loaded by index; the answer to
    /// `Alexa.Presentation.APL.LoadIndexListData`.
    ///
    /// ```
    /// use alexa_skill_core::response::directive::apl::SendIndexListDataDirective;
    /// use serde_json::json;
    ///
    /// let part = SendIndexListDataDirective::new("dishes", 10)
    ///     .correlation_token("from-the-request")
    ///     .items([json!({ "name": "soup" }), json!({ "name": "rice" })]);
    /// ```
    pub struct SendIndexListDataDirective new(list_id: String, start_index: i64) {
        /// The token of the request that this answers.
        pub correlation_token: Option<String>,
        /// The list.
        pub list_id: Option<String>,
        /// The list's version after this.
        pub list_version: Option<i64>,
        /// The index of the first item.
        pub start_index: Option<i64>,
        /// The least index that the list has.
        pub minimum_inclusive_index: Option<i64>,
        /// The index after the last that the list has.
        pub maximum_exclusive_index: Option<i64>,
        /// The items.
        pub items: Option<Vec<Value>>,
    }
}

model! {
    /// Gives a page of a list that is loaded by tokens; the answer to
    /// `Alexa.Presentation.APL.LoadTokenListData`.
    ///
    /// ```
    /// use alexa_skill_core::response::directive::apl::SendTokenListDataDirective;
    /// use serde_json::json;
    ///
    /// let page = SendTokenListDataDirective::new("dishes", "page-2")
    ///     .correlation_token("from-the-request")
    ///     .next_page_token("page-3")
    ///     .items([json!({ "name": "soup" })]);
    /// ```
    pub struct SendTokenListDataDirective new(list_id: String, page_token: String) {
        /// The token of the request that this answers.
        pub correlation_token: Option<String>,
        /// The list.
        pub list_id: Option<String>,
        /// The page.
        pub page_token: Option<String>,
        /// The page after it; absent after the last.
        pub next_page_token: Option<String>,
        /// The items.
        pub items: Option<Vec<Value>>,
    }
}

model! {
    /// Changes a list that is loaded by index.
    ///
    /// ```
    /// use alexa_skill_core::response::directive::apl::{
    ///     DeleteItemOperation, InsertItemOperation, UpdateIndexListDataDirective,
    /// };
    /// use serde_json::json;
    ///
    /// let update = UpdateIndexListDataDirective::new("menu", "dishes", 4)
    ///     .operation(DeleteItemOperation::new(7))
    ///     .operation(InsertItemOperation::new(0, json!({ "name": "tea" })));
    /// ```
    pub struct UpdateIndexListDataDirective requires(token, list_id, list_version, operations) {
        /// The name that the document was shown under.
        pub token: Option<String>,
        /// The list.
        pub list_id: Option<String>,
        /// The list's version after this: one more than before.
        pub list_version: Option<i64>,
        /// What changes, one after the other.
        #[serde(deserialize_with = "crate::wire::list")]
        pub operations: Option<Vec<Operation>>,
    }
}

impl UpdateIndexListDataDirective {
    /// Changes a list of the document shown as `token`, by the operations that are added.
    pub fn new(
        token: impl Into<String>,
        list_id: impl Into<String>,
        list_version: impl Into<i64>,
    ) -> Self {
        let new = Self::empty().token(token).list_id(list_id);
        new.list_version(list_version).operations([])
    }

    /// Adds what changes.
    #[must_use]
    pub fn operation(mut self, operation: impl Into<Operation>) -> Self {
        let operations = self.operations.get_or_insert_default();
        operations.push(operation.into());
        self
    }
}
