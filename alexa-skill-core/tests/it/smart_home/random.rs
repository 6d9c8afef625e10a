//! Whatever comes in, something that Alexa accepts goes out.

use std::sync::LazyLock;

use alexa_skill_core::smart_home::EventEnvelope;
use alexa_skill_core::smart_home::directive::DirectiveEnvelope;
use proptest::prelude::*;
use serde_json::{Value, json};
use tokio::runtime::Runtime;

use super::support::{Home, turn_on_of};

static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| Runtime::new().unwrap());

fn answered(body: &[u8]) {
    let answer = RUNTIME.block_on(Home::new().builder().build().invoke_json(body));
    let answer = EventEnvelope::from_slice(&answer).unwrap();
    answer.check().unwrap();
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
        Just(json!({ "type": "BearerToken", "token": "s3cr3t.alice" })),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        let key = prop_oneof![
            "[a-z]{1,6}",
            Just("token".to_owned()),
            Just("scope".to_owned())
        ];
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map(key, inner, 0..4)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn any_bytes_are_answered(bytes in prop::collection::vec(any::<u8>(), 0..64)) {
        answered(&bytes);
    }

    #[test]
    fn a_directive_with_anything_in_any_place_is_answered(
        place in prop::sample::select(vec![
            "/directive", "/directive/header", "/directive/header/namespace",
            "/directive/header/name", "/directive/header/correlationToken",
            "/directive/header/payloadVersion", "/directive/header/messageId",
            "/directive/endpoint", "/directive/endpoint/endpointId",
            "/directive/endpoint/scope", "/directive/endpoint/scope/type",
            "/directive/endpoint/scope/token", "/directive/endpoint/cookie",
            "/directive/payload",
        ]),
        value in any_json(),
    ) {
        let mut message = turn_on_of("lamp-of-alice", "alice");
        *message.pointer_mut(place).unwrap() = value;
        answered(message.to_string().as_bytes());
    }

    #[test]
    fn what_is_not_known_is_not_lost(payload in any_json(), extra in any_json()) {
        prop_assume!(!payload.is_null());
        let mut message = turn_on_of("lamp-of-alice", "alice");
        message["directive"]["header"]["name"] = "Unheard".into();
        message["directive"]["payload"] = payload;
        message["directive"]["extra"] = extra;
        let read = DirectiveEnvelope::from_slice(message.to_string().as_bytes()).unwrap();
        prop_assert_eq!(serde_json::to_value(read).unwrap(), message);
    }
}
