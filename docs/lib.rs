//! The guide and the README as modules, so that `cargo test` compiles and runs their examples.
#![allow(clippy::doc_markdown, reason = "prose, not API names")]

#[doc = include_str!("../README.md")]
pub mod readme {}

#[doc = include_str!("guide/getting-started.md")]
pub mod getting_started {}

#[doc = include_str!("guide/account-linking.md")]
pub mod account_linking {}

#[doc = include_str!("guide/admin-linking.md")]
pub mod admin_linking {}

#[doc = include_str!("guide/simulator.md")]
pub mod simulator {}

#[doc = include_str!("guide/lambda.md")]
pub mod lambda {}

#[doc = include_str!("guide/self-hosting.md")]
pub mod self_hosting {}

#[doc = include_str!("guide/smart-home.md")]
pub mod smart_home {}

#[doc = include_str!("guide/testing.md")]
pub mod testing {}
