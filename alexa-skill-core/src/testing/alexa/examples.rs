//! What can be said.

use super::VirtualAlexa;
use crate::testing::InteractionModel;
use crate::testing::language::phrases;
use crate::testing::model::{IntentModel, Piece, Sample};

impl VirtualAlexa {
    /// Utterances that the interaction model knows, in its order: each sample with values for its
    /// slots, and one phrase for each built-in intent. Empty where there is no model.
    ///
    /// ```
    /// # use alexa_skill_core::{skill::Skill, testing::VirtualAlexa};
    /// let alexa = VirtualAlexa::new(Skill::builder().build())
    ///     .interaction_model(r#"{"interactionModel":{"languageModel":{
    ///         "invocationName": "tea house",
    ///         "intents": [
    ///             {"name": "OrderIntent", "slots": [{"name": "tea", "type": "TEA"}], "samples": ["a cup of {tea}"]},
    ///             {"name": "AMAZON.HelpIntent", "samples": []}
    ///         ],
    ///         "types": [{"name": "TEA", "values": [{"name": {"value": "sencha"}}]}]
    ///     }}}"#)?
    ///     .build();
    /// assert_eq!(alexa.examples(), ["a cup of sencha", "help"]);
    /// # Ok::<(), alexa_skill_core::testing::ModelError>(())
    /// ```
    pub fn examples(&self) -> Vec<String> {
        let Some(model) = self.model() else {
            return Vec::new();
        };
        let german = self.locale.canonical().language() == "de";
        let of = |intent: &IntentModel| {
            let samples = intent.samples.iter();
            let mut examples: Vec<String> = samples
                .map(|sample| spoken(sample, intent, model, german))
                .collect();
            if examples.is_empty() {
                let phrase = phrases(&self.locale, &intent.name).first();
                examples.extend(phrase.map(|phrase| (*phrase).to_owned()));
            }
            examples
        };
        model.intents.iter().flat_map(of).collect()
    }
}

/// The sample's own text, its slots replaced.
fn spoken(sample: &Sample, intent: &IntentModel, model: &InteractionModel, german: bool) -> String {
    let mut text = sample.text.clone();
    for piece in &sample.pieces {
        let Piece::Slot(name) = piece else { continue };
        let slot_type = intent.slot(name).map(|slot| slot.slot_type.as_str());
        let value = slot_type.map_or(name.as_str(), |slot_type| {
            let own = model.types.get(slot_type);
            own.and_then(|own| own.values.first())
                .map_or_else(|| built_in(slot_type, german), |value| value.name.as_str())
        });
        // The braces may hold white space.
        if let Some((before, rest)) = text.split_once('{')
            && let Some((_, after)) = rest.split_once('}')
        {
            text = format!("{before}{value}{after}");
        }
    }
    text
}

/// Something that a built-in type takes.
fn built_in(slot_type: &str, german: bool) -> &'static str {
    match (slot_type, german) {
        ("AMAZON.DATE", false) => "tomorrow",
        ("AMAZON.DATE", true) => "morgen",
        ("AMAZON.TIME", false) => "noon",
        ("AMAZON.TIME", true) => "mittags",
        ("AMAZON.DURATION", false) => "ten minutes",
        ("AMAZON.DURATION", true) => "zehn minuten",
        ("AMAZON.Ordinal", false) => "third",
        ("AMAZON.Ordinal", true) => "dritten",
        ("AMAZON.FOUR_DIGIT_NUMBER", _) => "1865",
        ("AMAZON.PhoneNumber", _) => "01865 276150",
        ("AMAZON.FirstName", _) => "Alice",
        ("AMAZON.City" | "AMAZON.US_CITY" | "AMAZON.EUROPE_CITY", _) => "Berlin",
        _ => "7",
    }
}
