//! What the service requires of a response: each fixture with all members passes the check, and
//! each required member that is taken out of it is named with its place, and no other.

use std::collections::BTreeSet;

use alexa_skill_core::response::{Response, ViolationKind};
use serde_json::{Value, json};

use super::{families, fixture, members, tag_of, with};

/// A response with a part in it, and the place of the part.
fn response(family: &str, tag: &str, part: &Value) -> Option<(Value, String)> {
    let directive = |directive: Value, at: &str| {
        let at = format!("directives[0].{at}");
        (json!({ "directives": [directive] }), at)
    };
    let apl = |command: &Value, at: &str| {
        let commands = json!({
            "type": "Alexa.Presentation.APL.ExecuteCommands",
            "token": "t",
            "commands": [command],
        });
        directive(commands, &format!("commands[0]{at}"))
    };
    let animate = |property: &Value, at: &str| {
        let animate = json!({
            "type": "AnimateItem", "componentId": "c", "duration": 1, "value": [property],
        });
        apl(&animate, &format!(".value[0]{at}"))
    };
    Some(match family {
        "directive" => (json!({ "directives": [part] }), "directives[0]".to_owned()),
        "output-speech" => (json!({ "outputSpeech": part }), "outputSpeech".to_owned()),
        "card" => (json!({ "card": part }), "card".to_owned()),
        "can-fulfill" => (
            json!({ "canFulfillIntent": part }),
            "canFulfillIntent".to_owned(),
        ),
        "apl-command" => apl(part, ""),
        "animated-property" => animate(part, ""),
        "transform" => animate(
            &json!({ "property": "transform", "from": [part], "to": [part] }),
            ".from[0]",
        ),
        "aplt-command" => directive(
            json!({
                "type": "Alexa.Presentation.APLT.ExecuteCommands",
                "token": "t",
                "commands": [part],
            }),
            "commands[0]",
        ),
        "list-operation" => directive(
            json!({
                "type": "Alexa.Presentation.APL.UpdateIndexListData",
                "token": "t", "listId": "l", "listVersion": 1, "operations": [part],
            }),
            "operations[0]",
        ),
        "recognizer" => directive(
            json!({ "type": "GameEngine.StartInputHandler", "recognizers": { "r": part } }),
            "recognizers.r",
        ),
        "updated-request" => directive(
            json!({
                "type": "Dialog.DelegateRequest",
                "target": "skill", "period": {}, "updatedRequest": part,
            }),
            "updatedRequest",
        ),
        "template" => directive(
            json!({ "type": "Display.RenderTemplate", "template": part }),
            "template",
        ),
        "text-field" => directive(
            json!({
                "type": "Display.RenderTemplate",
                "template": { "type": "BodyTemplate1", "textContent": { "primaryText": part } },
            }),
            "template.textContent.primaryText",
        ),
        "hint" => directive(json!({ "type": "Hint", "hint": part }), "hint"),
        "connection-request" => directive(
            json!({ "type": "Connections.StartConnection", "uri": "u", "input": part }),
            "input",
        ),
        "connection-entity" => {
            let (task, member) = match tag {
                "Restaurant" => ("ScheduleFoodEstablishmentReservationRequest", "restaurant"),
                _ => ("ScheduleTaxiReservationRequest", "pickupLocation"),
            };
            let input = json!({ "@type": task, "@version": "1", member: part });
            directive(
                json!({ "type": "Connections.StartConnection", "uri": "u", "input": input }),
                &format!("input.{member}"),
            )
        }
        "amazon-pay" => directive(
            json!({
                "type": "Connections.SendRequest", "name": "n", "token": "t", "payload": part,
            }),
            "payload",
        ),
        // Its payloads do not say of which type they are.
        "amazon-pay-v1" => return None,
        other => panic!("{other} has no place"),
    })
}

fn missing(response: &Value) -> BTreeSet<String> {
    let response: Response = serde_json::from_value(response.clone()).unwrap();
    let found = response.check().into_iter();
    found
        .filter(|found| found.kind == ViolationKind::Missing)
        .map(|found| found.field)
        .collect()
}

