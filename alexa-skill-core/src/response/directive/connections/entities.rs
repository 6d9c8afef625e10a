use crate::UnknownObject;
use crate::wire::{model, tagged_enum};

tagged_enum! {
    /// A thing that a connection request is about, by its `@type`.
    pub enum ConnectionEntity by own "@type", expecting "a connection entity" {
        /// An address:
        PostalAddress(PostalAddress) = "PostalAddress",
        /// A restaurant:
        Restaurant(Restaurant) = "Restaurant",
        @else
        /// A thing that this version does not know.
        Unknown(UnknownObject),
    }
}

model! {
    /// An address.
    #[serde(tag = "@type")]
    pub struct PostalAddress with(version = "1") {
        /// The version of this form: 1.
        #[serde(rename = "@version")]
        pub version: Option<String>,
        /// Street and number.
        pub street_address: Option<String>,
        /// The town.
        pub locality: Option<String>,
        /// The state or region.
        pub region: Option<String>,
        /// The postal code.
        pub postal_code: Option<String>,
        /// The country.
        pub country: Option<String>,
    }
}

model! {
    /// A restaurant.
    #[serde(tag = "@type")]
    pub struct Restaurant new(name: String, location: PostalAddress) with(version = "1") {
        /// The version of this form: 1.
        #[serde(rename = "@version")]
        pub version: Option<String>,
        /// Its name.
        pub name: Option<String>,
        /// Where it is.
        pub location: Option<PostalAddress>,
    }
}
