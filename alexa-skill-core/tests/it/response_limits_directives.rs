//! What is checked of directives beyond their sizes: what the model requires, and names that must
//! be there.

use alexa_skill_core::UnknownObject;
use alexa_skill_core::request::{Intent, Slot};
use alexa_skill_core::response::directive::apl::{
    Command, ExecuteCommandsDirective, IdleCommand, ParallelCommand, RenderDocumentDirective,
    SequentialCommand, SpeakItemCommand, UpdateIndexListDataDirective,
};
use alexa_skill_core::response::directive::game_engine::{
    DeviationRecognizer, Event, PatternRecognizer, StartInputHandlerDirective,
};
use alexa_skill_core::response::directive::{
    DelegateDirective, DynamicEntitiesDirective, Entity, html,
};
use alexa_skill_core::response::{Card, Directive, OutputSpeech, Response, ViolationKind};
use serde_json::{Value, json};

fn found(response: &Response) -> Vec<(String, ViolationKind)> {
    let found = response.check().into_iter();
    found.map(|found| (found.field, found.kind)).collect()
}

fn check(directive: impl Into<Directive>) -> Vec<(String, ViolationKind)> {
    found(&Response::builder().add_directive(directive).build())
}

fn check_json(directive: Value) -> Vec<(String, ViolationKind)> {
    check(serde_json::from_value::<Directive>(directive).unwrap())
}

fn one(field: &str, kind: ViolationKind) -> Vec<(String, ViolationKind)> {
    vec![(format!("directives[0].{field}"), kind)]
}

#[test]
fn what_the_model_requires_is_missed() {
    for (directive, fields) in [
        (json!({ "type": "Dialog.ElicitSlot" }), "slotToElicit"),
        (json!({ "type": "Dialog.ConfirmSlot" }), "slotToConfirm"),
        (
            json!({ "type": "Dialog.UpdateDynamicEntities" }),
            "updateBehavior",
        ),
        (json!({ "type": "Dialog.DelegateRequest" }), "target period"),
        (json!({ "type": "Connections.StartConnection" }), "uri"),
        (json!({ "type": "Connections.SendRequest" }), "name token"),
        (json!({ "type": "Connections.SendResponse" }), "status"),
        (json!({ "type": "Tasks.CompleteTask" }), "status"),
        (json!({ "type": "Hint" }), "hint"),
        (
            json!({ "type": "Alexa.Presentation.APL.ExecuteCommands" }),
            "commands token",
        ),
        (
            json!({ "type": "Alexa.Presentation.APLT.ExecuteCommands" }),
            "commands token",
        ),
        (
            json!({ "type": "Alexa.Presentation.APL.SendIndexListData" }),
            "listId startIndex",
        ),
        (
            json!({ "type": "Alexa.Presentation.APL.SendTokenListData" }),
            "listId pageToken",
        ),
        (
            json!({ "type": "Alexa.Presentation.APL.UpdateIndexListData" }),
            "token listId listVersion operations",
        ),
        (
            json!({ "type": "Alexa.Presentation.HTML.Start" }),
            "request configuration",
        ),
        (
            json!({ "type": "Alexa.Presentation.HTML.HandleMessage" }),
            "message",
        ),
    ] {
        let field = |name| (format!("directives[0].{name}"), ViolationKind::Missing);
        let missing: Vec<_> = fields.split(' ').map(field).collect();
        assert_eq!(check_json(directive.clone()), missing, "{directive}");
    }
}

#[test]
fn what_a_dialog_starts_with_is_looked_into() {
    let found = check_json(json!({
        "type": "Dialog.DelegateRequest",
        "target": "skill",
        "period": {},
        "updatedRequest": { "type": "Dialog.InputRequest", "input": { "slots": { "a": {} } } },
    }));
    let input = "directives[0].updatedRequest.input";
    let expected = ["name", "slots.a.name", "slots.a.confirmationStatus"]
        .map(|name| (format!("{input}.{name}"), ViolationKind::Missing));
    assert_eq!(found, expected);

    let intent = Intent::new("OrderIntent").with_slot(Slot::new("size"));
    assert_eq!(
        check(DelegateDirective::default().updated_intent(intent)),
        []
    );
}