/// The members that are required of what stands within a part, by the end of its place. Those of
/// the part itself are the ones of its smallest fixture.
const WITHIN: &[(&str, &[&str])] = &[
    ("audioItem", &["stream"]),
    // The token before is required of what is enqueued.
    (
        "audioItem.stream",
        &[
            "token",
            "url",
            "offsetInMilliseconds",
            "expectedPreviousToken",
        ],
    ),
    (
        "authorizationAmount",
        &["@version", "amount", "currencyCode"],
    ),
    (
        "authorizeAttributes",
        &[
            "@version",
            "authorizationAmount",
            "authorizationReferenceId",
        ],
    ),
    ("billingAgreementAttributes", &["@version"]),
    ("credit", &["@version", "amount", "currencyCode"]),
    ("dropOffLocation", &["@version"]),
    ("endpoint", &["endpointId"]),
    ("eventFilter", &["filterExpression", "filterMatchAction"]),
    ("events.won", &["meets", "shouldEndInputHandler"]),
    ("expiration", &["durationInMilliseconds"]),
    ("header", &["name", "namespace"]),
    ("hint", &["text"]),
    ("intent", &["name", "confirmationStatus"]),
    ("updatedIntent", &["name", "confirmationStatus"]),
    ("intent.slots.drink", &["name", "confirmationStatus"]),
    ("updatedIntent.slots.drink", &["name", "confirmationStatus"]),
    ("slots.size", &["name", "confirmationStatus"]),
    ("slots.size.slotValue", &["values"]),
    ("resolutionsPerAuthority[]", &["authority", "status"]),
    ("resolutionsPerAuthority[].status", &["code"]),
    ("resolutionsPerAuthority[].values[]", &["value"]),
    ("resolutionsPerAuthority[].values[].value", &["name", "id"]),
    ("listItems[]", &["token"]),
    ("location", &["@version"]),
    ("operations[]", &["index"]),
    (
        "parameters.animations[].sequence[]",
        &["blend", "color", "durationMs"],
    ),
    ("pickupLocation", &["@version"]),
    (
        "providerAttributes",
        &["@version", "providerCreditList", "providerId"],
    ),
    ("providerCreditList[]", &["@version"]),
    ("request", &["method", "uri"]),
    ("restaurant", &["@version", "location", "name"]),
    ("sellerBillingAgreementAttributes", &["@version"]),
    ("sellerOrderAttributes", &["@version"]),
    ("slots.drink", &["canUnderstand"]),
    ("source[]", &["url"]),
    ("status", &["code", "message"]),
    (
        "subscriptionAmount",
        &["@version", "amount", "currencyCode"],
    ),
    ("primaryText", &["text"]),
    ("secondaryText", &["text"]),
    ("tertiaryText", &["text"]),
    ("transformers[]", &["inputPath", "transformer"]),
    ("types[]", &["name", "values"]),
    ("types[].values[]", &["name"]),
    ("types[].values[].name", &["value"]),
    ("updatedRequest", &["input"]),
    ("value[]", &["to"]),
    ("videoItem", &["source"]),
];

fn is_required_within(part: &str, parent: &str, key: &str) -> bool {
    let within = |(end, keys): &&(&str, &[&str])| {
        let before = parent.strip_suffix(end);
        before.is_some_and(|before| before.is_empty() || before.ends_with('.'))
            && keys.contains(&key)
    };
    // Unlike that of a task, the status of a connection needs no message.
    let is_connection = part == "Connections.SendResponse" && key == "message";
    let found = WITHIN.iter().find(within);
    found.is_some() && !is_connection
}

/// `a[3].b` as `a[].b`.
fn without_numbers(path: &str) -> String {
    path.chars().filter(|c| !c.is_ascii_digit()).collect()
}

#[test]
fn what_is_required_is_named_with_its_place() {
    let mut seen = BTreeSet::new();
    for family in families() {
        for row in family.rows {
            let read = |kind| {
                let json = fixture(family.name, &format!("{}.{kind}", row.tag)).unwrap();
                serde_json::from_str::<Value>(&json).unwrap()
            };
            let (full, min) = (read("full"), read("min"));
            let Some((whole, at)) = response(family.name, row.tag, &full) else {
                continue;
            };
            assert_eq!(missing(&whole), BTreeSet::new(), "{}", row.tag);
            let mut found = Vec::new();
            members(&full, ("", ""), &mut found);
            for (pointer, path, key) in found {
                let parent = pointer.rsplit_once('/').map_or("", |(parent, _)| parent);
                let place = without_numbers(path.strip_suffix(&key).unwrap().trim_end_matches('.'));
                let required = match full.pointer(parent).and_then(tag_of) {
                    // Typed payloads write theirs themselves; the type of captions is no tag.
                    Some(tag) if tag == key => tag != "@type" && !place.ends_with("captionData"),
                    _ if parent.is_empty() => min.get(&key).is_some(),
                    _ => is_required_within(row.tag, &place, &key),
                };
                // A stream is asked for even where its item is not there.
                let named = match path.as_str() {
                    "audioItem" => "audioItem.stream",
                    path => path,
                };
                // A transformation must say from what; a change of opacity may go from what is.
                let holder = full.pointer(parent).unwrap();
                let required = required
                    || path == "audioItem"
                    || (key == "from" && holder.get("property") == Some(&json!("transform")));
                let without = with(&full, &pointer, None);
                let without: Value = serde_json::from_str(&without).unwrap();
                let (whole, _) = response(family.name, row.tag, &without).unwrap();
                let expected: BTreeSet<_> = required
                    .then(|| format!("{at}.{named}"))
                    .into_iter()
                    .collect();
                assert_eq!(missing(&whole), expected, "{}: {path}", row.tag);
                if required {
                    seen.insert(format!("{place} {key}"));
                }
            }
        }
    }
    for (end, keys) in WITHIN {
        for key in *keys {
            let row = |row: &String| {
                let (place, name) = row.rsplit_once(' ').unwrap();
                place.ends_with(end) && name == *key
            };
            assert!(seen.iter().any(row), "{end}.{key} stands in no fixture");
        }
    }
}
