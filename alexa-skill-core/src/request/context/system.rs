use super::Device;
use crate::id::{PersonId, SkillId, UnitId};
use crate::request::User;
use crate::secret::{AccessToken, ApiAccessToken};
use crate::wire::model;

model! {
    /// The skill, the user, the device and the way to Alexa's APIs.
    pub struct System {
        /// The skill that the request is meant for.
        pub application: Option<Application>,
        /// The account that enabled the skill.
        pub user: Option<User>,
        /// The device that the user spoke to.
        pub device: Option<Device>,
        /// The speaker, if Alexa recognised the voice and the skill asked for it.
        pub person: Option<Person>,
        /// The residential or hospitality unit that the device stands in.
        pub unit: Option<Unit>,
        /// The address of Alexa's APIs in the user's region, such as `https://api.eu.amazonalexa.com`.
        pub api_endpoint: Option<String>,
        /// The key to Alexa's APIs.
        pub api_access_token: Option<ApiAccessToken>,
    }
}

model! {
    /// The skill.
    pub struct Application {
        /// The skill's id.
        pub application_id: Option<SkillId>,
    }
}

model! {
    /// A recognised speaker.
    pub struct Person {
        /// The speaker's id for this skill.
        pub person_id: Option<PersonId>,
        /// The token of the account that this speaker linked; the account's own is
        /// [`RequestEnvelope::access_token`](crate::request::RequestEnvelope::access_token).
        pub access_token: Option<AccessToken>,
    }
}

model! {
    /// A residential or hospitality unit.
    pub struct Unit {
        /// The unit's id, for as long as the present guest stays.
        pub unit_id: Option<UnitId>,
        /// The unit's id for good.
        pub persistent_unit_id: Option<UnitId>,
    }
}
