use crate::smart_home::object::object;
use crate::wire::kept;

kept! {
    /// A television channel; one of the names suffices.
    ///
    /// ```
    /// use alexa_skill_core::smart_home::Channel;
    ///
    /// assert_eq!(Channel::default().number("7").number.as_deref(), Some("7"));
    /// ```
    pub struct Channel {
        /// `number`, such as `7` or `7.1`.
        pub number: Option<String> = "number",
        /// `callSign`, such as `KBRN`.
        pub call_sign: Option<String> = "callSign",
        /// `affiliateCallSign`: the network's.
        pub affiliate_call_sign: Option<String> = "affiliateCallSign",
        /// `uri`
        pub uri: Option<String> = "uri",
    }
}

impl From<Channel> for serde_json::Value {
    fn from(channel: Channel) -> Self {
        let members = [
            ("number", channel.number),
            ("callSign", channel.call_sign),
            ("affiliateCallSign", channel.affiliate_call_sign),
            ("uri", channel.uri),
        ];
        let mut value = object([]);
        for (name, text) in members {
            if let Some(text) = text {
                value[name] = text.into();
            }
        }
        value
    }
}
