//! Where persistent attributes live: adapters, and whose attributes they are.

mod memory;
mod partition_key;

pub use self::memory::MemoryPersistenceAdapter;
pub use self::partition_key::{MissingKeyError, PartitionKey};
pub use crate::skill::PersistenceAdapter;
