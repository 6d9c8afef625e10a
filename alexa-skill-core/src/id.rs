//! Identifiers of the Alexa service, each its own type so that none is taken for another.

/// Defines string newtypes for identifiers.
macro_rules! id {
    ($($(#[$meta:meta])* $name:ident;)*) => {$(
        $(#[$meta])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Takes the identifier as the service wrote it; nothing is checked.
            pub fn new(id: impl Into<String>) -> Self {
                Self(id.into())
            }

            /// The identifier as the service wrote it.
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// Gives the text up.
            pub fn into_string(self) -> String {
                self.0
            }
        }

        impl crate::wire::Part for $name {}

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, concat!(stringify!($name), "({:?})"), self.0)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(id: &str) -> Self {
                Self(id.to_owned())
            }
        }

        impl From<String> for $name {
            fn from(id: String) -> Self {
                Self(id)
            }
        }

        impl PartialEq<str> for $name {
            fn eq(&self, other: &str) -> bool {
                self.0 == other
            }
        }

        impl PartialEq<&str> for $name {
            fn eq(&self, other: &&str) -> bool {
                self.0 == *other
            }
        }
    )*};
}

id! {
    /// The skill's id, `amzn1.ask.skill.<uuid>`: `application.applicationId` on the wire.
    SkillId;
    /// The account that enabled the skill, `amzn1.ask.account.<..>`. A new one is made when the
    /// user disables and enables the skill again, so a linked user's data is better keyed by
    /// [`Identity::subject`](crate::linking::Identity::subject).
    UserId;
    /// A recognised speaker, `amzn1.ask.person.<..>`.
    PersonId;
    /// The device, `amzn1.ask.device.<..>`.
    DeviceId;
    /// A residential or hospitality unit, `amzn1.ask.unit.<..>`.
    UnitId;
    /// One request, `amzn1.echo-api.request.<uuid>`.
    RequestId;
    /// One session, `amzn1.echo-api.session.<uuid>`.
    SessionId;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_its_text_on_the_wire() {
        let id = SkillId::new("amzn1.ask.skill.1");
        assert_eq!(serde_json::to_string(&id).unwrap(), "\"amzn1.ask.skill.1\"");
        assert_eq!(
            serde_json::from_str::<SkillId>("\"amzn1.ask.skill.1\"").unwrap(),
            id
        );
        assert_eq!(
            format!("{id:?} {id}"),
            "SkillId(\"amzn1.ask.skill.1\") amzn1.ask.skill.1"
        );
        assert_eq!(id, "amzn1.ask.skill.1");
    }
}
