//! Smart Home skills.

mod acceptance;
mod directive;
mod support;
