use serde_json::{Map, Value};

use super::{Application, User};
use crate::Lazy;
use crate::id::SessionId;
use crate::wire::model;

model! {
    /// The session that a request belongs to. Out-of-session requests have none.
    pub struct Session {
        /// Whether this request opens the session.
        pub new: Option<bool>,
        /// The session's id.
        pub session_id: Option<SessionId>,
        /// The skill.
        pub application: Option<Application>,
        /// What the skill's last answer in this session asked Alexa to keep: any JSON object.
        pub attributes: Option<Lazy<Map<String, Value>>>,
        /// The resources that the session is about. Not in the published model, but often sent.
        pub affiliated_resources: Option<Vec<Value>>,
        /// The user; `context.System.user` is the same and always there with newer devices.
        pub user: Option<User>,
    }
}
