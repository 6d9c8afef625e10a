//! Wire tests.

mod testing;
