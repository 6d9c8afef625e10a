//! A conversation as text, or as one JSON object a turn.

use std::io::{self, Write};

use serde_json::{Value, json};

use crate::alexa::Turn;
use crate::conversation::Event;

/// Writes an event for people.
pub fn text(out: &mut dyn Write, event: &Event) -> io::Result<()> {
    let turn = match event {
        Event::Note(note) => return writeln!(out, "\n        ({note})"),
        Event::Turn(turn) => turn,
    };
    let response = &turn.response["response"];
    writeln!(out, "\n  User  {}", turn.user)?;
    if let Some(ssml) = response["outputSpeech"]["ssml"].as_str() {
        writeln!(out, " Alexa  {}", spoken(ssml))?;
    }
    if let Some(card) = response["card"]["type"].as_str() {
        writeln!(out, "  Card  {card}")?;
    }
    let session = match response["shouldEndSession"].as_bool() {
        Some(false) => "open",
        _ => "ended",
    };
    let kept = turn.response["sessionAttributes"].as_object();
    let kept: Vec<&str> = kept
        .into_iter()
        .flatten()
        .map(|(name, _)| name.as_str())
        .collect();
    let kept = if kept.is_empty() {
        String::new()
    } else {
        format!(", keeps {}", kept.join(", "))
    };
    writeln!(
        out,
        "        session {session}{kept}; {:.1} ms",
        turn.took.as_secs_f64() * 1e3
    )
}

/// Writes a turn as a line of JSON; notes are left out. A token that opens more than a pool on this
/// machine is masked.
pub fn json(out: &mut dyn Write, number: usize, turn: &Turn, mask: bool) -> io::Result<()> {
    let mut request = turn.request.clone();
    if mask {
        for pointer in [
            "/context/System/user/accessToken",
            "/session/user/accessToken",
        ] {
            if let Some(token) = request.pointer_mut(pointer) {
                *token = Value::from("[redacted]");
            }
        }
    }
    let line = json!({
        "turn": number,
        "user": turn.user,
        "request": request,
        "response": turn.response,
        "milliseconds": turn.took.as_secs_f64() * 1e3,
    });
    writeln!(out, "{line}")
}

/// What is heard of SSML: its text.
fn spoken(ssml: &str) -> String {
    let mut text = String::new();
    let mut inside_tag = false;
    for character in ssml.chars() {
        match character {
            '<' => inside_tag = true,
            '>' => inside_tag = false,
            _ if !inside_tag => text.push(character),
            _ => {}
        }
    }
    let entities = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&apos;", "'"),
        ("&amp;", "&"),
    ];
    entities.iter().fold(text, |text, (entity, character)| {
        text.replace(entity, character)
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn tags_are_not_heard_and_entities_are() {
        assert_eq!(
            super::spoken("<speak>A &amp; <b>B</b> &lt;3</speak>"),
            "A & B <3"
        );
    }
}
