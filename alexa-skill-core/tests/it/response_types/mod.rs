//! Every type that a response is made of, by the tags of the service's model: each has a row here
//! and fixtures in `tests/fixtures/parts`, one with what is required and one with all there is.

mod apl;
mod coverage;
mod directives;
mod parts;
mod payloads;
mod required;

use std::collections::BTreeSet;
use std::fmt::Debug;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// A family of types: those that stand in one place of a message.
pub(crate) struct Family {
    /// The folder of its fixtures.
    pub(crate) name: &'static str,
    /// The tags that the code knows, where tags tell the types apart.
    known: Option<&'static [&'static str]>,
    pub(crate) rows: Vec<Row>,
}

/// A type.
pub(crate) struct Row {
    pub(crate) tag: &'static str,
    rust: &'static str,
    /// Reads it, writes it, reads that again; gives what was written, or the path of the error.
    pub(crate) read: fn(&str) -> Result<Value, String>,
    /// What its constructor writes.
    new: fn() -> Value,
}

/// `"family", Enum { "tag" => Type = constructor, .. }`, or `"family", { .. }` without an enum.
macro_rules! family {
    ($name:literal, $enum:ty { $($tag:literal => $type:ty = $new:expr,)+ }) => {
        $crate::response_types::Family {
            name: $name,
            known: Some(<$enum>::KNOWN),
            rows: vec![$($crate::response_types::Row {
                tag: $tag,
                rust: stringify!($type),
                read: $crate::response_types::read::<$enum>,
                new: || {
                    let new: $type = $new;
                    let new = <$enum>::from(new);
                    assert_eq!(new.tag(), $tag);
                    serde_json::to_value(new).unwrap()
                },
            }),+],
        }
    };
    ($name:literal, { $($tag:literal => $type:ty = $new:expr,)+ }) => {
        $crate::response_types::Family {
            name: $name,
            known: None,
            rows: vec![$($crate::response_types::Row {
                tag: $tag,
                rust: stringify!($type),
                read: $crate::response_types::read::<$type>,
                new: || {
                    let new: $type = $new;
                    serde_json::to_value(new).unwrap()
                },
            }),+],
        }
    };
}
use family;

pub(crate) fn families() -> Vec<Family> {
    let mut families = directives::families();
    families.extend(apl::families());
    families.extend(parts::families());
    families.extend(payloads::families());
    families
}

fn read<T>(json: &str) -> Result<Value, String>
where
    T: DeserializeOwned + Serialize + PartialEq + Debug,
{
    let parse = |json: &str| {
        let mut deserializer = serde_json::Deserializer::from_str(json);
        serde_path_to_error::deserialize::<_, T>(&mut deserializer)
            .map_err(|error| error.path().to_string())
    };
    let value = parse(json)?;
    let written = serde_json::to_string(&value).unwrap();
    assert_eq!(parse(&written).as_ref(), Ok(&value), "{written}");
    Ok(serde_json::from_str(&written).unwrap())
}

pub(crate) fn fixture(family: &str, name: &str) -> Option<String> {
    let root = env!("CARGO_MANIFEST_DIR");
    std::fs::read_to_string(format!("{root}/tests/fixtures/parts/{family}/{name}.json")).ok()
}

/// Equal JSON: numbers by value, members in any order.
pub(crate) fn same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => a.as_f64() == b.as_f64(),
        (Value::Array(a), Value::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
        }
        (Value::Object(a), Value::Object(b)) => {
            let within = |(key, a): (_, &Value)| b.get::<String>(key).is_some_and(|b| same(a, b));
            a.len() == b.len() && a.iter().all(within)
        }
        _ => a == b,
    }
}

/// Members that hold JSON of the skill's own: nothing is known of what is in them.
const FREE: [&str; 16] = [
    "arguments",
    "data",
    "datasources",
    "document",
    "expirationPayload",
    "filterExpression",
    "headers",
    "input",
    "item",
    "items",
    "message",
    "packages",
    "payload",
    "result",
    "sources",
    "synonyms",
];

/// Members where `null` is a value, by their paths.
const NULLABLE: [&str; 3] = ["eventFilter.filterExpression", "item", "message"];

/// The members of an object and of what is in it: JSON pointer, path as errors name it, and name.
fn members(value: &Value, at: (&str, &str), found: &mut Vec<(String, String, String)>) {
    match value {
        Value::Object(object) => {
            for (key, value) in object {
                let dot = if at.1.is_empty() { "" } else { "." };
                let (pointer, path) = (format!("{}/{key}", at.0), format!("{}{dot}{key}", at.1));
                if !FREE.contains(&key.as_str()) {
                    members(value, (&pointer, &path), found);
                }
                found.push((pointer, path, key.clone()));
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                let at = (format!("{}/{index}", at.0), format!("{}[{index}]", at.1));
                members(item, (&at.0, &at.1), found);
            }
        }
        _ => {}
    }
}

/// Calls `check` for each type, with its whole fixture and each member in it.
fn each_member(check: impl Fn(&Row, &Value, &str, &str, &str)) {
    for family in families() {
        for row in family.rows {
            let full = fixture(family.name, &format!("{}.full", row.tag)).unwrap();
            let full: Value = serde_json::from_str(&full).unwrap();
            let mut found = Vec::new();
            members(&full, ("", ""), &mut found);
            assert_eq!(found.is_empty(), full == serde_json::json!({}));
            for (pointer, path, key) in found {
                check(&row, &full, &pointer, &path, &key);
            }
        }
    }
}

