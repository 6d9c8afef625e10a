use crate::wire::{model, open_enum};

model! {
    /// What the words of a slot resolved to, for each list of values that was asked.
    pub struct Resolutions {
        /// One for each authority: the slot type of the interaction model, and the skill's dynamic
        /// entities, in any order.
        #[serde(deserialize_with = "crate::wire::list")]
        pub resolutions_per_authority: Option<Vec<Resolution>>,
    }
}

model! {
    /// What one authority made of a slot's words.
    pub struct Resolution written_with(authority, status) {
        /// The authority: `amzn1.er-authority.echo-sdk.{skill}.{type}`, or
        /// `amzn1.er-authority.echo-sdk.dynamic.{skill}.{type}` for dynamic entities.
        pub authority: Option<String>,
        /// Whether it found a match.
        pub status: Option<ResolutionStatus>,
        /// The matches, best first. Absent where there is none, though the published model asks for it.
        #[serde(deserialize_with = "crate::wire::list")]
        pub values: Option<Vec<ResolutionValueWrapper>>,
    }
}

model! {
    /// The outcome of a resolution.
    pub struct ResolutionStatus written_with(code) {
        /// The code.
        pub code: Option<ResolutionStatusCode>,
    }
}

open_enum! {
    /// Whether words resolved to a value.
    pub enum ResolutionStatusCode {
        /// They match a value or one of its synonyms.
        Match = "ER_SUCCESS_MATCH",
        /// They match none.
        NoMatch = "ER_SUCCESS_NO_MATCH",
        /// Resolution took too long.
        Timeout = "ER_ERROR_TIMEOUT",
        /// Resolution failed.
        Exception = "ER_ERROR_EXCEPTION",
    }
}

model! {
    /// The wrapper around a resolved value.
    pub struct ResolutionValueWrapper written_with(value) {
        /// The value.
        pub value: Option<ResolutionValue>,
    }
}

model! {
    /// A value of a slot type.
    pub struct ResolutionValue written_with(name, id) {
        /// Its canonical name.
        pub name: Option<String>,
        /// Its id, if the slot type gives one.
        pub id: Option<String>,
    }
}

impl Resolutions {
    /// The values that matched, over all authorities in the order they came.
    pub fn matches(&self) -> impl Iterator<Item = &ResolutionValue> {
        self.resolutions_per_authority
            .iter()
            .flatten()
            .flat_map(Resolution::matches)
    }
}

impl Resolution {
    /// The values that matched, best first.
    pub fn matches(&self) -> impl Iterator<Item = &ResolutionValue> {
        let code = self.status.as_ref().and_then(|status| status.code.as_ref());
        let values = self
            .values
            .as_ref()
            .filter(|_| code == Some(&ResolutionStatusCode::Match));
        values
            .into_iter()
            .flatten()
            .filter_map(|wrapper| wrapper.value.as_ref())
    }

    /// Whether the authority is a list of dynamic entities.
    pub fn is_dynamic(&self) -> bool {
        self.authority
            .as_deref()
            .is_some_and(|authority| authority.starts_with("amzn1.er-authority.echo-sdk.dynamic."))
    }
}
