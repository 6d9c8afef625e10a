//! A conversation as text, or as one JSON object a turn.

use std::io::{self, Write};

use alexa_skill_core::testing::{Mask, SessionState, Turn};
use serde_json::json;

use crate::conversation::Event;

/// Writes an event for people.
pub fn text(out: &mut dyn Write, event: &Event) -> io::Result<()> {
    let turn = match event {
        Event::Note(note) => return writeln!(out, "\n        ({note})"),
        Event::Turn(turn) => turn,
    };
    writeln!(out, "\n  User  {}", turn.utterance().unwrap_or_default())?;
    let speech = turn.speech();
    if !speech.is_empty() {
        writeln!(out, " Alexa  {speech}")?;
    }
    if let Some(card) = turn.card() {
        writeln!(out, "  Card  {}", card.tag())?;
    }
    let session = match turn.session() {
        SessionState::Ended => "ended",
        _ => "open",
    };
    let kept = turn.response()["sessionAttributes"].as_object();
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
        turn.took().as_secs_f64() * 1e3
    )
}

/// Writes a turn as a line of JSON; notes are left out. A token that opens more than a pool on this
/// machine is masked.
pub fn json(out: &mut dyn Write, number: usize, turn: &Turn, mask: bool) -> io::Result<()> {
    let mut secrets = Mask::default();
    if mask {
        secrets.learn(turn.request());
    }
    let line = json!({
        "turn": number,
        "user": turn.utterance(),
        "request": secrets.json(turn.request()),
        "response": secrets.json(turn.response()),
        "milliseconds": turn.took().as_secs_f64() * 1e3,
    });
    writeln!(out, "{line}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conversation::play;
    use crate::pool::Pool;
    use alexa_skill_core::{BoxError, Locale};

    #[tokio::test]
    async fn people_and_programs_can_read_it() -> Result<(), BoxError> {
        let pool = Pool::local().await?;
        let (mut lines, mut open, mut masked) = (Vec::new(), Vec::new(), Vec::new());
        play(&pool, Locale::EN_US, &mut |event| {
            let _ = text(&mut lines, &event);
            if let Event::Turn(turn) = event {
                let _ = json(&mut open, 1, &turn, false);
                let _ = json(&mut masked, 1, &turn, true);
            }
        })
        .await?;
        let lines = String::from_utf8(lines)?;
        for part in [
            "\n  User  Alexa, open linked profile.\n Alexa  ",
            "\n  Card  LinkAccount\n        session ended; ",
            "\n        (The user opens the card in the Alexa app and signs in as alice.)\n",
            "1 Rabbit Hole & Garden, Oxford",
            "\n        session open, keeps profile; ",
        ] {
            assert!(lines.contains(part), "{part}: {lines}");
        }
        assert!(String::from_utf8(open)?.contains("\"accessToken\":\"eyJ"));
        let masked = String::from_utf8(masked)?;
        assert!(masked.contains("\"accessToken\":\"[redacted]\"") && !masked.contains("\"eyJ"));
        Ok(())
    }
}
