use std::time::Duration;

use serde_json::Value;

use crate::wire::kept;

kept! {
    /// The payload of `StateReport` of `Alexa.SeekController`: where playback is now.
    pub struct SeekState {
        /// `properties`
        pub properties: Option<Vec<SeekProperty>> = "properties",
    }
}

kept! {
    /// One thing that is so about playback. It has no time and no namespace, as other properties do.
    pub struct SeekProperty {
        /// `name`: `positionMilliseconds`
        pub name: Option<String> = "name",
        /// `value`
        pub value: Option<Value> = "value",
    }
}

impl SeekState {
    /// Playback is at this position, to the millisecond.
    pub fn new(position: Duration) -> Self {
        let millis = u64::try_from(position.as_millis()).unwrap_or(u64::MAX);
        let position = SeekProperty::default()
            .name("positionMilliseconds")
            .value(millis);
        Self::default().properties(vec![position])
    }
}
