use super::{CorrelationToken, Interface, MessageId};
use crate::wire::kept;

kept! {
    /// What a message is, which one it is, and which one it answers.
    pub struct Header {
        /// `namespace`: the interface.
        pub namespace: Option<Interface> = "namespace",
        /// `name`: the directive or event of that interface.
        pub name: Option<String> = "name",
        /// `instance`: which mode, range or toggle of the endpoint; in directives only.
        pub instance: Option<String> = "instance",
        /// `messageId`
        pub message_id: Option<MessageId> = "messageId",
        /// `correlationToken`: absent from `Discover` and `AcceptGrant`.
        pub correlation_token: Option<CorrelationToken> = "correlationToken",
        /// `payloadVersion`: `3` in all that this module builds.
        pub payload_version: Option<String> = "payloadVersion",
    }
}

impl Header {
    /// The header of a new message of version 3, with a random message id.
    ///
    /// ```
    /// use alexa_skill_core::smart_home::{Header, Interface};
    ///
    /// let header = Header::new(Interface::ALEXA, "Response");
    /// assert!(header.is(&Interface::ALEXA, "Response"));
    /// assert_eq!(header.payload_version.as_deref(), Some("3"));
    /// ```
    pub fn new(namespace: impl Into<Interface>, name: impl Into<String>) -> Self {
        Self::default()
            .namespace(namespace)
            .name(name)
            .message_id(MessageId::random())
            .payload_version("3")
    }

    /// Whether this is the message of that interface and name.
    pub fn is(&self, namespace: &Interface, name: &str) -> bool {
        self.namespace.as_ref() == Some(namespace) && self.name.as_deref() == Some(name)
    }
}
