//! Tasks of Alexa's and of other skills, and what they are told.
//!
//! ```
//! use alexa_skill_core::response::Response;
//! use alexa_skill_core::response::directive::StartConnectionDirective;
//! use alexa_skill_core::response::directive::connections::{PostalAddress, PrintPdfRequest};
//!
//! let print = PrintPdfRequest::new("The recipe", "https://example.com/recipe.pdf");
//! let response = Response::builder()
//!     .add_directive(StartConnectionDirective::print_pdf(print).token("recipe-1"))
//!     .build();
//!
//! let address = PostalAddress::default().street_address("1 High Street").locality("Leeds");
//! assert_eq!(address.version.as_deref(), Some("1"));
//! ```

mod directives;
mod entities;
mod requests;

pub use self::directives::{
    OnCompletion, SendRequestDirective, SendResponseDirective, StartConnectionDirective,
};
pub use self::entities::{ConnectionEntity, PostalAddress, Restaurant};
pub use self::requests::{
    ConnectionRequest, PrintImageRequest, PrintPdfRequest, PrintWebPageRequest,
    ScheduleFoodEstablishmentReservationRequest, ScheduleTaxiReservationRequest,
};

/// Lets a payload stand where a directive takes any JSON object.
macro_rules! into_object {
    ($($name:ty),+ $(,)?) => {$(
        impl From<$name> for serde_json::Map<String, serde_json::Value> {
            fn from(payload: $name) -> Self {
                // A payload is a struct of texts, numbers and structs, so it is always an object.
                match serde_json::to_value(payload) {
                    Ok(serde_json::Value::Object(members)) => members,
                    _ => Self::new(),
                }
            }
        }
    )+};
}
pub(super) use into_object;
