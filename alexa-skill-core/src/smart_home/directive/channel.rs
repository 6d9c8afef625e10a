//! `Alexa.ChannelController`

use super::part::part;
use crate::smart_home::Channel;

part! {
    /// Changes to a channel. The customer may have said any of its names.
    pub struct ChangeChannel {
        @optional
        /// `channel`
        pub channel: Channel,
        /// `channelMetadata`
        pub channel_metadata: ChannelMetadata,
    }
}

part! {
    /// Goes up or down by a number of channels.
    pub struct SkipChannels {
        /// `channelCount`
        pub channel_count: i64,
    }
}

part! {
    /// What is known of a channel.
    pub struct ChannelMetadata {
        @optional
        /// `name`
        pub name: String,
        /// `image`: the address of a logo.
        pub image: String,
    }
}
