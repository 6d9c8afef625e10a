//! What requests and responses are made of.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

use super::Json;

/// What no error may repeat.
pub(crate) const SECRET: &str = "s3cr3t-";

/// A member that may be absent or `null`.
pub(super) type Member = BoxedStrategy<Option<(String, Json)>>;

pub(super) fn member(name: &str, value: impl Strategy<Value = Json> + 'static) -> Member {
    let name = name.to_owned();
    let value = prop_oneof![
        6 => value.prop_map(Some),
        2 => Just(None),
        1 => Just(Some(Json::Leaf(Value::Null))),
    ];
    value
        .prop_map(move |value| Some((name.clone(), value?)))
        .boxed()
}

/// A member that is always there.
pub(super) fn always(name: &str, value: impl Strategy<Value = Json> + 'static) -> Member {
    let name = name.to_owned();
    value
        .prop_map(move |value| Some((name.clone(), value)))
        .boxed()
}

pub(super) fn object(members: impl IntoIterator<Item = Member>) -> BoxedStrategy<Json> {
    let members: Vec<Member> = members.into_iter().collect();
    members
        .prop_map(|members| Json::object(members.into_iter().flatten()))
        .boxed()
}

pub(super) fn tagged(
    tag: &'static str,
    members: impl IntoIterator<Item = Member>,
) -> BoxedStrategy<Json> {
    let tag = always("type", Just(Json::from(tag)));
    object([tag].into_iter().chain(members))
}

/// An object whose type has no type here.
pub(super) fn unknown() -> BoxedStrategy<Json> {
    let tag = "(New|Other)\\.[A-Z][a-z]{0,8}".prop_map(|tag| Json::from(tag.as_str()));
    object([
        always("type", tag),
        member("what", free()),
        member("more", free()),
    ])
}

pub(super) fn array(item: impl Strategy<Value = Json> + 'static) -> BoxedStrategy<Json> {
    vec(item, 0..4).prop_map(Json::Array).boxed()
}

/// An object whose names are anything.
pub(super) fn map(value: impl Strategy<Value = Json> + 'static) -> BoxedStrategy<Json> {
    proptest::collection::btree_map("[a-zA-Z:._-]{1,12}", value, 0..4)
        .prop_map(Json::object)
        .boxed()
}

pub(super) fn text() -> BoxedStrategy<Json> {
    let text = prop_oneof![4 => "[a-zA-Z0-9 .-]{0,16}", 1 => any::<String>()];
    text.prop_map(|text| Json::from(text.as_str())).boxed()
}

pub(super) fn secret() -> BoxedStrategy<Json> {
    "[a-zA-Z0-9._-]{0,24}"
        .prop_map(|text| Json::from(format!("{SECRET}{text}").as_str()))
        .boxed()
}

/// One of the values that are known, or another.
pub(super) fn one_of(known: &'static [&'static str]) -> BoxedStrategy<Json> {
    prop_oneof![4 => select(known).prop_map(Json::from), 1 => text()].boxed()
}

pub(super) fn flag() -> BoxedStrategy<Json> {
    any::<bool>()
        .prop_map(|flag| Json::from(json!(flag)))
        .boxed()
}

pub(super) fn whole() -> BoxedStrategy<Json> {
    (0..2_000_000_000_u32)
        .prop_map(|number| Json::from(json!(number)))
        .boxed()
}

pub(super) fn decimal() -> BoxedStrategy<Json> {
    (-180.0..180.0_f64)
        .prop_map(|number| Json::from(json!(number)))
        .boxed()
}

/// JSON of any form.
pub(super) fn free() -> BoxedStrategy<Json> {
    let leaf = prop_oneof![
        Just(json!(null)),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_filter_map("no finite number", |number| {
            number.is_finite().then(|| Value::from(number))
        }),
        ".{0,8}".prop_map(Value::from),
    ];
    let value = leaf.prop_map(Json::from);
    value
        .prop_recursive(3, 16, 4, |inner| {
            prop_oneof![
                vec(inner.clone(), 0..4).prop_map(Json::Array),
                proptest::collection::btree_map(".{0,6}", inner, 0..4).prop_map(Json::object),
            ]
        })
        .boxed()
}

pub(super) fn free_object() -> BoxedStrategy<Json> {
    proptest::collection::btree_map("[a-zA-Z]{0,6}", free(), 0..4)
        .prop_map(Json::object)
        .boxed()
}

pub(super) fn user() -> BoxedStrategy<Json> {
    let scope = object([member("status", one_of(&["GRANTED", "DENIED"]))]);
    let permissions = object([
        member("consentToken", secret()),
        member("scopes", map(scope)),
    ]);
    object([
        member("userId", text()),
        member("accessToken", secret()),
        member("permissions", permissions),
    ])
}

const CONFIRMATION: &[&str] = &["NONE", "CONFIRMED", "DENIED"];

pub(super) fn intent() -> BoxedStrategy<Json> {
    object([
        member("name", text()),
        member("confirmationStatus", one_of(CONFIRMATION)),
        member("slots", map(slot())),
    ])
}

fn slot() -> BoxedStrategy<Json> {
    let simple = tagged(
        "Simple",
        [
            member("value", text()),
            member("resolutions", resolutions()),
        ],
    );
    let list = tagged("List", [member("values", array(simple.clone()))]);
    object([
        member("name", text()),
        member("value", text()),
        member("confirmationStatus", one_of(CONFIRMATION)),
        member("resolutions", resolutions()),
        member("slotValue", prop_oneof![simple, list, unknown()]),
        member("source", one_of(&["USER"])),
    ])
}

fn resolutions() -> BoxedStrategy<Json> {
    let codes = &[
        "ER_SUCCESS_MATCH",
        "ER_SUCCESS_NO_MATCH",
        "ER_ERROR_TIMEOUT",
    ];
    let value = object([member("name", text()), member("id", text())]);
    let authority = object([
        member("authority", text()),
        member("status", object([member("code", one_of(codes))])),
        member("values", array(object([member("value", value)]))),
    ]);
    object([member("resolutionsPerAuthority", array(authority))])
}
