//! Arbitrary messages and what becomes of them when something is wrong: nothing is lost of what is
//! valid, and what is not is read or refused with its place, without a panic.

use std::path::Path;
use std::sync::LazyLock;

use alexa_skill_core::request::RequestEnvelope;
use alexa_skill_core::response::ResponseEnvelope;
use alexa_skill_core::{ParseError, ParseErrorKind};
use proptest::prelude::*;
use proptest::sample::select;
use serde::Serialize;
use serde_json::{Value, json};

use crate::arbitrary::{Json, Mutation, SECRET, meaning, mutations, request, response};

/// A kind of envelope, with its two ways of reading.
trait Envelope: Serialize + PartialEq + std::fmt::Debug + Sized {
    const FIXTURES: &'static str;

    fn read(body: &[u8]) -> Result<Self, ParseError>;
    fn read_eagerly(body: &[u8]) -> Result<Self, ParseError>;

    /// What a skill or host does with one.
    fn look_at(&self) {}
}

impl Envelope for RequestEnvelope {
    const FIXTURES: &'static str = "request";

    fn read(body: &[u8]) -> Result<Self, ParseError> {
        Self::from_slice(body)
    }

    fn read_eagerly(body: &[u8]) -> Result<Self, ParseError> {
        Self::from_slice_eagerly(body)
    }

    fn look_at(&self) {
        let _ = (self.access_token(), self.user_id(), self.timestamp());
        for slot in self
            .intent()
            .iter()
            .filter_map(|intent| intent.slots.as_ref())
        {
            let slots = slot.values();
            slots.for_each(|slot| drop((slot.id(), slot.canonical(), slot.values())));
        }
        assert!(!format!("{self:?}").contains(SECRET));
    }
}

impl Envelope for ResponseEnvelope {
    const FIXTURES: &'static str = "response";

    fn read(body: &[u8]) -> Result<Self, ParseError> {
        Self::from_slice(body)
    }

    fn read_eagerly(body: &[u8]) -> Result<Self, ParseError> {
        Self::from_slice_eagerly(body)
    }

    fn look_at(&self) {
        for violation in self.check() {
            assert!(!violation.to_string().is_empty());
        }
    }
}

/// Every fixture below the folder, whoever wrote it.
fn fixtures(folder: &str) -> Vec<Json> {
    fn collect(folder: &Path, found: &mut Vec<Json>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                collect(&path, found);
            } else if path
                .extension()
                .is_some_and(|extension| extension == "json")
            {
                found.push(serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap());
            }
        }
    }

    let mut found = Vec::new();
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    collect(&fixtures.join(folder), &mut found);
    assert!(found.len() > 10);
    found
}

fn seeds<E: Envelope>() -> Vec<Json> {
    static REQUESTS: LazyLock<Vec<Json>> = LazyLock::new(|| fixtures(RequestEnvelope::FIXTURES));
    static RESPONSES: LazyLock<Vec<Json>> = LazyLock::new(|| fixtures(ResponseEnvelope::FIXTURES));
    match E::FIXTURES {
        "request" => REQUESTS.clone(),
        _ => RESPONSES.clone(),
    }
}

fn parse<E: Envelope>(json: &Json) -> Result<E, ParseError> {
    E::read(json.to_string().as_bytes())
}

/// Nothing that the model declares is lost, whether it waits or is read at once.
fn comes_back<E: Envelope>(json: &Json) {
    let body = json.to_string();
    for read in [E::read, E::read_eagerly] {
        let envelope = read(body.as_bytes()).unwrap();
        let written = serde_json::to_value(&envelope).unwrap();
        assert_eq!(meaning(written.clone()), json.meaning());
        assert_eq!(read(written.to_string().as_bytes()).unwrap(), envelope);
        envelope.look_at();
    }
}

/// It is read, and then is the same after writing, or refused with kind and place.
fn is_read_or_refused<E: Envelope>(json: &Json) {
    let body = json.to_string();
    let refused_lazily = E::read(body.as_bytes()).is_err();
    for read in [E::read, E::read_eagerly] {
        match read(body.as_bytes()) {
            Ok(envelope) => {
                let written = serde_json::to_vec(&envelope).unwrap();
                assert_eq!(read(&written).unwrap(), envelope, "{json}");
                envelope.look_at();
            }
            Err(error) => {
                let kinds = [ParseErrorKind::WrongType, ParseErrorKind::TooDeep];
                assert!(kinds.contains(&error.kind()), "{error}: {json}");
                assert!(error.line() == 1 && error.column() > 0, "{error}: {json}");
                assert!(!error.to_string().contains(SECRET), "{error}");
            }
        }
    }
    assert!(
        !refused_lazily || E::read_eagerly(body.as_bytes()).is_err(),
        "what is refused stays refused: {json}"
    );
}

/// The order of members means nothing.
fn order_does_not_count<E: Envelope>(json: &Json, seed: u32) {
    let envelope: E = parse(json).unwrap();
    for order in [Mutation::TagLast, Mutation::Reorder(seed)] {
        let mut other = json.clone();
        order.apply(&mut other);
        assert_eq!(parse::<E>(&other).unwrap(), envelope, "{other}");
    }
}

