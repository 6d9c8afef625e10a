//! The conversation that the example plays, turn by turn.

#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout)]

use alexa_skill_core::Locale;
use linked_profile::alexa::Turn;
use linked_profile::conversation::{self, Event};
use linked_profile::pool::Pool;

fn said(turn: &Turn) -> &str {
    turn.response["response"]["outputSpeech"]["ssml"]
        .as_str()
        .unwrap_or_default()
}

fn card(turn: &Turn) -> Option<&str> {
    turn.response["response"]["card"]["type"].as_str()
}

fn ended(turn: &Turn) -> bool {
    turn.response["response"]["shouldEndSession"] == true
}

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
        let seen = (card(turn) == Some("LinkAccount"), ended(turn));
        assert!(
            said(turn).contains(text),
            "{}: {}",
            turn.user,
            turn.response
        );
        assert_eq!(seen, (has_card, ends), "{}: {}", turn.user, turn.response);
    }
}

#[tokio::test]
async fn german_is_spoken_to_german_devices() {
    for turn in played(Locale::DE_DE).await {
        let english = ["your ", "Sorry", "Hello", "Goodbye"]
            .iter()
            .any(|word| said(&turn).contains(word));
        assert!(!english, "{}", said(&turn));
        assert!(!said(&turn).contains(['{', '}', '$']), "{}", said(&turn));
    }
}
