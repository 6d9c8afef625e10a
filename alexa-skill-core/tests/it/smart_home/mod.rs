//! Smart Home: messages, skills and proactive events.

mod acceptance;
mod catalogue;
mod corpus_events;
mod coverage;
mod directive;
mod events;
mod events_checked;
mod events_random;
mod forms;
#[cfg(feature = "event-gateway")]
mod gateway;
#[cfg(feature = "lambda")]
mod lambda;
mod random;
mod skill;
mod stores;
mod support;