#[test]
fn a_list_of_commands_in_a_command_is_not_empty() {
    let run = |command: Value| {
        check_json(json!({
            "type": "Alexa.Presentation.APL.ExecuteCommands", "token": "t", "commands": [command],
        }))
    };
    let idle = json!({ "type": "Idle" });
    let empty = |field: &str| one(&format!("commands[0].{field}"), ViolationKind::Missing);
    for kind in ["Parallel", "Sequential", "Select"] {
        assert_eq!(
            run(json!({ "type": kind, "commands": [] })),
            empty("commands")
        );
        let within = json!({ "type": "Parallel", "commands": [] });
        assert_eq!(
            run(json!({ "type": kind, "commands": [idle, within] })),
            empty("commands[1].commands")
        );
    }
    let animate = json!({ "type": "AnimateItem", "componentId": "c", "duration": 1, "value": [] });
    assert_eq!(run(animate), empty("value"));
    // What runs beside it may be nothing.
    let sequence = json!({ "type": "Sequential", "commands": [idle], "catch": [], "finally": [] });
    assert_eq!(run(sequence), []);
}

#[test]
fn a_payload_that_says_its_type_is_looked_into() {
    let pay = json!({
        "type": "Connections.SendRequest", "name": "Setup", "token": "t",
        "payload": { "@type": "Price", "@version": "2", "amount": "1" },
    });
    assert_eq!(
        check_json(pay),
        one("payload.currencyCode", ViolationKind::Missing)
    );
    let print = |input: Value| {
        check_json(json!({ "type": "Connections.StartConnection", "uri": "u", "input": input }))
    };
    assert_eq!(
        print(json!({ "@type": "PrintPDFRequest", "@version": "1", "title": 7 })),
        one("input.title", ViolationKind::WrongType)
    );
    assert_eq!(print(json!({ "@type": "A task of another skill" })), []);
}

#[test]
fn commands_are_looked_into() {
    let commands = ExecuteCommandsDirective::new("menu");
    assert_eq!(
        check(commands.clone()),
        one("commands", ViolationKind::Missing)
    );
    let mut speak = SpeakItemCommand::new("title");
    speak.component_id = None;
    let sequence = SequentialCommand::default()
        .command(ParallelCommand::default().command(IdleCommand::default()))
        .finally([ParallelCommand::default().command(speak).into()]);
    assert_eq!(
        check(commands.command(sequence)),
        one(
            "commands[0].finally[0].commands[0].componentId",
            ViolationKind::Missing
        )
    );
    assert_eq!(
        check_json(json!({
            "type": "Alexa.Presentation.APLT.ExecuteCommands",
            "token": "t",
            "commands": [{ "type": "Parallel", "commands": [{ "type": "SetPage", "value": 1 }] }],
        })),
        one(
            "commands[0].commands[0].componentId",
            ViolationKind::Missing
        )
    );
    assert_eq!(
        check_json(json!({
            "type": "Alexa.Presentation.APL.UpdateIndexListData",
            "token": "t", "listId": "l", "listVersion": 2,
            "operations": [{ "type": "InsertItem", "item": null }],
        })),
        one("operations[0].index", ViolationKind::Missing)
    );
    assert_eq!(
        check(UpdateIndexListDataDirective::new("t", "l", 2)),
        one("operations", ViolationKind::Missing)
    );
}

#[test]
fn what_is_raw_is_checked_as_what_it_will_be_read_as() {
    let raw = |tag, members: Value| Command::raw(tag, &members).unwrap();
    let run = |command| check(ExecuteCommandsDirective::new("t").command(command));
    let missing = |field: &str| one(&format!("commands[0].{field}"), ViolationKind::Missing);
    let found = run(raw("SetValue", json!({})));
    let members = ["property", "value"].map(|name| missing(name).remove(0));
    assert_eq!(found, members);
    let nested = json!({ "commands": [{ "type": "SetPage", "value": 1 }] });
    assert_eq!(
        run(raw("Parallel", nested)),
        missing("commands[0].componentId")
    );
    assert_eq!(
        run(raw("Parallel", json!({ "commands": [] }))),
        missing("commands")
    );
    assert_eq!(
        run(raw("Parallel", json!({ "commands": {} }))),
        one("commands[0].commands", ViolationKind::WrongType)
    );
    assert_eq!(run(raw("shake", json!({ "commands": {} }))), []);
    let within = ParallelCommand::default().command(raw("SetValue", json!({ "property": "x" })));
    assert_eq!(run(within.into()), missing("commands[0].value"));

    let show = json!({ "token": "menu", "document": {} });
    let show = Directive::raw("Alexa.Presentation.APL.RenderDocument", &show).unwrap();
    let response = Response::builder().add_directive(show);
    let other = response
        .add_directive(ExecuteCommandsDirective::new("other").command(SpeakItemCommand::new("a")));
    assert_eq!(
        self::found(&other.build()),
        [(
            "directives[1].token".to_owned(),
            ViolationKind::Contradiction
        )]
    );

    let mut response = Response::default();
    let card = json!({ "image": { "smallImageUrl": "http://a" } });
    let card = UnknownObject::new("type", "Standard", &card).unwrap();
    response.card = Some(Card::Unknown(card));
    let speech = UnknownObject::new("type", "SSML", &json!({ "ssml": "<speak>" })).unwrap();
    response.output_speech = Some(OutputSpeech::Unknown(speech));
    assert_eq!(
        self::found(&response),
        [
            ("outputSpeech.ssml".to_owned(), ViolationKind::MalformedSsml),
            (
                "card.image.smallImageUrl".to_owned(),
                ViolationKind::NotHttps
            ),
        ]
    );
}

