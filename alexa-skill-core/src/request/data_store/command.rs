use serde_json::Value;

use crate::UnknownObject;
use crate::wire::{model, tagged_enum};

tagged_enum! {
    /// A change of the data store.
    pub enum Command by "type", expecting "a data store command" {
        /// Removes everything:
        Clear(ClearCommand) = "CLEAR",
        /// Makes a namespace:
        PutNamespace(PutNamespaceCommand) = "PUT_NAMESPACE",
        /// Makes or replaces an object:
        PutObject(PutObjectCommand) = "PUT_OBJECT",
        /// Removes a namespace and its objects:
        RemoveNamespace(RemoveNamespaceCommand) = "REMOVE_NAMESPACE",
        /// Removes an object:
        RemoveObject(RemoveObjectCommand) = "REMOVE_OBJECT",
        @else
        /// A command that this version does not know.
        Unknown(UnknownObject),
    }
}

model! {
    /// Removes every namespace and object of the skill's.
    pub struct ClearCommand {}
}

model! {
    /// Makes a namespace; nothing happens if it exists.
    pub struct PutNamespaceCommand {
        /// Its name.
        pub namespace: Option<String>,
    }
}

model! {
    /// Makes or replaces an object.
    pub struct PutObjectCommand {
        /// The namespace, which must exist.
        pub namespace: Option<String>,
        /// The object's key in it.
        pub key: Option<String>,
        /// The object.
        pub content: Option<Value>,
    }
}

model! {
    /// Removes a namespace and its objects.
    pub struct RemoveNamespaceCommand {
        /// Its name.
        pub namespace: Option<String>,
    }
}

model! {
    /// Removes an object.
    pub struct RemoveObjectCommand {
        /// The namespace.
        pub namespace: Option<String>,
        /// The object's key in it.
        pub key: Option<String>,
    }
}
