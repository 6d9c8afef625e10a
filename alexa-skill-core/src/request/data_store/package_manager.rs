use serde_json::Value;

use crate::wire::{model, open_enum};

model! {
    /// A package could not be installed or updated.
    request InstallationError {
        /// The package.
        pub package_id: Option<String>,
        /// Its version.
        pub version: Option<String>,
        /// What went wrong.
        pub error: Option<PackageError>,
    }
}

model! {
    /// What went wrong with a package.
    pub struct PackageError {
        /// The kind of error.
        #[serde(rename = "type")]
        pub error_type: Option<PackageErrorType>,
        /// More about it.
        pub content: Option<Value>,
    }
}

open_enum! {
    /// The kinds of error with packages.
    pub enum PackageErrorType {
        /// The device failed.
        InternalError = "INTERNAL_ERROR",
    }
}

model! {
    /// A device asks whether the skill is ready for another version of a package.
    request UpdateRequest {
        /// The package.
        pub package_id: Option<String>,
        /// The version that is installed.
        pub from_version: Option<String>,
        /// The version that is to be installed.
        pub to_version: Option<String>,
    }
}

model! {
    /// The user put a package to use.
    request UsagesInstalled {
        /// The package and where it is used.
        pub payload: Option<UsagesInstallRequest>,
    }
}

model! {
    /// A package and where it is used now.
    pub struct UsagesInstallRequest {
        /// The package.
        pub package_id: Option<String>,
        /// Its version.
        pub package_version: Option<String>,
        /// The new uses.
        #[serde(deserialize_with = "crate::wire::list")]
        pub usages: Option<Vec<PackageInstallUsage>>,
    }
}

model! {
    /// A new use of a package.
    pub struct PackageInstallUsage {
        /// The place on the device.
        pub location: Option<Location>,
        /// The id of this use.
        pub instance_id: Option<String>,
    }
}

model! {
    /// The user put a package out of use.
    request UsagesRemoved {
        /// The package and where it was used.
        pub payload: Option<UsagesRemovedRequest>,
    }
}

model! {
    /// A package and where it is no longer used.
    pub struct UsagesRemovedRequest {
        /// The package.
        pub package_id: Option<String>,
        /// Its version.
        pub package_version: Option<String>,
        /// The uses that ended.
        #[serde(deserialize_with = "crate::wire::list")]
        pub usages: Option<Vec<PackageRemoveUsage>>,
    }
}

model! {
    /// A use of a package that ended.
    pub struct PackageRemoveUsage {
        /// The place on the device.
        pub location: Option<Location>,
        /// The id of this use.
        pub instance_id: Option<String>,
    }
}

open_enum! {
    /// The places on a device where a package can be used.
    pub enum Location {
        /// Among the favourites.
        Favorite = "FAVORITE",
    }
}

model! {
    /// The packages on the device, of `context."Alexa.DataStore.PackageManager"`.
    pub struct PackageManagerState {
        /// The packages.
        #[serde(deserialize_with = "crate::wire::list")]
        pub installed_packages: Option<Vec<PackageStateInformation>>,
    }
}

model! {
    /// A package on the device.
    pub struct PackageStateInformation {
        /// The package.
        pub package_id: Option<String>,
        /// Its version.
        pub version: Option<String>,
    }
}
