/// Defines wire structs: every member optional on reading, absent members left out on writing, and
/// a consuming setter of the same name for each member.
///
/// Members go by their camelCase name; `#[serde(rename = "..")]` on a member says otherwise. Of
/// `deserialize_with` three values are known: `crate::wire::any` keeps `null` as a value,
/// `crate::wire::entries` is for maps, and `crate::wire::list` for lists of anything but JSON;
/// members that are fractions have `serialize_with = "crate::wire::optional_number"`.
/// With `request` before the struct, the three members that every request has come first.
///
/// What the service requires to be written is not left to chance: such a struct has no `Default`
/// but a constructor. After the name stand `new(member: Type, ..)`, which makes that constructor;
/// or `requires(member, ..)`, where it is written by hand from `empty()`; `with(member = value)`
/// presets members that always have one value. What the service sends and skills may send back has
/// `written_with(member, ..)`: it keeps its `Default`. Reading stays lenient, and the limits' check
/// learns by [`Part`](crate::wire::Part) what a message lacks, however deep.
macro_rules! model {
    ($(#[$meta:meta])* request $name:ident { $($body:tt)* }) => {
        crate::wire::model! {
            $(#[$meta])*
            pub struct $name {
                /// `requestId`
                pub request_id: Option<crate::id::RequestId>,
                /// `timestamp`, as received.
                pub timestamp: Option<crate::request::Timestamp>,
                /// `locale`
                pub locale: Option<crate::Locale>,
                $($body)*
            }
        }
    };
    (
        $(#[$meta:meta])*
        pub struct $name:ident { $($body:tt)* }
    ) => {
        crate::wire::model! { @struct [Default] [] $(#[$meta])* $name { $($body)* } }
    };
    (
        $(#[$meta:meta])*
        pub struct $name:ident new($($required:ident: $required_type:ty),+)
        $(with($($preset:ident = $value:expr),+))? { $($body:tt)* }
    ) => {
        crate::wire::model! {
            $(#[$meta])*
            pub struct $name requires($($required),+ $(, $($preset),+)?) { $($body)* }
        }

        #[allow(unreachable_pub, reason = "the macro serves private structs too")]
        impl $name {
            /// Takes what the service requires; the setters add the rest.
            pub fn new($($required: impl Into<$required_type>),+) -> Self {
                let mut new = Self::empty();
                $(new.$required = Some($required.into());)+
                $($(new.$preset = Some($value.into());)+)?
                new
            }
        }
    };
    (
        $(#[$meta:meta])*
        pub struct $name:ident with($($preset:ident = $value:expr),+) { $($body:tt)* }
    ) => {
        crate::wire::model! {
            $(#[$meta])*
            pub struct $name requires($($preset),+) { $($body)* }
        }

        impl Default for $name {
            fn default() -> Self {
                let mut new = Self::empty();
                $(new.$preset = Some($value.into());)+
                new
            }
        }
    };
    (
        $(#[$meta:meta])*
        pub struct $name:ident requires($($required:ident),+) { $($body:tt)* }
    ) => {
        crate::wire::model! { @struct [] [$($required)+] $(#[$meta])* $name { $($body)* } }

        #[allow(dead_code, reason = "a struct may be made of its presets alone")]
        impl $name {
            /// Without its required members: what reading can give, and constructors begin with.
            pub(crate) fn empty() -> Self {
                crate::wire::Members::none()
            }
        }
    };
    (
        $(#[$meta:meta])*
        pub struct $name:ident written_with($($required:ident),+) { $($body:tt)* }
    ) => {
        crate::wire::model! { @struct [Default] [$($required)+] $(#[$meta])* $name { $($body)* } }
    };
    (
        @struct [$($default:ident)?] [$($required:ident)*] $(#[$meta:meta])* $name:ident {
            $($(#[$($field_attribute:tt)*])* pub $field:ident: Option<$type:ty>,)*
        }
    ) => {
        #[derive(Debug, Clone, $($default,)? PartialEq, serde::Serialize)]
        $(#[$meta])*
        #[serde(rename_all = "camelCase")]
        #[non_exhaustive]
        #[allow(unreachable_pub, reason = "the macro serves private structs too")]
        pub struct $name {
            $(
                $(#[$($field_attribute)*])*
                #[serde(skip_serializing_if = "Option::is_none")]
                pub $field: Option<$type>,
            )*
        }

        impl<'de> crate::wire::Members<'de> for $name {
            const NAME: &'static str = stringify!($name);

            fn none() -> Self {
                Self { $($field: None),* }
            }

            #[allow(unused_variables, reason = "a struct without members")]
            #[inline]
            fn read<A: serde::de::MapAccess<'de>>(
                &mut self,
                key: &str,
                map: &mut A,
            ) -> Result<bool, A::Error> {
                $(
                    if key == crate::wire::wire_name!($field $([$($field_attribute)*])*) {
                        crate::wire::wire_value!(map self.$field, $([$($field_attribute)*])*);
                        return Ok(true);
                    }
                )*
                Ok(false)
            }
        }

        impl crate::wire::Part for $name {
            #[allow(dead_code, unused_variables, reason = "a struct without members")]
            fn missing(&self, missing: &mut crate::wire::Missing) {
                const REQUIRED: &[&str] = &[$(stringify!($required)),*];
                $(
                    missing.member(
                        crate::wire::wire_name!($field $([$($field_attribute)*])*),
                        REQUIRED.contains(&stringify!($field)),
                        self.$field.as_ref().map(|value| value as &dyn crate::wire::Part),
                    );
                )*
            }

            fn read_into<'de, D: serde::Deserializer<'de>>(
                place: &mut Option<Self>,
                deserializer: D,
            ) -> Result<(), D::Error> {
                crate::wire::fill_members(place.insert(crate::wire::Members::none()), deserializer)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                crate::wire::read_members(deserializer)
            }
        }

        #[allow(dead_code, unreachable_pub, reason = "a private struct may not use all of them")]
        impl $name {
            $(
                #[doc = concat!("Sets `", stringify!($field), "`.")]
                #[must_use]
                pub fn $field(mut self, value: impl Into<$type>) -> Self {
                    self.$field = Some(value.into());
                    self
                }
            )*
        }
    };
}
pub(crate) use model;

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use crate::wire::{Missing, Part};

    model! {
        /// A struct with each kind of member.
        pub struct Sample {
            /// camelCase on the wire
            pub two_words: Option<String>,
            /// its own name on the wire
            #[serde(rename = "Dotted.Name")]
            pub dotted: Option<i64>,
            /// `null` is a value
            #[serde(deserialize_with = "crate::wire::any")]
            pub any: Option<serde_json::Value>,
            /// `null` is absent inside too
            #[serde(deserialize_with = "crate::wire::entries")]
            pub entries: Option<BTreeMap<String, i64>>,
        }
    }

    #[test]
    fn absent_and_null_are_alike_and_unknown_members_are_passed_over() {
        let read = |json| serde_json::from_str::<Sample>(json).unwrap();
        assert_eq!(read("{}"), Sample::default());
        assert_eq!(
            read(r#"{"twoWords":null,"Dotted.Name":null,"new":[1]}"#),
            Sample::default()
        );
        assert_eq!(
            read(r#"{"twoWords":"a","Dotted.Name":1}"#),
            Sample::default().two_words("a").dotted(1)
        );
        assert_eq!(serde_json::to_string(&Sample::default()).unwrap(), "{}");
    }

    model! {
        /// A struct that is not written without a member.
        #[serde(tag = "@type")]
        pub struct Strict new(must_have: String) with(version = "1") {
            /// required
            pub must_have: Option<String>,
            /// has one value
            #[serde(rename = "@version")]
            pub version: Option<String>,
            /// optional
            pub other: Option<i64>,
        }
    }

    #[test]
    fn what_is_required_is_written_and_missed_when_absent() {
        let strict = Strict::new("a");
        let json = r#"{"@type":"Strict","mustHave":"a","@version":"1"}"#;
        assert_eq!(serde_json::to_string(&strict).unwrap(), json);
        assert_eq!(serde_json::from_str::<Strict>(json).unwrap(), strict);
        let missing = |value: &dyn Part| Missing::of("at", value);
        assert!(missing(&strict).is_empty());
        let read: Strict = serde_json::from_str("{}").unwrap();
        assert_eq!(read, Strict::empty());
        assert_eq!(missing(&read), ["at.mustHave", "at.@version"]);
        let list = vec![strict, read];
        assert_eq!(missing(&list), ["at[1].mustHave", "at[1].@version"]);
    }

    #[test]
    fn some_members_are_read_in_their_own_way() {
        let read = |json| serde_json::from_str::<Sample>(json).unwrap();
        let null = read(r#"{"any":null,"entries":null}"#);
        assert_eq!(null, Sample::default().any(serde_json::Value::Null));
        let entries = read(r#"{"entries":{"a":1,"b":null}}"#).entries.unwrap();
        assert_eq!(entries, BTreeMap::from([("a".to_owned(), 1)]));
        // The last of several counts, as in most readers of JSON.
        assert_eq!(
            read(r#"{"twoWords":"a","twoWords":"b"}"#),
            Sample::default().two_words("b")
        );
        assert!(serde_json::from_str::<Sample>(r#"{"entries":[1]}"#).is_err());
    }

    #[test]
    fn an_array_is_no_object() {
        for json in ["[]", "[\"a\"]", "7", "\"a\""] {
            let error = serde_json::from_str::<Sample>(json)
                .unwrap_err()
                .to_string();
            assert!(error.contains("expected struct Sample"), "{error}");
        }
    }
}
