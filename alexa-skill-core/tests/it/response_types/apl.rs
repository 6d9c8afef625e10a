use alexa_skill_core::response::directive::apl::*;
use alexa_skill_core::response::directive::{aplt, game_engine};
use serde_json::json;

use super::{Family, family};

pub(super) fn families() -> Vec<Family> {
    vec![
        commands(),
        aplt_commands(),
        operations(),
        animated(),
        transforms(),
        recognizers(),
    ]
}

fn commands() -> Family {
    family!("apl-command", Command {
        "AnimateItem" => AnimateItemCommand = AnimateItemCommand::new("title", 600)
            .property(AnimatedOpacityProperty::new(1)),
        "AutoPage" => AutoPageCommand = AutoPageCommand::new("title"),
        "ClearFocus" => ClearFocusCommand = ClearFocusCommand::default(),
        "ControlMedia" => ControlMediaCommand = ControlMediaCommand::new(MediaCommandType::Play),
        "Finish" => FinishCommand = FinishCommand::default(),
        "GoBack" => GoBackCommand = GoBackCommand::new(BackType::Count, "2"),
        "HideOverlay" => HideOverlayCommand = HideOverlayCommand::new("details"),
        "Idle" => IdleCommand = IdleCommand::default(),
        "OpenURL" => OpenUrlCommand = OpenUrlCommand::new("https://example.com/tea.mp4"),
        "Parallel" => ParallelCommand = ParallelCommand::default().command(IdleCommand::default()),
        "PlayMedia" => PlayMediaCommand =
            PlayMediaCommand::new([VideoSource::new("https://example.com/tea.mp4")]),
        "Reinflate" => ReinflateCommand = ReinflateCommand::default(),
        "Scroll" => ScrollCommand = ScrollCommand::new("title"),
        "ScrollToComponent" => ScrollToComponentCommand = ScrollToComponentCommand::default(),
        "ScrollToIndex" => ScrollToIndexCommand = ScrollToIndexCommand::new("title", 7),
        "Select" => SelectCommand = SelectCommand::default().command(IdleCommand::default()),
        "SendEvent" => SendEventCommand = SendEventCommand::default(),
        "Sequential" => SequentialCommand =
            SequentialCommand::new([IdleCommand::default().into()]),
        "SetFocus" => SetFocusCommand = SetFocusCommand::new("title"),
        "SetPage" => SetPageCommand = SetPageCommand::new("title", 2),
        "SetState" => SetStateCommand = SetStateCommand::new(ComponentState::Checked, true),
        "SetValue" => SetValueCommand = SetValueCommand::new("text", "green tea"),
        "ShowOverlay" => ShowOverlayCommand = ShowOverlayCommand::new("details"),
        "SpeakItem" => SpeakItemCommand = SpeakItemCommand::new("title"),
        "SpeakList" => SpeakListCommand = SpeakListCommand::new("title", 3, 1),
    })
}

fn aplt_commands() -> Family {
    family!("aplt-command", aplt::Command {
        "AutoPage" => aplt::AutoPageCommand = aplt::AutoPageCommand::new("title"),
        "Idle" => aplt::IdleCommand = aplt::IdleCommand::default(),
        "Parallel" => aplt::ParallelCommand =
            aplt::ParallelCommand::new([aplt::IdleCommand::default().into()]),
        "Scroll" => aplt::ScrollCommand = aplt::ScrollCommand::new("title"),
        "SendEvent" => aplt::SendEventCommand = aplt::SendEventCommand::default(),
        "Sequential" => aplt::SequentialCommand =
            aplt::SequentialCommand::new([aplt::IdleCommand::default().into()]),
        "SetPage" => aplt::SetPageCommand = aplt::SetPageCommand::new("title", 2),
        "SetValue" => aplt::SetValueCommand = aplt::SetValueCommand::new("text", "green tea"),
    })
}

fn operations() -> Family {
    family!("list-operation", Operation {
        "DeleteItem" => DeleteItemOperation = DeleteItemOperation::new(7),
        "DeleteMultipleItems" => DeleteMultipleItemsOperation =
            DeleteMultipleItemsOperation::new(7, 3),
        "InsertItem" => InsertItemOperation =
            InsertItemOperation::new(7, json!({ "name": "tea", "price": 2.5 })),
        "InsertMultipleItems" => InsertMultipleItemsOperation =
            InsertMultipleItemsOperation::new(7, [json!({ "name": "soup" }), json!("rice")]),
        "SetItem" => SetItemOperation =
            SetItemOperation::new(7, json!({ "name": "tea", "price": 2.5 })),
    })
}

fn animated() -> Family {
    family!("animated-property", AnimatedProperty {
        "opacity" => AnimatedOpacityProperty = AnimatedOpacityProperty::new(1),
        "transform" => AnimatedTransformProperty = AnimatedTransformProperty::new(
            [TransformProperty::default().rotate(45)],
            [TransformProperty::default().rotate(45)],
        ),
    })
}

/// What the model tells apart by members alone.
fn transforms() -> Family {
    family!("transform", {
        "MoveTransformProperty" => TransformProperty = TransformProperty::default(),
        "RotateTransformProperty" => TransformProperty = TransformProperty::default(),
        "ScaleTransformProperty" => TransformProperty = TransformProperty::default(),
        "SkewTransformProperty" => TransformProperty = TransformProperty::default(),
    })
}

fn recognizers() -> Family {
    family!("recognizer", game_engine::Recognizer {
        "deviation" => game_engine::DeviationRecognizer =
            game_engine::DeviationRecognizer::default(),
        "match" => game_engine::PatternRecognizer = game_engine::PatternRecognizer::default(),
        "progress" => game_engine::ProgressRecognizer = game_engine::ProgressRecognizer::default(),
    })
}

#[test]
fn builders_write_what_the_model_says() {
    let commands = ExecuteCommandsDirective::new("menu-1")
        .command(
            SequentialCommand::default()
                .repeat_count("${count}")
                .finally([FinishCommand::default().into()])
                .command(ScrollCommand::new("list").distance(-0.5).when(false))
                .command(SendEventCommand::default().argument(3).component("list")),
        )
        .command(
            AnimateItemCommand::new("card", 600).property(AnimatedTransformProperty::new(
                [TransformProperty::translate("10vw", "0")],
                [TransformProperty::translate("0", "0")],
            )),
        );
    assert_eq!(
        serde_json::to_value(&commands).unwrap(),
        json!({
            "commands": [
                {
                    "type": "Sequential",
                    "commands": [
                        { "type": "Scroll", "when": false, "distance": -0.5, "componentId": "list" },
                        { "type": "SendEvent", "arguments": [3], "components": ["list"] },
                    ],
                    "finally": [{ "type": "Finish" }],
                    "repeatCount": "${count}",
                },
                {
                    "type": "AnimateItem",
                    "componentId": "card",
                    "duration": 600,
                    "value": [{
                        "property": "transform",
                        "from": [{ "translateX": "10vw", "translateY": "0" }],
                        "to": [{ "translateX": "0", "translateY": "0" }],
                    }],
                },
            ],
            "token": "menu-1",
        })
    );
}
