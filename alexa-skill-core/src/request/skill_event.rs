use crate::secret::AccessToken;
use crate::wire::model;

/// A skill event: a request of its own with the times at which the event was made and published.
macro_rules! skill_event {
    ($(#[$meta:meta])* $name:ident { $($body:tt)* }) => {
        model! {
            $(#[$meta])*
            request $name {
                /// When it happened.
                pub event_creation_time: Option<crate::request::Timestamp>,
                /// When it was sent.
                pub event_publishing_time: Option<crate::request::Timestamp>,
                $($body)*
            }
        }
    };
}
pub(super) use skill_event;

skill_event! {
    /// The user enabled the skill.
    SkillEnabledRequest {}
}

skill_event! {
    /// The user disabled the skill, which also unlinks the account. Delete what is kept for the user.
    SkillDisabledRequest {}
}

skill_event! {
    /// The user linked an account.
    AccountLinkedRequest {
        /// What was linked.
        pub body: Option<AccountLinkedBody>,
    }
}

model! {
    /// What was linked.
    pub struct AccountLinkedBody {
        /// The linked account's token. This event carries it here, not in the context.
        pub access_token: Option<AccessToken>,
    }
}

skill_event! {
    /// The user granted permissions for the first time.
    PermissionAcceptedRequest {
        /// What is granted now.
        pub body: Option<PermissionBody>,
    }
}

skill_event! {
    /// The user granted or took back permissions.
    PermissionChangedRequest {
        /// What is granted now.
        pub body: Option<PermissionBody>,
    }
}

model! {
    /// The permissions that are granted now.
    pub struct PermissionBody {
        /// Those of the account.
        #[serde(deserialize_with = "crate::wire::list")]
        pub accepted_permissions: Option<Vec<Permission>>,
        /// Those of a recognised speaker.
        #[serde(deserialize_with = "crate::wire::list")]
        pub accepted_person_permissions: Option<Vec<Permission>>,
    }
}

model! {
    /// A granted permission.
    pub struct Permission {
        /// Its scope, such as `alexa::profile:email:read`.
        pub scope: Option<String>,
    }
}

skill_event! {
    /// The user subscribed to proactive events, or unsubscribed.
    ProactiveSubscriptionChangedRequest {
        /// What is subscribed to now.
        pub body: Option<ProactiveSubscriptionChangedBody>,
    }
}

model! {
    /// The proactive events that are subscribed to now.
    pub struct ProactiveSubscriptionChangedBody {
        /// The events.
        #[serde(deserialize_with = "crate::wire::list")]
        pub subscriptions: Option<Vec<ProactiveSubscriptionEvent>>,
    }
}

model! {
    /// A kind of proactive event that the user is subscribed to.
    pub struct ProactiveSubscriptionEvent {
        /// The event's name, such as `AMAZON.OrderStatus.Updated`.
        pub event_name: Option<String>,
    }
}

skill_event! {
    /// The user subscribed to notifications, or unsubscribed.
    NotificationSubscriptionChangedRequest {
        /// What is subscribed to now.
        pub body: Option<NotificationSubscriptionChangedBody>,
    }
}

model! {
    /// The notifications that are subscribed to now.
    pub struct NotificationSubscriptionChangedBody {
        /// The notifications.
        #[serde(deserialize_with = "crate::wire::list")]
        pub subscriptions: Option<Vec<NotificationSubscriptionEvent>>,
    }
}

model! {
    /// A topic of notifications that the user is subscribed to.
    pub struct NotificationSubscriptionEvent {
        /// The topic's id.
        pub topic_id: Option<String>,
    }
}
