//! Web pages: what they say, and what went wrong with them.

use serde_json::Value;

use super::apl::Runtime;
use crate::wire::{model, open_enum};

model! {
    /// The skill's web page says something.
    request MessageRequest {
        /// What it says, as the page made it.
        pub message: Option<Value>,
    }
}

model! {
    /// The skill's web page could not be opened or failed.
    request RuntimeErrorRequest {
        /// What went wrong.
        pub error: Option<RuntimeError>,
    }
}

model! {
    /// What went wrong with a web page.
    pub struct RuntimeError {
        /// Why.
        pub reason: Option<RuntimeErrorReason>,
        /// What the device says of it.
        pub message: Option<String>,
        /// A code, such as that of the HTTP response.
        pub code: Option<String>,
    }
}

open_enum! {
    /// Why a web page failed.
    pub enum RuntimeErrorReason {
        /// The server refused.
        HttpRequestError = "HTTP_REQUEST_ERROR",
        /// The server did not answer in time.
        TimedOut = "TIMED_OUT",
        /// The file is of a kind that the device cannot show.
        FileTypeNotSupported = "FILE_TYPE_NOT_SUPPORTED",
        /// The page itself failed.
        ApplicationError = "APPLICATION_ERROR",
    }
}

model! {
    /// What a device says of its web pages, under
    /// [`SupportedInterfaces::HTML`](crate::request::SupportedInterfaces::HTML).
    pub struct AlexaPresentationHtmlInterface {
        /// What runs the pages.
        pub runtime: Option<Runtime>,
    }
}
