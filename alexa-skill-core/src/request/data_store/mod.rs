//! The data store on devices, and the packages (such as widgets) that read from it.

mod command;
mod error;
mod package_manager;

pub use self::command::{
    ClearCommand, Command, PutNamespaceCommand, PutObjectCommand, RemoveNamespaceCommand,
    RemoveObjectCommand,
};
pub use self::error::{
    CommandsError, DataStoreError, DataStoreInternalError, DevicePermanentlyUnavailableError,
    DeviceUnavailableError, DispatchErrorContent, ExecutionErrorContent, StorageLimitExceededError,
};
pub use self::package_manager::{
    InstallationError, Location, PackageError, PackageErrorType, PackageInstallUsage,
    PackageManagerState, PackageRemoveUsage, PackageStateInformation, UpdateRequest,
    UsagesInstallRequest, UsagesInstalled, UsagesRemoved, UsagesRemovedRequest,
};
