use proptest::prelude::*;
use serde_json::{Value, json};

use super::Json;

/// Members that say of which type their object is.
const TAGS: [&str; 3] = ["type", "@type", "property"];

/// Something that happens to a message. Numbers that choose a place are taken modulo the places there are.
#[derive(Debug, Clone)]
pub(crate) enum Mutation {
    /// A member or item is gone.
    Drop(usize),
    /// A value is `null`.
    Null(usize),
    /// A value is another.
    Retype(usize, Value),
    /// The members of every object are in another order.
    Reorder(u32),
    /// A member comes again, with the same value or another.
    Duplicate(usize, Option<Value>),
    /// A value is wrapped in so many arrays, or objects.
    Deepen(usize, usize, bool),
    /// Every tag stands behind the other members of its object.
    TagLast,
}

/// One to four of them.
pub(crate) fn mutations() -> impl Strategy<Value = Vec<Mutation>> {
    proptest::collection::vec(mutation(), 1..5)
}

fn mutation() -> impl Strategy<Value = Mutation> {
    let place = any::<prop::sample::Index>().prop_map(|index| index.index(1 << 20));
    let place = place.boxed();
    prop_oneof![
        place.clone().prop_map(Mutation::Drop),
        place.clone().prop_map(Mutation::Null),
        (place.clone(), other()).prop_map(|(place, value)| Mutation::Retype(place, value)),
        any::<u32>().prop_map(Mutation::Reorder),
        (place.clone(), proptest::option::of(other()))
            .prop_map(|(place, value)| Mutation::Duplicate(place, value)),
        (
            place,
            prop_oneof![1..4_usize, 100..300_usize],
            any::<bool>()
        )
            .prop_map(|(place, levels, arrays)| Mutation::Deepen(place, levels, arrays)),
        Just(Mutation::TagLast),
    ]
}

/// A value that is hardly what stands in its place.
fn other() -> impl Strategy<Value = Value> {
    prop_oneof![
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        Just(json!(u64::MAX)),
        Just(json!(1e300)),
        Just(json!("")),
        ".{0,8}".prop_map(Value::from),
        Just(json!("x".repeat(70_000))),
        Just(json!([])),
        Just(json!({})),
        Just(json!([null, 1, "a", {}])),
        Just(json!({ "type": 7 })),
        Just(json!({ "type": "IntentRequest" })),
        Just(json!({ "type": "Alexa.Presentation.APL.RenderDocument", "document": {} })),
    ]
}

impl Mutation {
    pub(crate) fn apply(&self, json: &mut Json) {
        match self {
            Self::Drop(place) => {
                if let Some((parent, index)) = parent(json, *place) {
                    match parent {
                        Json::Array(items) => drop(items.remove(index)),
                        Json::Object(members) => drop(members.remove(index)),
                        Json::Leaf(_) => {}
                    }
                }
            }
            Self::Null(place) => put(json, *place, |_| Json::Leaf(Value::Null)),
            Self::Retype(place, value) => put(json, *place, |_| value.clone().into()),
            Self::Reorder(seed) => reorder(json, *seed),
            Self::Duplicate(place, value) => {
                if let Some((Json::Object(members), index)) = parent(json, *place) {
                    let (key, same) = members[index].clone();
                    members.push((key, value.clone().map_or(same, Json::from)));
                }
            }
            Self::Deepen(place, levels, arrays) => put(json, *place, |mut value| {
                for _ in 0..*levels {
                    value = if *arrays {
                        Json::Array(vec![value])
                    } else {
                        Json::object([("in", value)])
                    };
                }
                value
            }),
            Self::TagLast => json.each_object(&mut |members| {
                members.sort_by_key(|(key, _)| TAGS.contains(&key.as_str()));
            }),
        }
    }
}

fn put(json: &mut Json, place: usize, change: impl FnOnce(Json) -> Json) {
    let count = json.count();
    if let Some(value) = json.nth(place % count) {
        let old = std::mem::replace(value, Json::Leaf(Value::Null));
        *value = change(old);
    }
}

/// The place and what holds it.
fn parent(json: &mut Json, place: usize) -> Option<(&mut Json, usize)> {
    let mut sizes = Vec::new();
    json.each(&mut |value| {
        sizes.push(match value {
            Json::Array(items) => items.len(),
            Json::Object(members) => members.len(),
            Json::Leaf(_) => 0,
        });
    });
    let mut left = place.checked_rem(sizes.iter().sum())?;
    for (index, size) in sizes.into_iter().enumerate() {
        if left < size {
            return json.nth(index).map(|holder| (holder, left));
        }
        left -= size;
    }
    None
}

/// Shuffles the members of every object, the same way for the same seed.
fn reorder(json: &mut Json, seed: u32) {
    let mut state = seed;
    json.each_object(&mut |members| {
        for last in (1..members.len()).rev() {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            members.swap(last, (state >> 8) as usize % (last + 1));
        }
    });
}

#[test]
fn mutations_do_what_they_say() {
    let before = json!({ "a": { "type": "T", "z": [1] } });
    for (mutation, after) in [
        (Mutation::Drop(0), "{}"),
        (Mutation::Drop(3), r#"{"a":{"type":"T","z":[]}}"#),
        (Mutation::Null(2), r#"{"a":{"type":null,"z":[1]}}"#),
        (Mutation::Retype(1, json!(7)), r#"{"a":7}"#),
        (
            Mutation::Duplicate(1, None),
            r#"{"a":{"type":"T","z":[1],"type":"T"}}"#,
        ),
        (
            Mutation::Duplicate(0, Some(json!(1))),
            r#"{"a":{"type":"T","z":[1]},"a":1}"#,
        ),
        (
            Mutation::Deepen(4, 2, false),
            r#"{"a":{"type":"T","z":[{"in":{"in":1}}]}}"#,
        ),
        (Mutation::TagLast, r#"{"a":{"z":[1],"type":"T"}}"#),
    ] {
        let mut json = Json::from(before.clone());
        mutation.apply(&mut json);
        assert_eq!(json.to_string(), after, "{mutation:?}");
    }
    let reordered = (0..32).map(|seed| {
        let mut json = Json::from(before.clone());
        Mutation::Reorder(seed).apply(&mut json);
        assert_eq!(json.meaning(), before);
        json.to_string()
    });
    let orders: std::collections::BTreeSet<_> = reordered.collect();
    assert_eq!(orders.len(), 2);
}
