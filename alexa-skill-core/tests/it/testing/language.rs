//! From words to intents.

use super::cafe::{self, alexa, device};
use alexa_skill_core::Locale;
use alexa_skill_core::request::{ResolutionStatusCode, Slot};
use alexa_skill_core::testing::{TestingError, Turn, VirtualAlexa};
use serde_json::json;

async fn said(text: &str) -> Turn {
    alexa().say(text).await.unwrap()
}

#[tokio::test]
async fn samples_match_with_their_slots_and_synonyms_resolve() {
    let mut alexa = alexa();
    alexa
        .intent("OrderIntent", &[("drink", "Cuppa"), ("size", "big")])
        .await
        .unwrap()
        .assert_intent("OrderIntent")
        .assert_slot("drink", "cuppa")
        .assert_slot_id("drink", "tea")
        .assert_slot_resolved("size", "large")
        .assert_slot_empty("guest");
    said("I want a big coffee with milk!")
        .await
        .assert_intent("OrderIntent")
        .assert_slot_id("size", "large")
        .assert_slot_id("drink", "latte");
    said("three grande teas")
        .await
        .assert_slot("count", "3")
        .assert_slot_id("size", "large")
        .assert_slot_unresolved("drink");
    said("two small tea")
        .await
        .assert_slot("count", "2")
        .assert_slot_id("size", "small");
}

#[tokio::test]
async fn resolutions_are_filled_as_the_service_does() {
    let turn = said("tea for Alice").await;
    let slot = &turn.exchanges()[0].request()["request"]["intent"]["slots"]["drink"];
    assert_eq!(
        *slot,
        json!({
            "name": "drink",
            "value": "tea",
            "confirmationStatus": "NONE",
            "source": "USER",
            "resolutions": { "resolutionsPerAuthority": [{
                "authority": "amzn1.er-authority.echo-sdk.amzn1.ask.skill.00000000-0000-4000-8000-000000000000.Drink",
                "status": { "code": "ER_SUCCESS_MATCH" },
                "values": [{ "value": { "name": "tea", "id": "tea" } }],
            }] },
            "slotValue": {
                "type": "Simple",
                "value": "tea",
                "resolutions": { "resolutionsPerAuthority": [{
                    "authority": "amzn1.er-authority.echo-sdk.amzn1.ask.skill.00000000-0000-4000-8000-000000000000.Drink",
                    "status": { "code": "ER_SUCCESS_MATCH" },
                    "values": [{ "value": { "name": "tea", "id": "tea" } }],
                }] },
            },
        })
    );
    turn.assert_slot("guest", "alice");
    let guest = &turn.exchanges()[0].request()["request"]["intent"]["slots"]["guest"];
    assert_eq!(guest.get("resolutions"), None);
}

#[tokio::test]
async fn words_without_a_match_carry_no_values() {
    let turn = said("i want a hot lemonade").await;
    turn.assert_intent("OrderIntent").assert_slot_empty("size");
    let requests = turn.exchanges();
    let slot = requests[0].envelope().slot("drink").unwrap();
    assert_eq!(slot.spoken(), Some("hot lemonade"));
    let resolutions = slot.resolutions.as_ref().unwrap().get().unwrap();
    let resolution = &resolutions.resolutions_per_authority.as_ref().unwrap()[0];
    let code = resolution.status.as_ref().unwrap().code.as_ref();
    assert_eq!(code, Some(&ResolutionStatusCode::NoMatch));
    assert_eq!(resolution.values, None);
    turn.assert_slot_unresolved("drink");
}

#[tokio::test]
async fn several_values_come_as_a_list() {
    for (text, spoken, ids) in [
        (
            "with cream, bacon and mac and cheese",
            vec!["cream", "bacon", "mac and cheese"],
            "cream ham mac",
        ),
        ("put ham and cream on it", vec!["ham", "cream"], "ham cream"),
        ("with cream ham", vec!["cream", "ham"], "cream ham"),
        ("with bacon", vec!["bacon"], "ham"),
    ] {
        let turn = said(text).await;
        turn.assert_intent("ToppingsIntent")
            .assert_slot_values("toppings", &spoken)
            .assert_speech(ids);
        let slot: &Slot = turn.slot("toppings").unwrap();
        assert_eq!(slot.value.is_none(), spoken.len() > 1, "{text}");
    }
}

#[tokio::test]
async fn the_most_specific_sample_wins() {
    said("find number seven")
        .await
        .assert_intent("FindNumberIntent")
        .assert_slot("number", "7");
    said("find number games")
        .await
        .assert_intent("FindIntent")
        .assert_slot("query", "number games");
    // A sample of the model and a phrase of Alexa's own.
    said("what is this")
        .await
        .assert_intent("AMAZON.HelpIntent");
    said("help").await.assert_intent("AMAZON.HelpIntent");
}

