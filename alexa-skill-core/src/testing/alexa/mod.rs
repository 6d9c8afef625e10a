//! The service and the device.

mod account;
mod audio;
mod audio_player;
mod builder;
mod call;
mod dialog;
mod events;
mod examples;
mod message;
mod player_activity;
mod record;
mod report;
mod session;
mod step;
mod virtual_alexa;

pub use self::audio_player::AudioPlayer;
pub use self::builder::VirtualAlexaBuilder;
pub use self::player_activity::PlayerActivity;
pub use self::virtual_alexa::VirtualAlexa;
