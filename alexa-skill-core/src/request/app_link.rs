//! Opening apps on the user's phone.

use serde_json::Value;

use crate::wire::{model, open_enum};

model! {
    /// The apps that can be opened, of `context.AppLink`.
    pub struct AppLinkState {
        /// The stores whose apps can be opened.
        #[serde(deserialize_with = "crate::wire::list")]
        pub supported_catalog_types: Option<Vec<CatalogType>>,
        /// Apps can be opened on the device itself.
        pub direct_launch: Option<DirectLaunch>,
        /// Apps can be opened on a phone of the user's.
        pub send_to_device: Option<SendToDevice>,
    }
}

open_enum! {
    /// Stores of apps.
    pub enum CatalogType {
        /// Apple's.
        IosAppStore = "IOS_APP_STORE",
        /// Google's.
        GooglePlayStore = "GOOGLE_PLAY_STORE",
    }
}

model! {
    /// Apps can be opened on the device itself. Which stores are there says which apps.
    pub struct DirectLaunch {
        /// Apps of Apple's store.
        #[serde(rename = "IOS_APP_STORE")]
        pub ios_app_store: Option<Value>,
        /// Apps of Google's store.
        #[serde(rename = "GOOGLE_PLAY_STORE")]
        pub google_play_store: Option<Value>,
    }
}

model! {
    /// Apps can be opened on a phone of the user's.
    pub struct SendToDevice {}
}

model! {
    /// What a device says of opening apps, under
    /// [`SupportedInterfaces::APP_LINK`](crate::request::SupportedInterfaces::APP_LINK).
    pub struct AppLinkInterface {
        /// The version of the interface.
        pub version: Option<String>,
    }
}
