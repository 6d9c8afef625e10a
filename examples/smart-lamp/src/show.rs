//! The story as text, or as one JSON object for each message.

use std::io::{self, Write};

use serde_json::{Value, json};

use crate::play::Scene;

/// Writes a scene for people.
pub fn text(out: &mut dyn Write, scene: &Scene) -> io::Result<()> {
    match scene {
        Scene::Note(note) => writeln!(out, "\n{note}"),
        Scene::Turn(turn) => {
            let header = &turn.directive["directive"]["header"];
            writeln!(out, "\n  {}", turn.title)?;
            writeln!(out, "    -> {}", name(header))?;
            write!(out, "    <- {}", name(&turn.event["event"]["header"]))?;
            writeln!(out, "  ({:.1} ms)", turn.took.as_secs_f64() * 1e3)?;
            told(out, &turn.event)
        }
        Scene::Report { title, event } => {
            writeln!(out, "\n  {title}")?;
            writeln!(out, "    => {}", name(&event["event"]["header"]))?;
            told(out, event)
        }
    }
}

/// Writes a scene as a line of JSON; notes are left out. The tokens open nothing but the services on
/// this machine.
pub fn json(out: &mut dyn Write, number: usize, scene: &Scene) -> io::Result<()> {
    let line = match scene {
        Scene::Note(_) => return Ok(()),
        Scene::Turn(turn) => json!({
            "turn": number,
            "title": turn.title,
            "directive": turn.directive,
            "event": turn.event,
            "milliseconds": turn.took.as_secs_f64() * 1e3,
        }),
        Scene::Report { title, event } => json!({
            "turn": number,
            "title": title,
            "event": event,
        }),
    };
    writeln!(out, "{line}")
}

fn name(header: &Value) -> String {
    let text = |member: &str| header[member].as_str().unwrap_or("?").to_owned();
    format!("{} {}", text("namespace"), text("name"))
}

/// What an event says: an error, devices, or properties.
fn told(out: &mut dyn Write, event: &Value) -> io::Result<()> {
    let payload = &event["event"]["payload"];
    if let Some(error) = payload["type"].as_str() {
        let message = payload["message"].as_str().unwrap_or_default();
        return writeln!(out, "       {error}: {message}");
    }
    for endpoint in payload["endpoints"].as_array().into_iter().flatten() {
        let name = endpoint["friendlyName"].as_str().unwrap_or_default();
        writeln!(out, "       {name}")?;
    }
    let changed = payload["change"]["properties"].as_array();
    let context = event["context"]["properties"].as_array();
    for property in changed.into_iter().chain(context).flatten() {
        let name = property["name"].as_str().unwrap_or_default();
        writeln!(out, "       {name} = {}", property["value"])?;
    }
    Ok(())
}