#[test]
fn commands_go_to_the_document_that_is_shown() {
    let show = RenderDocumentDirective::new("menu", json!({ "type": "APL" }));
    let speak = |token| ExecuteCommandsDirective::new(token).command(SpeakItemCommand::new("a"));
    let shown = Response::builder().add_directive(show);
    let right = shown.clone().add_directive(speak("menu")).build();
    assert_eq!(found(&right), []);
    let wrong = shown.add_directive(speak("other")).build();
    assert_eq!(
        found(&wrong),
        [(
            "directives[1].token".to_owned(),
            ViolationKind::Contradiction
        )]
    );
    assert_eq!(check(speak("shown before")), []);
}

#[test]
fn documents_and_their_data_are_objects() {
    for (tag, members) in [
        (
            "Alexa.Presentation.APL.RenderDocument",
            &["document", "datasources", "sources"][..],
        ),
        (
            "Alexa.Presentation.APLA.RenderDocument",
            &["document", "datasources"],
        ),
        (
            "Alexa.Presentation.APLT.RenderDocument",
            &["document", "datasources"],
        ),
    ] {
        for member in members {
            assert_eq!(check_json(json!({ "type": tag, *member: {} })), []);
            let wrong = check_json(json!({ "type": tag, *member: "doc://a" }));
            assert_eq!(wrong, one(member, ViolationKind::WrongType));
        }
    }
}

#[test]
fn a_web_app_is_loaded_over_https() {
    assert_eq!(check(html::StartDirective::new("https://example.com/")), []);
    assert_eq!(
        check(html::StartDirective::new("http://example.com/")),
        one("request.uri", ViolationKind::NotHttps)
    );
    let nowhere = json!({
        "type": "Alexa.Presentation.HTML.Start", "request": {}, "configuration": {},
    });
    let missing = |name: &str| {
        (
            format!("directives[0].request.{name}"),
            ViolationKind::Missing,
        )
    };
    assert_eq!(check_json(nowhere), [missing("method"), missing("uri")]);
}

#[test]
fn an_input_handler_refers_to_its_own_recognizers() {
    let start = StartInputHandlerDirective::new(10_000)
        .recognizer("both", PatternRecognizer::default())
        .recognizer("wrong", DeviationRecognizer::new("both"))
        .event(
            "won",
            Event::new(true, ["both"]).fails(["wrong".to_owned()]),
        )
        .event("late", Event::new(true, [Event::TIMED_OUT]));
    assert_eq!(check(start.clone()), []);
    let lost = |field| one(field, ViolationKind::Contradiction);
    let broken = start
        .clone()
        .recognizer("off", DeviationRecognizer::new("neither"));
    assert_eq!(check(broken), lost("recognizers.off.recognizer"));
    let broken = start
        .clone()
        .event("won", Event::new(true, ["both", "neither"]));
    assert_eq!(check(broken), lost("events.won.meets[1]"));
    let never = Event::new(true, ["both"]).fails(["neither".to_owned()]);
    assert_eq!(
        check(start.event("won", never)),
        lost("events.won.fails[0]")
    );
}

#[test]
fn dynamic_entities_are_counted_over_all_types() {
    let of = |count: usize| {
        let values = |count| (0..count).map(|index| Entity::new(index.to_string()));
        DynamicEntitiesDirective::replace()
            .list("Drink", values(50))
            .list("Dish", values(count - 50))
    };
    assert_eq!(check(of(100)), []);
    assert_eq!(check(of(101)), one("types", ViolationKind::TooLarge));
    let nameless = json!({
        "type": "Dialog.UpdateDynamicEntities", "updateBehavior": "REPLACE", "types": [{ "values": [] }],
    });
    assert_eq!(
        check_json(nameless),
        one("types[0].name", ViolationKind::Missing)
    );
}
