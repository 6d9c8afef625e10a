use std::fmt;

use super::{Exchange, Mask, Said, Turn};
use crate::request::Slot;

impl Turn {
    /// The secrets of the turn's requests.
    pub(super) fn mask(&self) -> Mask {
        self.exchanges().iter().map(Exchange::request).collect()
    }
}

/// The whole turn for people: what was said, understood and answered, then the messages. Tokens are
/// masked.
impl fmt::Display for Turn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::new();
        summary(self, &mut text)?;
        let mask = self.mask();
        f.write_str(&mask.text(&text))?;
        for exchange in self.exchanges() {
            writeln!(f, "request {:#}", mask.json(exchange.request()))?;
            writeln!(f, "response {:#}", mask.json(exchange.response()))?;
        }
        Ok(())
    }
}

fn summary(turn: &Turn, out: &mut impl fmt::Write) -> fmt::Result {
    match &turn.said {
        Said::Words(words) => writeln!(out, "User    {words}")?,
        Said::Launch => writeln!(out, "User    (opens the skill)")?,
        Said::Intent => writeln!(out, "User    (says what means the intent)")?,
        Said::Event => {}
    }
    for exchange in turn.exchanges() {
        request(exchange, out)?;
        answer(exchange, out)?;
    }
    if let Some(prompt) = turn.prompt() {
        writeln!(out, "Alexa   {prompt}")?;
    }
    writeln!(out, "Session {}", turn.session())?;
    for lint in turn.lints() {
        writeln!(out, "Lint    {lint}")?;
    }
    Ok(())
}

fn request(exchange: &Exchange, out: &mut impl fmt::Write) -> fmt::Result {
    let envelope = exchange.envelope();
    write!(out, "Request {}", envelope.request_type())?;
    if let Some(intent) = envelope.intent_name() {
        write!(out, " {intent}")?;
    }
    if let Some(state) = envelope.dialog_state() {
        write!(out, ", dialog {}", state.as_str())?;
    }
    if envelope.is_new_session() {
        out.write_str(", new session")?;
    }
    out.write_str(match envelope.access_token() {
        Some(_) => ", linked\n",
        None => ", not linked\n",
    })?;
    let slots = envelope.intent().and_then(|intent| intent.slots.as_ref());
    for (name, slot) in slots.into_iter().flatten() {
        writeln!(out, "        {name} = {}", value(slot))?;
    }
    Ok(())
}

/// The words of a slot and what they resolved to.
pub(super) fn value(slot: &Slot) -> String {
    let resolved = |said: Option<&str>, id: Option<&str>, name: Option<&str>| {
        let said = format!("{:?}", said.unwrap_or_default());
        match id.or(name) {
            Some(value) => format!("{said} -> {value}"),
            None => said,
        }
    };
    let values = slot.values();
    if values.len() > 1 {
        let values = values.iter().map(|value| {
            let found = value.resolved();
            let id = found.and_then(|value| value.id.as_deref());
            let name = found.and_then(|value| value.name.as_deref());
            resolved(value.value.as_deref(), id, name)
        });
        return format!("[{}]", values.collect::<Vec<_>>().join(", "));
    }
    if !slot.is_filled() {
        return "(empty)".to_owned();
    }
    let name = slot.resolved().and_then(|value| value.name.as_deref());
    resolved(slot.spoken(), slot.id(), name)
}

fn answer(exchange: &Exchange, out: &mut impl fmt::Write) -> fmt::Result {
    let response = &exchange.answer().response;
    let speech = response
        .output_speech
        .as_ref()
        .and_then(|speech| speech.content());
    if let Some(speech) = speech {
        writeln!(out, "Skill   {}", super::plain::plain(speech))?;
    }
    if let Some(card) = &response.card {
        writeln!(out, "Card    {}", card.tag())?;
    }
    for directive in response.directives.iter().flatten() {
        writeln!(out, "Does    {}", directive.tag())?;
    }
    writeln!(
        out,
        "        in {:.1} ms",
        exchange.took().as_secs_f64() * 1e3
    )
}
