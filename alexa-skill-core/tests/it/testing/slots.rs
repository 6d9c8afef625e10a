//! Built-in slot types, by words and in the form of the service.

use super::cafe::skill;
use alexa_skill_core::Locale;
use alexa_skill_core::testing::VirtualAlexa;
use serde_json::json;

/// Each exact type, and others that take any words.
const TYPES: [&str; 11] = [
    "AMAZON.NUMBER",
    "AMAZON.FOUR_DIGIT_NUMBER",
    "AMAZON.DATE",
    "AMAZON.TIME",
    "AMAZON.DURATION",
    "AMAZON.Ordinal",
    "AMAZON.PhoneNumber",
    "AMAZON.FirstName",
    "AMAZON.City",
    "AMAZON.SearchQuery",
    "AMAZON.Actor",
];

fn alexa(slot_type: &str, locale: Locale) -> VirtualAlexa {
    let model = json!({"interactionModel": {"languageModel": {
        "invocationName": "corner cafe",
        "intents": [
            {"name": "AMAZON.FallbackIntent"},
            {"name": "SetIntent", "slots": [{"name": "value", "type": slot_type}], "samples": ["set it to {value}"]}
        ],
    }}});
    VirtualAlexa::new(skill().fallback(super::cafe::echo).build())
        .interaction_model(&model.to_string())
        .unwrap()
        .locale(locale)
        .build()
}

#[tokio::test]
async fn every_example_means_its_own_intent() {
    for locale in [Locale::EN_US, Locale::DE_DE] {
        for slot_type in TYPES {
            let mut alexa = alexa(slot_type, locale.clone());
            let examples = alexa.examples();
            let [example] = examples.as_slice() else {
                panic!("{slot_type}: {examples:?}");
            };
            let turn = alexa.say(example).await.unwrap();
            turn.assert_intent("SetIntent");
            assert!(turn.slot("value").unwrap().is_filled(), "{turn}");
        }
    }
}

#[tokio::test]
async fn the_form_of_the_service_stays_as_it_is() {
    for (slot_type, value) in [
        ("AMAZON.NUMBER", "-5"),
        ("AMAZON.NUMBER", "2.5"),
        ("AMAZON.NUMBER", "?"),
        ("AMAZON.FOUR_DIGIT_NUMBER", "0042"),
        ("AMAZON.DATE", "2026-11-21"),
        ("AMAZON.DATE", "2026-W48"),
        ("AMAZON.DATE", "2026-W48-WE"),
        ("AMAZON.DATE", "2026-11"),
        ("AMAZON.DATE", "2026"),
        ("AMAZON.DATE", "202X"),
        ("AMAZON.DATE", "2026-SU"),
        ("AMAZON.TIME", "17:05"),
        ("AMAZON.TIME", "EV"),
        ("AMAZON.DURATION", "PT2H"),
        ("AMAZON.DURATION", "P1Y2M10DT2H30M"),
        ("AMAZON.Ordinal", "3"),
        ("AMAZON.PhoneNumber", "441865276150"),
    ] {
        let mut alexa = alexa(slot_type, Locale::EN_US);
        let turn = alexa.intent("SetIntent", &[("value", value)]).await;
        let turn = turn.unwrap();
        turn.assert_slot("value", value);
        let sent = &turn.request()["request"]["intent"]["slots"]["value"];
        assert_eq!(sent["value"], value);
        assert_eq!(sent["slotValue"]["value"], value);
    }
    let mut alexa = alexa("AMAZON.NUMBER", Locale::EN_US);
    let turn = alexa.say("set it to -5").await.unwrap();
    turn.assert_slot("value", "-5");
    let turn = alexa.intent("SetIntent", &[("value", "twenty one")]).await;
    turn.unwrap().assert_slot("value", "21");
    let turn = alexa.intent("SetIntent", &[]).await.unwrap();
    turn.assert_slot_empty("value");
}
