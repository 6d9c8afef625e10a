use super::Command;
use crate::UnknownObject;
use crate::id::DeviceId;
use crate::wire::{model, tagged_enum};

model! {
    /// A device did not take commands that the skill sent to its data store.
    request DataStoreError {
        /// What went wrong.
        pub error: Option<CommandsError>,
    }
}

tagged_enum! {
    /// Why commands were not taken.
    pub enum CommandsError by "type", expecting "a data store error" {
        /// The device failed at a command:
        Internal(DataStoreInternalError) = "DATASTORE_INTERNAL_ERROR",
        /// There is no room for an object:
        StorageLimitExceeded(StorageLimitExceededError) = "STORAGE_LIMIT_EXCEEDED",
        /// The device could not be reached:
        DeviceUnavailable(DeviceUnavailableError) = "DEVICE_UNAVAILABLE",
        /// The device is gone for good:
        DevicePermanentlyUnavailable(DevicePermanentlyUnavailableError) = "DEVICE_PERMANENTLY_UNAVAILABLE",
        @else
        /// A kind that this version does not know.
        Unknown(UnknownObject),
    }
}

model! {
    /// The device failed at a command.
    pub struct DataStoreInternalError {
        /// The command.
        pub content: Option<ExecutionErrorContent>,
    }
}

model! {
    /// There is no room for an object.
    pub struct StorageLimitExceededError {
        /// The command.
        pub content: Option<ExecutionErrorContent>,
    }
}

model! {
    /// The device could not be reached in the time that the skill gave.
    pub struct DeviceUnavailableError {
        /// The commands that did not arrive.
        pub content: Option<DispatchErrorContent>,
    }
}

model! {
    /// The device is gone for good, and nothing should be sent to it any more.
    pub struct DevicePermanentlyUnavailableError {
        /// The commands that did not arrive.
        pub content: Option<DispatchErrorContent>,
    }
}

model! {
    /// The command at which a device failed; those after it were not run.
    pub struct ExecutionErrorContent {
        /// The device.
        pub device_id: Option<DeviceId>,
        /// The command.
        pub failed_command: Option<Command>,
        /// What the device says of it.
        pub message: Option<String>,
    }
}

model! {
    /// The commands that did not arrive at a device.
    pub struct DispatchErrorContent {
        /// The device.
        pub device_id: Option<DeviceId>,
        /// The commands.
        #[serde(deserialize_with = "crate::wire::list")]
        pub commands: Option<Vec<Command>>,
    }
}
