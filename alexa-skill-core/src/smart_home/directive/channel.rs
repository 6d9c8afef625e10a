//! `Alexa.ChannelController`

use super::part::part;

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
    /// A channel.
    pub struct Channel {
        @optional
        /// `number`, such as `5.1`.
        pub number: String,
        /// `callSign`
        pub call_sign: String,
        /// `affiliateCallSign`
        pub affiliate_call_sign: String,
        /// `uri`
        pub uri: String,
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
