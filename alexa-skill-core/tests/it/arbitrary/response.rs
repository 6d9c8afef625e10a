use proptest::prelude::*;
use serde_json::json;

use super::Json;
use super::parts::{
    always, array, flag, free, free_object, intent, member, object, one_of, tagged, text, unknown,
    whole,
};

/// A response envelope with members that the model declares, and nothing else.
pub(crate) fn response() -> BoxedStrategy<Json> {
    object([
        always("version", text()),
        member("sessionAttributes", free_object()),
        member("userAgent", text()),
        always("response", answer()),
    ])
}

fn answer() -> BoxedStrategy<Json> {
    let reprompt = object([
        member("outputSpeech", speech()),
        member("directives", array(directive())),
    ]);
    object([
        member("outputSpeech", speech()),
        member("card", card()),
        member("reprompt", reprompt),
        member("directives", array(directive())),
        member("apiResponse", free()),
        member("shouldEndSession", flag()),
        member("canFulfillIntent", can_fulfill()),
        member(
            "experimentation",
            object([member("triggeredExperiments", array(text()))]),
        ),
    ])
}

/// Commands in commands, whose tags stand deep.
fn command() -> BoxedStrategy<Json> {
    let simple = prop_oneof![
        tagged("Idle", [member("delay", whole())]),
        tagged("SpeakItem", [member("componentId", text())]),
        tagged(
            "SetValue",
            [member("property", text()), member("value", free())]
        ),
        tagged(
            "AnimateItem",
            [
                member("duration", prop_oneof![whole(), text()]),
                member(
                    "value",
                    array(object([
                        always("property", Just(Json::from("opacity"))),
                        member("to", whole()),
                    ])),
                ),
            ],
        ),
        unknown(),
    ];
    simple
        .prop_recursive(4, 12, 3, |command| {
            let commands = || member("commands", array(command.clone()));
            prop_oneof![
                tagged("Parallel", [commands()]),
                tagged(
                    "Sequential",
                    [
                        commands(),
                        member("finally", array(command.clone())),
                        member("repeatCount", whole()),
                    ],
                ),
            ]
        })
        .boxed()
}

fn speech() -> BoxedStrategy<Json> {
    let behavior = || member("playBehavior", one_of(&["ENQUEUE", "REPLACE_ALL"]));
    let ssml = prop_oneof![
        text(),
        "<speak>[a-z<>&;/]{0,12}</speak>".prop_map(|ssml| Json::from(ssml.as_str())),
    ];
    prop_oneof![
        tagged("SSML", [member("ssml", ssml), behavior()]),
        tagged("PlainText", [member("text", text()), behavior()]),
        unknown(),
    ]
    .boxed()
}

fn card() -> BoxedStrategy<Json> {
    let image = object([
        member("smallImageUrl", text()),
        member("largeImageUrl", text()),
    ]);
    prop_oneof![
        tagged(
            "Simple",
            [member("title", text()), member("content", text())]
        ),
        tagged(
            "Standard",
            [
                member("title", text()),
                member("text", text()),
                member("image", image)
            ],
        ),
        tagged("LinkAccount", []),
        tagged(
            "AskForPermissionsConsent",
            [member("permissions", array(text()))]
        ),
        unknown(),
    ]
    .boxed()
}

fn directive() -> BoxedStrategy<Json> {
    let updated = || member("updatedIntent", intent());
    let stream = object([
        member("expectedPreviousToken", text()),
        member("token", text()),
        member("url", text()),
        member("offsetInMilliseconds", whole()),
    ]);
    let entity = object([
        member("id", text()),
        member(
            "name",
            object([member("value", text()), member("synonyms", array(text()))]),
        ),
    ]);
    let entities = object([member("name", text()), member("values", array(entity))]);
    let metadata = object([member("title", text()), member("subtitle", text())]);
    let behaviors = &["ENQUEUE", "REPLACE_ALL", "REPLACE_ENQUEUED"];
    prop_oneof![
        1 => tagged("Dialog.Delegate", [updated()]),
        1 => tagged("Dialog.ElicitSlot", [updated(), member("slotToElicit", text())]),
        1 => tagged("Dialog.ConfirmSlot", [updated(), member("slotToConfirm", text())]),
        1 => tagged("Dialog.ConfirmIntent", [updated()]),
        1 => tagged(
            "Dialog.UpdateDynamicEntities",
            [
                member("updateBehavior", one_of(&["REPLACE", "CLEAR"])),
                member("types", array(entities)),
            ],
        ),
        1 => tagged(
            "AudioPlayer.Play",
            [
                member("playBehavior", one_of(behaviors)),
                member("audioItem", object([member("stream", stream)])),
            ],
        ),
        1 => tagged("AudioPlayer.Stop", []),
        1 => tagged(
            "VideoApp.Launch",
            [member(
                "videoItem",
                object([member("source", text()), member("metadata", metadata)]),
            )],
        ),
        1 => tagged(
            "Connections.StartConnection",
            [
                member("uri", text()),
                member("onCompletion", one_of(&["RESUME_SESSION"])),
                member("input", free_object()),
                member("token", text()),
            ],
        ),
        1 => tagged(
            "Alexa.Presentation.APL.RenderDocument",
            [
                member("token", text()),
                member("document", free_object()),
                member("datasources", free_object()),
            ],
        ),
        2 => tagged(
            "Alexa.Presentation.APL.ExecuteCommands",
            [member("token", text()), member("commands", array(command()))],
        ),
        1 => tagged(
            "Dialog.DelegateRequest",
            [
                member("target", text()),
                member("period", object([member("until", one_of(&["NEXT_TURN"]))])),
                member(
                    "updatedRequest",
                    tagged("IntentRequest", [member("intent", intent())]),
                ),
            ],
        ),
        1 => tagged(
            "Hint",
            [member("hint", tagged("PlainText", [member("text", text())]))],
        ),
        2 => unknown(),
        1 => object([
            always("type", whole()),
            member("numbered", Just(Json::from(json!({ "a": [] })))),
        ]),
    ]
    .boxed()
}

fn can_fulfill() -> BoxedStrategy<Json> {
    let slot = object([
        member("canUnderstand", one_of(&["YES", "NO", "MAYBE"])),
        member("canFulfill", one_of(&["YES", "NO"])),
    ]);
    object([
        member("canFulfill", one_of(&["YES", "NO", "MAYBE"])),
        member("slots", super::parts::map(slot)),
    ])
}
