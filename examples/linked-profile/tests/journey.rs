//! The conversation that the example plays, turn by turn.

#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout)]

use alexa_skill_core::Locale;
use alexa_skill_core::testing::Turn;
use linked_profile::conversation::{self, Event};
use linked_profile::models::MODELS;
use linked_profile::pool::Pool;

async fn played(locale: Locale) -> Vec<Turn> {
    let pool = Pool::local().await.unwrap();
    let mut turns = Vec::new();
    conversation::play(&pool, locale, &mut |event| {
        if let Event::Turn(turn) = event {
            turns.push(*turn);
        }
    })
    .await
    .unwrap();
    turns
}

#[tokio::test]
async fn the_whole_conversation_goes_as_it_should() {
    let turns = played(Locale::EN_US).await;
    let expected = [
        ("linked account", true, true),
        ("linked account", true, true),
        ("Welcome back, Alice!", false, false),
        ("Alice Liddell", false, false),
        (
            "<say-as interpret-as=\"telephone\">+441865276150</say-as>",
            false,
            false,
        ),
        (
            "<say-as interpret-as=\"spell-out\">alice@example.com</say-as>",
            false,
            false,
        ),
        ("1 Rabbit Hole &amp; Garden, Oxford", false, false),
        ("Alice Liddell", false, false),
        ("I can tell you", false, false),
        ("already linked, as Alice", false, false),
        ("expired", true, true),
        ("Sorry, I can't reach your account", false, true),
        ("Welcome back, Alice!", false, false),
        ("Hello, Alice!", false, false),
        ("Goodbye", false, true),
    ];
    assert_eq!(turns.len(), expected.len());
    for (turn, (text, has_card, ends)) in turns.iter().zip(expected) {
        turn.assert(text, |turn| {
            turn.ssml().is_some_and(|ssml| ssml.contains(text))
        })
        .assert_no_lints();
        if has_card {
            turn.assert_link_account_card();
        } else {
            turn.assert_no_card();
        }
        if ends {
            turn.assert_session_ended();
        } else {
            turn.assert_listening();
        }
    }
}

#[tokio::test]
async fn every_language_says_and_means_the_same() {
    let english = played(Locale::EN_US).await;
    for (locale, _) in MODELS {
        let turns = played(locale.clone()).await;
        assert_eq!(turns.len(), english.len(), "{locale}");
        for (turn, english) in turns.iter().zip(&english) {
            turn.assert_request_type(english.request_type());
            let meant = |turn: &Turn| turn.intent_name().cloned();
            turn.assert("the same intent", |turn| meant(turn) == meant(english));
            let asked = |turn: &Turn| {
                let slot = turn.slot("infoTypeRequested");
                slot.and_then(|slot| slot.id().map(str::to_owned))
            };
            turn.assert("the same question", |turn| asked(turn) == asked(english))
                .assert_no_lints();
        }
    }
}

#[tokio::test]
async fn german_is_spoken_to_german_devices() {
    for turn in played(Locale::DE_DE).await {
        let said = turn.speech();
        let english = ["your ", "Sorry", "Hello", "Goodbye"]
            .iter()
            .any(|word| said.contains(word));
        assert!(!english, "{said}");
        assert!(!said.contains(['{', '}', '$']), "{said}");
    }
}

#[tokio::test]
async fn a_language_without_a_model_is_refused_by_name() {
    let pool = Pool::local().await.unwrap();
    let refused = conversation::play(&pool, Locale::FR_FR, &mut |_| {}).await;
    let why = refused.unwrap_err().to_string();
    assert!(why.contains("fr-FR") && why.contains("de-DE"), "{why}");
}
