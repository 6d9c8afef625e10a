use alexa_skill_core::request::Intent;
use alexa_skill_core::response::Directive;
use alexa_skill_core::response::directive::{
    self, AnnounceRoadRegulationDirective, ClearQueueDirective, CompleteTaskDirective,
    ConfirmIntentDirective, ConfirmSlotDirective, DelegateDirective, DelegateRequestDirective,
    DelegationPeriod, DelegationPeriodUntil, DialogInput, DynamicEntitiesDirective,
    ElicitSlotDirective, GetSnapshotDirective, HintDirective, InjectAdsDirective, PlayDirective,
    RenderTemplateDirective, ResetContextDirective, SendRequestDirective, SendResponseDirective,
    StartConnectionDirective, StopDirective, UpdateBehavior, UpdatedInputRequest,
    UpdatedIntentRequest, UpdatedRequest, VideoAppLaunchDirective, apl, apla, aplt,
    custom_interface, gadget_controller, game_engine, html,
};
use serde_json::json;

use super::{Family, family};

pub(super) fn families() -> Vec<Family> {
    let directives = family!("directive", Directive {
        "Alexa.Advertisement.InjectAds" => InjectAdsDirective = InjectAdsDirective::default(),
        "Alexa.Presentation.APL.ExecuteCommands" => apl::ExecuteCommandsDirective =
            apl::ExecuteCommandsDirective::new("menu-1").command(apl::IdleCommand::default()),
        "Alexa.Presentation.APL.RenderDocument" => apl::RenderDocumentDirective =
            apl::RenderDocumentDirective::default(),
        "Alexa.Presentation.APL.SendIndexListData" => apl::SendIndexListDataDirective =
            apl::SendIndexListDataDirective::new("dishes", 10),
        "Alexa.Presentation.APL.SendTokenListData" => apl::SendTokenListDataDirective =
            apl::SendTokenListDataDirective::new("dishes", "page-2"),
        "Alexa.Presentation.APL.UpdateIndexListData" => apl::UpdateIndexListDataDirective =
            apl::UpdateIndexListDataDirective::new("menu-1", "dishes", 4)
                .operation(apl::DeleteItemOperation::new(7)),
        "Alexa.Presentation.APLA.RenderDocument" => apla::RenderDocumentDirective =
            apla::RenderDocumentDirective::default(),
        "Alexa.Presentation.APLT.ExecuteCommands" => aplt::ExecuteCommandsDirective =
            aplt::ExecuteCommandsDirective::new("menu-1").command(aplt::IdleCommand::default()),
        "Alexa.Presentation.APLT.RenderDocument" => aplt::RenderDocumentDirective =
            aplt::RenderDocumentDirective::default(),
        "Alexa.Presentation.HTML.HandleMessage" => html::HandleMessageDirective =
            html::HandleMessageDirective::new(json!({ "level": 2 })),
        "Alexa.Presentation.HTML.Start" => html::StartDirective = start_html(),
        "Alexa.SmartVision.SnapshotProvider.GetSnapshotDirective" => GetSnapshotDirective =
            GetSnapshotDirective::default(),
        "AudioPlayer.ClearQueue" => ClearQueueDirective = ClearQueueDirective::default(),
        "AudioPlayer.Play" => PlayDirective = PlayDirective::default(),
        "AudioPlayer.Stop" => StopDirective = StopDirective::default(),
        "Connections.SendRequest" => SendRequestDirective =
            SendRequestDirective::new("Setup", "menu-1"),
        "Connections.SendResponse" => SendResponseDirective = SendResponseDirective::new("200"),
        "Connections.StartConnection" => StartConnectionDirective =
            StartConnectionDirective::new("connection://AMAZON.PrintPDF/1"),
        "Conversations.ResetContext" => ResetContextDirective = ResetContextDirective::default(),
        "CustomInterfaceController.SendDirective" => custom_interface::SendDirectiveDirective =
            custom_interface::SendDirectiveDirective::default(),
        "CustomInterfaceController.StartEventHandler" =>
            custom_interface::StartEventHandlerDirective =
            custom_interface::StartEventHandlerDirective::default(),
        "CustomInterfaceController.StopEventHandler" =>
            custom_interface::StopEventHandlerDirective =
            custom_interface::StopEventHandlerDirective::default(),
        "Dialog.ConfirmIntent" => ConfirmIntentDirective = ConfirmIntentDirective::default(),
        "Dialog.ConfirmSlot" => ConfirmSlotDirective = ConfirmSlotDirective::new("drink"),
        "Dialog.Delegate" => DelegateDirective = DelegateDirective::default(),
        "Dialog.DelegateRequest" => DelegateRequestDirective = delegate_request(),
        "Dialog.ElicitSlot" => ElicitSlotDirective = ElicitSlotDirective::new("drink"),
        "Dialog.UpdateDynamicEntities" => DynamicEntitiesDirective =
            DynamicEntitiesDirective::new(UpdateBehavior::Replace),
        "Display.RenderTemplate" => RenderTemplateDirective = RenderTemplateDirective::default(),
        "GadgetController.SetLight" => gadget_controller::SetLightDirective =
            gadget_controller::SetLightDirective::default(),
        "GameEngine.StartInputHandler" => game_engine::StartInputHandlerDirective =
            game_engine::StartInputHandlerDirective::default(),
        "GameEngine.StopInputHandler" => game_engine::StopInputHandlerDirective =
            game_engine::StopInputHandlerDirective::default(),
        "Hint" => HintDirective = HintDirective::new("tea, please"),
        "Navigation.Assistance.AnnounceRoadRegulation" => AnnounceRoadRegulationDirective =
            AnnounceRoadRegulationDirective::default(),
        "Tasks.CompleteTask" => CompleteTaskDirective =
            CompleteTaskDirective::new("200", "done"),
        "VideoApp.Launch" => VideoAppLaunchDirective =
            VideoAppLaunchDirective::new("https://example.com/tea.mp4", None, None),
    });
    let updated = family!("updated-request", UpdatedRequest {
        "Dialog.InputRequest" => UpdatedInputRequest =
            UpdatedInputRequest::new(DialogInput::new("OrderInput")),
        "IntentRequest" => UpdatedIntentRequest = UpdatedIntentRequest::new(order_intent()),
    });
    vec![directives, updated]
}

