/// Defines wire structs like `model!` does, which also keep the members that they have no field
/// for, in `other`. No member may stand there twice: one of the two could be a forgery.
macro_rules! kept {
    (
        $(#[$meta:meta])*
        pub struct $name:ident {
            $($(#[$field_meta:meta])* pub $field:ident: Option<$type:ty> = $wire:literal,)+
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Default, PartialEq)]
        #[non_exhaustive]
        #[allow(unreachable_pub, reason = "the macro serves private structs too")]
        pub struct $name {
            $($(#[$field_meta])* pub $field: Option<$type>,)+
            /// Members that have no field here.
            pub other: crate::OtherMembers,
        }

        #[allow(dead_code, unreachable_pub, reason = "a private struct may not use all of them")]
        impl $name {
            $(
                #[doc = concat!("Sets `", $wire, "`.")]
                #[must_use]
                pub fn $field(mut self, value: impl Into<$type>) -> Self {
                    self.$field = Some(value.into());
                    self
                }
            )+
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Visitor;

                impl<'de> serde::de::Visitor<'de> for Visitor {
                    type Value = $name;

                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        f.write_str(concat!("struct ", stringify!($name)))
                    }

                    fn visit_map<A: serde::de::MapAccess<'de>>(
                        self,
                        mut map: A,
                    ) -> Result<$name, A::Error> {
                        $(let mut $field: Option<Option<$type>> = None;)+
                        let mut other = crate::OtherMembers::default();
                        while let Some(key) = map.next_key_seed(crate::wire::CowStr)? {
                            match &*key {
                                $(
                                    $wire => {
                                        let value = map.next_value()?;
                                        if $field.replace(value).is_some() {
                                            return Err(serde::de::Error::duplicate_field($wire));
                                        }
                                    }
                                )+
                                _ => {
                                    let value = map.next_value()?;
                                    if !other.keep(key.into_owned(), value) {
                                        return Err(serde::de::Error::custom("duplicate member"));
                                    }
                                }
                            }
                        }
                        Ok($name { $($field: $field.flatten(),)+ other })
                    }
                }

                deserializer.deserialize_map(Visitor)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                use serde::ser::SerializeMap;

                let mut map = serializer.serialize_map(None)?;
                $(
                    if let Some(value) = &self.$field {
                        map.serialize_entry($wire, value)?;
                    }
                )+
                for (name, value) in self.other.iter() {
                    if !matches!(name, $($wire)|+) {
                        map.serialize_entry(name, value)?;
                    }
                }
                map.end()
            }
        }
    };
}
pub(crate) use kept;

#[cfg(test)]
mod tests {
    kept! {
        /// Two members.
        pub struct Sample {
            /// `one`
            pub one: Option<u8> = "one",
            /// `twoWords`
            pub two_words: Option<String> = "twoWords",
        }
    }

    #[test]
    fn what_has_no_field_is_kept() {
        let json = r#"{"one":1,"twoWords":"a","new":[{"x":null}],"old":null}"#;
        let sample: Sample = serde_json::from_str(json).unwrap();
        assert_eq!(sample.one, Some(1));
        assert_eq!(serde_json::to_string(&sample).unwrap(), json);
        assert!(format!("{sample:?}").ends_with(r#"other: {"new", "old"} }"#));
    }

    #[test]
    fn absent_and_null_are_alike() {
        let sample: Sample = serde_json::from_str(r#"{"one":null}"#).unwrap();
        assert_eq!(sample, Sample::default());
        assert_eq!(serde_json::to_string(&sample).unwrap(), "{}");
    }

    #[test]
    fn a_member_may_not_stand_there_twice() {
        for json in [r#"{"one":null,"one":1}"#, r#"{"new":1,"new":1}"#] {
            let error = serde_json::from_str::<Sample>(json).unwrap_err();
            assert!(error.to_string().starts_with("duplicate"), "{error}");
        }
    }

    #[test]
    fn a_field_wins_over_a_kept_member() {
        let mut sample = Sample::default().one(1);
        sample.other.insert("one", 2);
        assert_eq!(serde_json::to_string(&sample).unwrap(), r#"{"one":1}"#);
    }

    #[test]
    fn only_an_object_will_do() {
        for json in ["[]", "[1]", "1", "null"] {
            let error = serde_json::from_str::<Sample>(json).unwrap_err();
            assert!(
                error.to_string().contains("expected struct Sample"),
                "{error}"
            );
        }
    }
}
