/// Defines payloads of directives and parts of them: what a skill cannot act without is required,
/// the rest is not, and members that have no field are kept.
///
/// Members go by their camelCase name; `#[serde(rename = "..")]` on a member says otherwise.
macro_rules! part {
    // Nothing is required.
    (
        $(#[$meta:meta])*
        pub struct $name:ident {
            $(@optional $($(#[$field_meta:meta])* pub $field:ident: $type:ty,)+)?
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Default, PartialEq, serde::Serialize, serde::Deserialize)]
        #[serde(rename_all = "camelCase")]
        #[non_exhaustive]
        pub struct $name {
            $($(
                $(#[$field_meta])*
                #[serde(default, skip_serializing_if = "Option::is_none")]
                pub $field: Option<$type>,
            )+)?
            /// Members that have no field here.
            #[serde(flatten)]
            pub other: crate::OtherMembers,
        }

        crate::smart_home::directive::part::setters!($name $($($field: $type,)+)?);
    };
    (
        $(#[$meta:meta])*
        pub struct $name:ident {
            $($(#[$needed_meta:meta])* pub $needed:ident: $needed_type:ty,)+
            $(@optional $($(#[$field_meta:meta])* pub $field:ident: $type:ty,)+)?
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
        #[serde(rename_all = "camelCase")]
        #[non_exhaustive]
        pub struct $name {
            $($(#[$needed_meta])* pub $needed: $needed_type,)+
            $($(
                $(#[$field_meta])*
                #[serde(default, skip_serializing_if = "Option::is_none")]
                pub $field: Option<$type>,
            )+)?
            /// Members that have no field here.
            #[serde(flatten)]
            pub other: crate::OtherMembers,
        }

        impl $name {
            /// One with what it cannot do without.
            pub fn new($($needed: impl Into<$needed_type>),+) -> Self {
                Self {
                    $($needed: $needed.into(),)+
                    $($($field: None,)+)?
                    other: crate::OtherMembers::default(),
                }
            }
        }

        crate::smart_home::directive::part::setters!($name $($($field: $type,)+)?);
    };
}
pub(super) use part;

macro_rules! setters {
    ($name:ident) => {};
    ($name:ident $($field:ident: $type:ty,)+) => {
        impl $name {
            $(
                #[doc = concat!("Sets `", stringify!($field), "`.")]
                #[must_use]
                pub fn $field(mut self, value: impl Into<$type>) -> Self {
                    self.$field = Some(value.into());
                    self
                }
            )+
        }
    };
}
pub(super) use setters;
