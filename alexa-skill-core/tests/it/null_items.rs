//! `null` in a list is as absent, as elsewhere: it is read, and not written back, because the
//! service's model has no such items. In JSON of the skill's own it is a value and is kept.

use std::collections::BTreeSet;

use alexa_skill_core::request::{Request, RequestEnvelope};
use serde_json::Value;

use crate::request_types::fixture;
use crate::response_types::{families, fixture as part, same};

/// The pointers of all lists, and the names of the members that hold them.
fn lists(value: &Value, at: &str, name: &str, found: &mut Vec<(String, String)>) {
    match value {
        Value::Object(members) => {
            for (key, value) in members {
                let pointer = key.replace('~', "~0").replace('/', "~1");
                lists(value, &format!("{at}/{pointer}"), key, found);
            }
        }
        Value::Array(items) => {
            found.push((at.to_owned(), name.to_owned()));
            for (index, item) in items.iter().enumerate() {
                lists(item, &format!("{at}/{index}"), name, found);
            }
        }
        _ => {}
    }
}

/// Tries each list of a document with `null` before and behind its items; gives the names of those
/// that kept it and of those that passed it over.
fn try_lists(
    full: &Value,
    read: impl Fn(&Value) -> Result<Value, String>,
    kept: &mut BTreeSet<String>,
    passed: &mut BTreeSet<String>,
) {
    let mut found = Vec::new();
    lists(full, "", "", &mut found);
    for (pointer, name) in found {
        let mut with_null = full.clone();
        let list = with_null.pointer_mut(&pointer).unwrap();
        let items = list.as_array_mut().unwrap();
        items.insert(0, Value::Null);
        items.push(Value::Null);
        let written = read(&with_null).unwrap_or_else(|error| panic!("{pointer}: {error}"));
        if same(&written, &with_null) {
            kept.insert(name);
        } else {
            assert!(same(&written, full), "{pointer}: {written}");
            passed.insert(name);
        }
    }
}

#[test]
fn null_in_a_list_of_a_request_is_as_absent() {
    let read = |json: &Value| {
        RequestEnvelope::from_slice_eagerly(json.to_string().as_bytes())
            .map(|envelope| serde_json::to_value(envelope).unwrap())
            .map_err(|error| error.to_string())
    };
    let (mut kept, mut passed) = (BTreeSet::new(), BTreeSet::new());
    let names = Request::KNOWN.iter().map(|tag| format!("{tag}.full"));
    for name in names.chain(["context.full".to_owned()]) {
        try_lists(&fixture(&name), read, &mut kept, &mut passed);
    }
    assert!(passed.contains("Viewports"), "{passed:?}");
    let free = [
        "affiliatedResources",
        "arguments",
        "dataSources",
        "items",
        "lines",
        "score",
        "teas",
    ];
    assert_eq!(kept, free.map(str::to_owned).into());
    assert!(passed.len() > 20, "{passed:?}");
}

#[test]
fn null_in_a_list_that_waits_is_as_absent() {
    let viewports = |json: &str| {
        let json = format!(r#"{{"request":{{"type":"A"}},"context":{{"Viewports":{json}}}}}"#);
        let envelope = RequestEnvelope::from_slice(json.as_bytes()).unwrap();
        let context = envelope.context.unwrap();
        let viewports = context.viewports().map(|list| list.map(|list| list.len()));
        viewports.map_err(|error| error.path().to_owned())
    };
    assert_eq!(viewports("[null]"), Ok(Some(0)));
    assert_eq!(viewports(r#"[null,{"type":"APL"},null]"#), Ok(Some(1)));
    assert_eq!(viewports("null"), Ok(None));
    assert_eq!(
        viewports("[null,7]"),
        Err("context.Viewports[1]".to_owned())
    );
}

#[test]
fn null_in_a_list_of_a_response_is_as_absent() {
    let (mut kept, mut passed) = (BTreeSet::new(), BTreeSet::new());
    for family in families() {
        for row in family.rows {
            let full = part(family.name, &format!("{}.full", row.tag)).unwrap();
            let full: Value = serde_json::from_str(&full).unwrap();
            try_lists(
                &full,
                |json| (row.read)(&json.to_string()),
                &mut kept,
                &mut passed,
            );
        }
    }
    let free = ["==", "arguments", "data", "items", "packages"];
    assert_eq!(kept, free.map(str::to_owned).into());
    assert!(passed.len() > 25, "{passed:?}");
}
