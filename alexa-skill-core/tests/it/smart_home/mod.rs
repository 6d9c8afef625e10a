//! Smart Home skills.

mod directive;
