//! Wire tests.
// Clippy's own exception covers test functions only, not the helpers beside them.
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout)]

mod profiles;
mod resolving;
mod support;
mod testing;
mod verifying_claims;
mod verifying_form;
mod verifying_keys;
