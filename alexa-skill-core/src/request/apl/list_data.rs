use crate::wire::model;

model! {
    /// A list that is read by index wants more items. The answer is the directive
    /// `Alexa.Presentation.APL.SendIndexListData` with the same correlation token.
    request LoadIndexListDataEvent {
        /// The token of the document.
        pub token: Option<String>,
        /// Goes back with the items.
        pub correlation_token: Option<String>,
        /// The list.
        pub list_id: Option<String>,
        /// The index of the first item wanted. It may be negative.
        pub start_index: Option<i64>,
        /// The number of items wanted.
        pub count: Option<i64>,
    }
}

model! {
    /// A list that is read by pages wants another page. The answer is the directive
    /// `Alexa.Presentation.APL.SendTokenListData` with the same correlation token.
    request LoadTokenListDataEvent {
        /// The token of the document.
        pub token: Option<String>,
        /// Goes back with the items.
        pub correlation_token: Option<String>,
        /// The list.
        pub list_id: Option<String>,
        /// The page.
        pub page_token: Option<String>,
    }
}
