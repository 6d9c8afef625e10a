use super::Property;
use crate::smart_home::{Channel, Interface, Percent};

/// Televisions and loudspeakers.
impl Property {
    /// `channel` of `Alexa.ChannelController`.
    pub fn channel(channel: Channel) -> Self {
        Self::new(Interface::CHANNEL_CONTROLLER, "channel", channel)
    }

    /// `input` of `Alexa.InputController`, such as `HDMI 1`.
    pub fn input(input: impl Into<String>) -> Self {
        Self::new(Interface::INPUT_CONTROLLER, "input", input.into())
    }

    /// `volume` of `Alexa.Speaker`.
    pub fn volume(volume: Percent) -> Self {
        Self::new(Interface::SPEAKER, "volume", volume)
    }

    /// `muted` of `Alexa.Speaker`.
    pub fn muted(muted: bool) -> Self {
        Self::new(Interface::SPEAKER, "muted", muted)
    }
}
