/// Defines wire structs: every member optional on reading, absent members left out on writing, and
/// a consuming setter of the same name for each member.
///
/// Members go by their camelCase name; `#[serde(rename = "..")]` on a member says otherwise.
/// With `request` before the struct, the three members that every request has come first.
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
        pub struct $name:ident {
            $($(#[$field_meta:meta])* pub $field:ident: Option<$type:ty>,)*
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Default, PartialEq, serde::Serialize, serde::Deserialize)]
        #[serde(rename_all = "camelCase", default)]
        #[non_exhaustive]
        #[allow(unreachable_pub, reason = "the macro serves private structs too")]
        pub struct $name {
            $(
                $(#[$field_meta])*
                #[serde(skip_serializing_if = "Option::is_none")]
                pub $field: Option<$type>,
            )*
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
    model! {
        /// A struct with each kind of member.
        pub struct Sample {
            /// camelCase on the wire
            pub two_words: Option<String>,
            /// its own name on the wire
            #[serde(rename = "Dotted.Name")]
            pub dotted: Option<u8>,
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
            Sample::default().two_words("a").dotted(1u8)
        );
        assert_eq!(serde_json::to_string(&Sample::default()).unwrap(), "{}");
    }
}