#[tokio::test]
async fn built_in_types_have_the_service_s_form() {
    said("book a table for tomorrow at half past seven pm")
        .await
        .assert_slot("day", "2026-11-22")
        .assert_slot("time", "19:30");
    let mut alexa = alexa();
    alexa
        .intent(
            "BookIntent",
            &[("day", "next weekend"), ("stay", "two hours")],
        )
        .await
        .unwrap()
        .assert_slot("day", "2026-W48-WE")
        .assert_slot("stay", "PT2H");
}

#[tokio::test]
async fn what_nothing_matches_is_the_fallback_or_an_error() {
    said("the weather is nice")
        .await
        .assert_intent("AMAZON.FallbackIntent");
    let model = cafe::MODEL.replace("AMAZON.FallbackIntent", "AMAZON.NextIntent");
    let mut alexa = VirtualAlexa::new(cafe::skill().build())
        .interaction_model(&model)
        .unwrap()
        .build();
    let error = alexa.say("book the weather").await.unwrap_err();
    let TestingError::NoIntent { utterance, nearest } = &error else {
        panic!("{error:?}");
    };
    assert_eq!(utterance, "book the weather");
    assert!(
        nearest
            .as_deref()
            .is_some_and(|sample| sample.starts_with("book a table"))
    );
    assert!(error.to_string().contains("AMAZON.FallbackIntent"));
}

#[tokio::test]
async fn odd_utterances_are_errors_and_never_panics() {
    let mut alexa = alexa();
    for text in ["", "  ", "?!"] {
        assert!(
            matches!(alexa.say(text).await, Err(TestingError::NothingSaid)),
            "{text:?}"
        );
    }
    let long = "tea ".repeat(201);
    assert!(matches!(
        alexa.say(&long).await,
        Err(TestingError::TooManyWords {
            words: 201,
            limit: 200
        })
    ));
    let long = format!("find {}", "tea ".repeat(199));
    alexa.say(&long).await.unwrap().assert_intent("FindIntent");
    for text in [
        "{drink}",
        "'s",
        "' ' '",
        "a.b.c",
        "10:",
        "\u{0}",
        "İ̇ for ß",
        "tea\u{2028}for\u{a0}two",
    ] {
        let _ = alexa.say(text).await;
    }
}

#[tokio::test]
async fn the_skill_is_called_by_its_name() {
    for text in [
        "Alexa, open corner cafe",
        "launch Corner Cafe.",
        "corner cafe",
    ] {
        said(text).await.assert_request_type("LaunchRequest");
    }
    said("ask corner cafe to book a table for monday")
        .await
        .assert_intent("BookIntent")
        .assert_slot("day", "2026-11-23");
    said("Alexa, ask corner cafe for a tea please")
        .await
        .assert_intent("OrderIntent");
    let mut alexa = alexa();
    alexa.launch().await.unwrap();
    alexa
        .say("help")
        .await
        .unwrap()
        .assert_attribute("count", 1);
    // Calling it anew begins a new session.
    let turn = alexa.say("ask corner cafe for help").await.unwrap();
    turn.assert_attribute("count", 1)
        .assert("a new session", |turn| {
            turn.request()["session"]["new"] == true
        });
}

#[tokio::test]
async fn a_locale_has_its_own_model_and_phrases() {
    let german = r#"{"interactionModel":{"languageModel":{
        "invocationName": "eck café",
        "intents": [
            { "name": "AMAZON.HelpIntent" },
            { "name": "AMAZON.YesIntent", "samples": null },
            { "name": "FindNumberIntent", "slots": [{ "name": "number", "type": "AMAZON.NUMBER" }],
              "samples": ["finde {number}"] }
        ]
    }}}"#;
    let mut alexa = device()
        .interaction_model_for(Locale::DE_DE, german)
        .unwrap()
        .locale(Locale::DE_DE)
        .build();
    alexa
        .say("Öffne Eck-Café")
        .await
        .unwrap()
        .assert_request_type("LaunchRequest")
        .assert("the locale", |turn| {
            turn.request()["request"]["locale"] == "de-DE"
        });
    alexa
        .say("Hilfe!")
        .await
        .unwrap()
        .assert_intent("AMAZON.HelpIntent");
    alexa
        .say("ja bitte")
        .await
        .unwrap()
        .assert_intent("AMAZON.YesIntent");
    alexa
        .say("finde fünfundzwanzig")
        .await
        .unwrap()
        .assert_slot("number", "25");
    alexa.set_locale(Locale::FR_FR);
    // The model is the one for every other locale, the phrases are French, else English.
    alexa
        .say("oui")
        .await
        .unwrap()
        .assert_intent("AMAZON.YesIntent");
    alexa
        .say("pause")
        .await
        .unwrap()
        .assert_intent("AMAZON.PauseIntent");
}