fn with(value: &Value, pointer: &str, member: Option<Value>) -> String {
    let mut value = value.clone();
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    let parent = value.pointer_mut(parent).unwrap().as_object_mut().unwrap();
    match member {
        Some(member) => parent.insert(key.to_owned(), member),
        None => parent.remove(key),
    };
    text(&value)
}

/// The member that may be the tag of an object.
fn tag_of(value: &Value) -> Option<&'static str> {
    let mut tags = ["type", "@type", "property"].into_iter();
    tags.find(|tag| value.get(tag).is_some())
}

/// JSON with the tag of each object in front, as the service writes it: what comes before it is
/// read without a path.
fn text(value: &Value) -> String {
    let list = |items: Vec<String>| items.join(",");
    match value {
        Value::Array(items) => format!("[{}]", list(items.iter().map(text).collect())),
        Value::Object(object) => {
            let tag = tag_of(value);
            let is_tag = |key: &str| Some(key) == tag;
            let (tags, others): (Vec<_>, Vec<_>) = object.iter().partition(|(key, _)| is_tag(key));
            let members = tags.into_iter().chain(others);
            let member = |(key, value): (&String, _)| format!("{key:?}:{}", text(value));
            format!("{{{}}}", list(members.map(member).collect()))
        }
        value => value.to_string(),
    }
}

#[test]
fn every_tag_has_a_row_and_a_type() {
    for family in families() {
        let rows: BTreeSet<_> = family.rows.iter().map(|row| row.tag).collect();
        assert_eq!(rows.len(), family.rows.len(), "{}", family.name);
        if let Some(known) = family.known {
            let known: BTreeSet<_> = known.iter().copied().collect();
            assert_eq!(rows, known, "{}", family.name);
        }
    }
}

#[test]
fn every_fixture_of_a_part_comes_back_as_it_was() {
    for family in families() {
        for row in family.rows {
            let mut seen = 0;
            for kind in ["min", "full", "expressions"] {
                let name = format!("{}.{kind}", row.tag);
                let Some(json) = fixture(family.name, &name) else {
                    continue;
                };
                seen += 1;
                let written = (row.read)(&json).unwrap();
                let json: Value = serde_json::from_str(&json).unwrap();
                assert!(same(&written, &json), "{name}: {written:#} is not {json:#}");
            }
            assert!(seen >= 2, "{}/{} has no two fixtures", family.name, row.tag);
        }
    }
}

#[test]
fn every_fixture_of_a_part_has_a_row() {
    let folder = format!("{}/tests/fixtures/parts", env!("CARGO_MANIFEST_DIR"));
    let mut rows = BTreeSet::new();
    for family in families() {
        rows.extend(
            family
                .rows
                .iter()
                .map(|row| format!("{}/{}", family.name, row.tag)),
        );
    }
    for family in std::fs::read_dir(folder).unwrap() {
        let family = family.unwrap();
        for file in std::fs::read_dir(family.path()).unwrap() {
            let path = file.unwrap().path();
            let tag = path.with_extension("").with_extension("");
            let folder = family.file_name();
            let tag = tag.file_name().unwrap().to_str().unwrap();
            let name = format!("{}/{tag}", folder.to_str().unwrap());
            assert!(rows.contains(&name), "{name}");
        }
    }
}

#[test]
fn constructors_write_what_is_required_and_nothing_else() {
    for family in families() {
        for row in family.rows {
            let json = fixture(family.name, &format!("{}.min", row.tag)).unwrap();
            let json: Value = serde_json::from_str(&json).unwrap();
            let new = (row.new)();
            assert!(same(&new, &json), "{}: {new:#} is not {json:#}", row.tag);
        }
    }
}

#[test]
fn any_member_may_be_absent_or_null() {
    each_member(|row, full, pointer, path, key| {
        let absent = (row.read)(&with(full, pointer, None));
        let null = (row.read)(&with(full, pointer, Some(Value::Null)));
        let place = format!("{} {path}: {absent:?} {null:?}", row.tag);
        let (absent, null) = (absent.unwrap(), null.unwrap());
        let parent = pointer.strip_suffix(key).unwrap().trim_end_matches('/');
        // The type of captions is a member like others.
        let is_tag = full.pointer(parent).and_then(tag_of) == Some(key)
            && !path.ends_with("captionData.type");
        // Without its tag an object is kept as it is; a payload in another writes its own anyhow.
        let is_own = key == "@type" && !parent.is_empty();
        let is_kept = !is_own && (is_tag || NULLABLE.contains(&path));
        assert_eq!(absent == null, !is_kept, "{place}");
        assert_eq!(absent.pointer(pointer).is_some(), is_own, "{place}");
    });
}

#[test]
fn a_member_of_a_wrong_type_is_read_or_named() {
    let wrong = [
        serde_json::json!(true),
        serde_json::json!(-7),
        serde_json::json!(0.5),
        serde_json::json!("x"),
        serde_json::json!([]),
        serde_json::json!([[7]]),
        serde_json::json!({}),
        serde_json::json!({ "type": {} }),
    ];
    let refused = std::cell::Cell::new(0);
    each_member(|row, full, pointer, path, _| {
        for wrong in &wrong {
            if let Err(at) = (row.read)(&with(full, pointer, Some(wrong.clone()))) {
                refused.set(refused.get() + 1);
                let tag = row.tag;
                assert!(at.starts_with(path), "{tag} {path} as {wrong}: {at}");
            }
        }
    });
    assert!(refused.get() > 3000, "{}", refused.get());
}
