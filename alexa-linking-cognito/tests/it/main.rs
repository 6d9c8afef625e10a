//! Wire tests.

mod profiles;
mod resolving;
mod support;
mod verifying_claims;
mod verifying_form;
mod verifying_keys;
