//! Smart Home messages.

mod catalogue;
mod corpus_events;
mod coverage;

mod events;
mod events_checked;
mod events_random;
mod forms;