fn mutated(json: &Json, mutations: &[Mutation]) -> Json {
    let mut json = json.clone();
    for mutation in mutations {
        mutation.apply(&mut json);
    }
    json
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn a_valid_request_comes_back(json in request(), seed in any::<u32>()) {
        comes_back::<RequestEnvelope>(&json);
        order_does_not_count::<RequestEnvelope>(&json, seed);
    }

    #[test]
    fn a_valid_response_comes_back(json in response(), seed in any::<u32>()) {
        comes_back::<ResponseEnvelope>(&json);
        order_does_not_count::<ResponseEnvelope>(&json, seed);
    }

    #[test]
    fn a_mutated_request_is_read_or_refused(json in request(), mutations in mutations()) {
        is_read_or_refused::<RequestEnvelope>(&mutated(&json, &mutations));
    }

    #[test]
    fn a_mutated_response_is_read_or_refused(json in response(), mutations in mutations()) {
        is_read_or_refused::<ResponseEnvelope>(&mutated(&json, &mutations));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn a_mutated_request_fixture_is_read_or_refused(
        json in select(seeds::<RequestEnvelope>()), mutations in mutations(),
    ) {
        is_read_or_refused::<RequestEnvelope>(&mutated(&json, &mutations));
    }

    #[test]
    fn a_mutated_response_fixture_is_read_or_refused(
        json in select(seeds::<ResponseEnvelope>()), mutations in mutations(),
    ) {
        is_read_or_refused::<ResponseEnvelope>(&mutated(&json, &mutations));
    }
}

/// Or else the properties above would say little.
#[test]
fn mutations_make_what_is_read_and_what_is_refused() {
    fn refused<E: Envelope>(json: &[Json]) -> usize {
        use proptest::strategy::ValueTree;
        use proptest::test_runner::TestRunner;

        let mut runner = TestRunner::deterministic();
        let mutations = mutations();
        let refused = (0..400).filter(|index| {
            let mutations = mutations.new_tree(&mut runner).unwrap().current();
            parse::<E>(&mutated(&json[index % json.len()], &mutations)).is_err()
        });
        refused.count()
    }

    for refused in [
        refused::<RequestEnvelope>(&seeds::<RequestEnvelope>()),
        refused::<ResponseEnvelope>(&seeds::<ResponseEnvelope>()),
    ] {
        assert!((40..360).contains(&refused), "{refused} of 400 refused");
    }
}

#[test]
fn the_order_of_members_in_a_fixture_does_not_count() {
    for (index, json) in (0..).zip(seeds::<RequestEnvelope>()) {
        order_does_not_count::<RequestEnvelope>(&json, index);
    }
    for (index, json) in (0..).zip(seeds::<ResponseEnvelope>()) {
        order_does_not_count::<ResponseEnvelope>(&json, index);
    }
}

#[test]
fn too_deep_is_told_as_such() {
    let deep = |levels: usize| (0..levels).fold(json!(1), |inner, _| json!([inner]));
    let kind = |error: Option<ParseError>| error.map(|error| error.kind());
    for (levels, expected) in [(100, None), (200, Some(ParseErrorKind::TooDeep))] {
        // Where something is read, it is bounded at once; where it waits, when it is read.
        let launch = json!({ "type": "LaunchRequest", "task": { "input": deep(levels) } });
        let body = json!({ "request": launch }).to_string();
        let error = RequestEnvelope::from_slice(body.as_bytes()).err();
        assert_eq!(kind(error), expected);

        let launch = json!({ "type": "LaunchRequest" });
        let waiting =
            json!({ "session": { "attributes": { "a": deep(levels) } }, "request": launch });
        let body = waiting.to_string();
        let error = RequestEnvelope::from_slice_eagerly(body.as_bytes()).err();
        assert_eq!(kind(error), expected);
        let envelope = RequestEnvelope::from_slice(body.as_bytes()).unwrap();
        let attributes = envelope.session.unwrap().attributes.unwrap();
        assert_eq!(kind(attributes.get().err()), expected);

        let body = json!({ "response": { "apiResponse": deep(levels) } }).to_string();
        let error = ResponseEnvelope::from_slice(body.as_bytes()).err();
        assert_eq!(kind(error), expected);
    }
}

#[test]
fn the_levels_that_are_read_are_as_documented() {
    let refused = |levels: usize, task: &dyn Fn(&str) -> String| {
        let input = format!("{}{}", "[".repeat(levels), "]".repeat(levels));
        let body = format!(r#"{{"request":{}}}"#, task(&input));
        let error = RequestEnvelope::from_slice(body.as_bytes()).err();
        error.map(|error| error.kind())
    };
    let late = |input: &str| format!(r#"{{"type":"LaunchRequest","task":{{"input":{input}}}}}"#);
    let early = |input: &str| format!(r#"{{"task":{{"input":{input}}},"type":"LaunchRequest"}}"#);
    for task in [&late as &dyn Fn(&str) -> String, &early] {
        // Three objects stand around it.
        assert_eq!(refused(127 - 3, task), None);
        assert_eq!(refused(128 - 3, task), Some(ParseErrorKind::TooDeep));
    }
}

#[test]
fn too_large_is_told_as_such() {
    let mut body = json!({ "request": { "type": "LaunchRequest" }, "version": "" }).to_string();
    body.push_str(&" ".repeat(6 * 1024 * 1024 - body.len()));
    assert!(RequestEnvelope::from_slice(body.as_bytes()).is_ok());
    body.push(' ');
    let error = RequestEnvelope::from_slice(body.as_bytes()).unwrap_err();
    assert_eq!(error.kind(), ParseErrorKind::TooLarge);
    let text = Value::from("x".repeat(6 * 1024 * 1024)).to_string();
    let body = format!(r#"{{"response":{{"apiResponse":{text}}}}}"#);
    let error = ResponseEnvelope::from_slice(body.as_bytes()).unwrap_err();
    assert_eq!(error.kind(), ParseErrorKind::TooLarge);
}
