use super::{PostalAddress, Restaurant, into_object};
use crate::UnknownObject;
use crate::wire::{model, tagged_enum};

tagged_enum! {
    /// What a task is told, by its `@type`: the `input` of a
    /// [`StartConnectionDirective`](super::StartConnectionDirective), and the payload with which a
    /// skill that offers the task is called.
    ///
    /// ```
    /// use alexa_skill_core::response::directive::connections::ConnectionRequest;
    ///
    /// let payload = r#"{ "@type": "PrintPDFRequest", "@version": "1", "title": "Menu" }"#;
    /// let ConnectionRequest::PrintPdf(print) = serde_json::from_str(payload)? else {
    ///     panic!("another task");
    /// };
    /// assert_eq!(print.title.as_deref(), Some("Menu"));
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub enum ConnectionRequest by own "@type", expecting "a connection request" {
        /// Prints an image:
        PrintImage(PrintImageRequest) = "PrintImageRequest",
        /// Prints a PDF:
        PrintPdf(PrintPdfRequest) = "PrintPDFRequest",
        /// Prints a web page:
        PrintWebPage(PrintWebPageRequest) = "PrintWebPageRequest",
        /// Books a table:
        ScheduleFoodEstablishmentReservation(ScheduleFoodEstablishmentReservationRequest) = "ScheduleFoodEstablishmentReservationRequest",
        /// Books a taxi:
        ScheduleTaxiReservation(ScheduleTaxiReservationRequest) = "ScheduleTaxiReservationRequest",
        @else
        /// A task that this version does not know.
        Unknown(UnknownObject),
    }
}

model! {
    /// Prints an image.
    #[serde(tag = "@type")]
    pub struct PrintImageRequest new(title: String, url: String, image_type: String) with(version = "1") {
        /// The version of this form: 1.
        #[serde(rename = "@version")]
        pub version: Option<String>,
        /// What it is called.
        pub title: Option<String>,
        /// Its https address.
        pub url: Option<String>,
        /// What it shows.
        pub description: Option<String>,
        /// Its format: `JPG` or `JPEG`.
        pub image_type: Option<String>,
    }
}

model! {
    /// Prints a PDF.
    #[serde(tag = "@type", rename = "PrintPDFRequest")]
    pub struct PrintPdfRequest new(title: String, url: String) with(version = "1") {
        /// The version of this form: 1.
        #[serde(rename = "@version")]
        pub version: Option<String>,
        /// What it is called.
        pub title: Option<String>,
        /// Its https address.
        pub url: Option<String>,
        /// What is in it.
        pub description: Option<String>,
    }
}

model! {
    /// Prints a web page.
    #[serde(tag = "@type")]
    pub struct PrintWebPageRequest new(title: String, url: String) with(version = "1") {
        /// The version of this form: 1.
        #[serde(rename = "@version")]
        pub version: Option<String>,
        /// What it is called.
        pub title: Option<String>,
        /// Its https address.
        pub url: Option<String>,
        /// What is on it.
        pub description: Option<String>,
    }
}

model! {
    /// Books a table.
    #[serde(tag = "@type")]
    pub struct ScheduleFoodEstablishmentReservationRequest new(restaurant: Restaurant) with(version = "1") {
        /// The version of this form: 1.
        #[serde(rename = "@version")]
        pub version: Option<String>,
        /// When, as an ISO 8601 time.
        pub start_time: Option<String>,
        /// For how many, as text.
        pub party_size: Option<String>,
        /// Where.
        pub restaurant: Option<Restaurant>,
    }
}

model! {
    /// Books a taxi.
    #[serde(tag = "@type")]
    pub struct ScheduleTaxiReservationRequest with(version = "1") {
        /// The version of this form: 1.
        #[serde(rename = "@version")]
        pub version: Option<String>,
        /// When, as an ISO 8601 time.
        pub pickup_time: Option<String>,
        /// For how many, as text.
        pub party_size: Option<String>,
        /// From where.
        pub pickup_location: Option<PostalAddress>,
        /// Where to.
        pub drop_off_location: Option<PostalAddress>,
    }
}

into_object! {
    PrintImageRequest,
    PrintPdfRequest,
    PrintWebPageRequest,
    ScheduleFoodEstablishmentReservationRequest,
    ScheduleTaxiReservationRequest,
    ConnectionRequest,
}
