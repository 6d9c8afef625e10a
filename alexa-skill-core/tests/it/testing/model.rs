//! Interaction models that are wrong say where.

use super::cafe::MODEL;
use alexa_skill_core::testing::{InteractionModel, ModelErrorKind as Kind};

#[test]
fn what_is_wrong_is_named_with_its_place() {
    let language = "interactionModel.languageModel";
    for (find, replace, kind, path) in [
        (
            "\"type\": \"Drink\",\n              \"samples\"",
            "\"type\": \"Drunk\",\n              \"samples\"",
            Kind::UnknownSlotType,
            "intents[7].slots[0].type",
        ),
        (
            "i want a {drink}",
            "i want a {dring}",
            Kind::UndeclaredSlot,
            "intents[7].samples[1]",
        ),
        (
            "a {size} one",
            "a {sise} one",
            Kind::UndeclaredSlot,
            "intents[7].slots[1].samples[0]",
        ),
        (
            "i want a {drink}",
            "i want a {drink",
            Kind::MalformedSample,
            "intents[7].samples[1]",
        ),
        (
            "\"name\": \"FindIntent\"",
            "\"name\": \"OrderIntent\"",
            Kind::DuplicateIntent,
            "intents[10].name",
        ),
        (
            "\"name\": \"guest\"",
            "\"name\": \"size\"",
            Kind::DuplicateSlot,
            "intents[7].slots[3].name",
        ),
        (
            "\"name\": \"Topping\"",
            "\"name\": \"Size\"",
            Kind::DuplicateType,
            "types[2].name",
        ),
        (
            "\"id\": \"large\"",
            "\"id\": \"small\"",
            Kind::DuplicateValue,
            "types[1].values[1].id",
        ),
        (
            "\"corner cafe\"",
            "\" \"",
            Kind::InvocationName,
            "invocationName",
        ),
        (
            "\"name\": \"MusicIntent\"",
            "\"name\": \"\"",
            Kind::EmptyName,
            "intents[12].name",
        ),
        (
            "\"name\": { \"value\": \"water\" }",
            "\"name\": { \"value\": 7 }",
            Kind::WrongType,
            "types[0].values[2].name.value",
        ),
        (
            "\"slots\": [], \"samples\": [\"play some music\"]",
            "\"samples\": \"play\"",
            Kind::WrongType,
            "intents[12].samples",
        ),
    ] {
        assert!(MODEL.contains(find), "{find}");
        let error = InteractionModel::from_json(&MODEL.replacen(find, replace, 1)).unwrap_err();
        assert_eq!(
            (error.kind(), error.path()),
            (kind, &*format!("{language}.{path}")),
            "{error}"
        );
        assert!(error.to_string().starts_with(error.path()));
    }
}

#[test]
fn the_dialog_must_fit_the_language() {
    for (find, replace, kind, path) in [
        (
            "\"name\": \"BookIntent\",\n          \"delegationStrategy\"",
            "\"name\": \"CookIntent\",\n          \"delegationStrategy\"",
            Kind::UnknownIntent,
            "dialog.intents[1].name",
        ),
        (
            "\"name\": \"count\",\n              \"type\"",
            "\"name\": \"amount\",\n              \"type\"",
            Kind::UnknownSlot,
            "dialog.intents[0].slots[2].name",
        ),
        (
            "\"elicitation\": \"Elicit.Day\"",
            "\"elicitation\": \"Elicit.Night\"",
            Kind::UnknownPrompt,
            "dialog.intents[1].slots[0].prompts.elicitation",
        ),
        (
            "\"prompts\": { \"confirmation\": \"Confirm.Order\" }",
            "\"prompts\": {}",
            Kind::UnknownPrompt,
            "dialog.intents[0].prompts.confirmation",
        ),
        (
            "\"prompt\": \"Too.Many\",",
            "",
            Kind::UnknownPrompt,
            "dialog.intents[0].slots[2].validations[0].prompt",
        ),
        (
            "\"id\": \"Elicit.Day\"",
            "\"id\": \"Elicit.Size\"",
            Kind::DuplicatePrompt,
            "prompts[6].id",
        ),
        (
            "[{ \"type\": \"PlainText\", \"value\": \"For which day?\" }]",
            "[]",
            Kind::EmptyPrompt,
            "prompts[6].variations",
        ),
    ] {
        assert!(MODEL.contains(find), "{find}");
        let error = InteractionModel::from_json(&MODEL.replacen(find, replace, 1)).unwrap_err();
        assert_eq!(
            (error.kind(), error.path()),
            (kind, &*format!("interactionModel.{path}")),
            "{error}"
        );
    }
}

#[test]
fn text_that_is_no_model_is_refused() {
    for (json, kind) in [
        ("", Kind::Syntax),
        ("{", Kind::Syntax),
        ("[]", Kind::WrongType),
        ("{}", Kind::WrongType),
        (r#"{"interactionModel":{}}"#, Kind::WrongType),
        (
            r#"{"interactionModel":{"languageModel":{"intents":[]}}}"#,
            Kind::WrongType,
        ),
    ] {
        assert_eq!(
            InteractionModel::from_json(json).unwrap_err().kind(),
            kind,
            "{json}"
        );
    }
    InteractionModel::from_json(&format!("\u{feff}{MODEL}")).unwrap();
}

#[test]
fn a_model_tells_what_may_be_said() {
    let model = InteractionModel::from_json(MODEL).unwrap();
    assert_eq!(model.invocation_name(), "corner cafe");
    assert_eq!(model.intents().count(), 14);
    assert_eq!(
        model.samples("FindIntent").collect::<Vec<_>>(),
        ["find {query}"]
    );
    assert_eq!(model.samples("NoSuchIntent").count(), 0);
}