/// The model requires a configuration, of which it requires nothing.
fn start_html() -> html::StartDirective {
    let mut start = html::StartDirective::new("https://example.com/game.html");
    start.request = Some(html::StartRequest::new(html::StartRequestMethod::Get));
    start
}

/// The model requires a period, of which it requires nothing.
fn delegate_request() -> DelegateRequestDirective {
    DelegateRequestDirective::new("AMAZON.Conversations", DelegationPeriodUntil::NextTurn)
        .period(DelegationPeriod::default())
}

fn order_intent() -> Intent {
    serde_json::from_value(json!({
        "name": "OrderIntent",
        "slots": {
            "drink": { "name": "drink", "value": "green tea", "confirmationStatus": "NONE" },
        },
        "confirmationStatus": "NONE",
    }))
    .unwrap()
}

#[test]
fn unknown_values_keep_their_json() {
    use alexa_skill_core::response::directive::{apl::Command, game_engine::Recognizer};

    let json = json!({ "type": "Shake", "componentId": "a", "strength": [1, { "deep": null }] });
    let commands = json!({ "type": "Alexa.Presentation.APL.ExecuteCommands", "token": "t",
        "commands": [{ "type": "Sequential", "commands": [json] }] });
    let read: Directive = serde_json::from_value(commands.clone()).unwrap();
    assert_eq!(serde_json::to_value(&read).unwrap(), commands);
    let Command::Unknown(shake) = serde_json::from_value(json.clone()).unwrap() else {
        panic!("{read:?}");
    };
    assert_eq!(shake.tag(), "Shake");
    let recognizer: Recognizer = serde_json::from_value(json.clone()).unwrap();
    assert_eq!(serde_json::to_value(&recognizer).unwrap(), json);
    let entity = json!({ "@type": "Planet", "@version": "9", "name": "Mars" });
    let read: directive::connections::ConnectionEntity =
        serde_json::from_value(entity.clone()).unwrap();
    assert_eq!(serde_json::to_value(&read).unwrap(), entity);
    let color = json!({ "property": "color", "to": "red" });
    let read: apl::AnimatedProperty = serde_json::from_value(color.clone()).unwrap();
    assert_eq!(serde_json::to_value(&read).unwrap(), color);
}
