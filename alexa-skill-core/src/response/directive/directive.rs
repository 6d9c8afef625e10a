use serde::Serialize;

use super::{
    AnnounceRoadRegulationDirective, ClearQueueDirective, CompleteTaskDirective,
    ConfirmIntentDirective, ConfirmSlotDirective, DelegateDirective, DelegateRequestDirective,
    DynamicEntitiesDirective, ElicitSlotDirective, GetSnapshotDirective, HintDirective,
    InjectAdsDirective, PlayDirective, RenderTemplateDirective, ResetContextDirective,
    SendRequestDirective, SendResponseDirective, StartConnectionDirective, StopDirective,
    VideoAppLaunchDirective, apl, apla, aplt, custom_interface, gadget_controller, game_engine,
    html,
};
use crate::UnknownObject;
use crate::wire::tagged_enum;

tagged_enum! {
    /// What else a device does.
    pub enum Directive by "type", expecting "a directive" {
        /// Lets Alexa lead the dialog on:
        Delegate(DelegateDirective) = "Dialog.Delegate",
        /// Asks for a slot:
        ElicitSlot(ElicitSlotDirective) = "Dialog.ElicitSlot",
        /// Asks to confirm a slot:
        ConfirmSlot(ConfirmSlotDirective) = "Dialog.ConfirmSlot",
        /// Asks to confirm the intent:
        ConfirmIntent(ConfirmIntentDirective) = "Dialog.ConfirmIntent",
        /// Sets values that slots resolve to in this session:
        DynamicEntities(DynamicEntitiesDirective) = "Dialog.UpdateDynamicEntities",
        /// Passes the dialog between the skill and Alexa Conversations:
        DelegateRequest(DelegateRequestDirective) = "Dialog.DelegateRequest",
        /// Plays a stream:
        AudioPlayerPlay(PlayDirective) = "AudioPlayer.Play",
        /// Stops the stream:
        AudioPlayerStop(StopDirective) = "AudioPlayer.Stop",
        /// Empties the queue of streams:
        AudioPlayerClearQueue(ClearQueueDirective) = "AudioPlayer.ClearQueue",
        /// Shows a display template:
        RenderTemplate(RenderTemplateDirective) = "Display.RenderTemplate",
        /// Shows what the user could say:
        Hint(HintDirective) = "Hint",
        /// Plays a video:
        VideoAppLaunch(VideoAppLaunchDirective) = "VideoApp.Launch",
        /// Hands the user over to a task elsewhere:
        StartConnection(StartConnectionDirective) = "Connections.StartConnection",
        /// Answers a request that came over a connection:
        SendResponse(SendResponseDirective) = "Connections.SendResponse",
        /// Ends a task that was started elsewhere:
        CompleteTask(CompleteTaskDirective) = "Tasks.CompleteTask",
        /// Hands the user over by a name, as for purchases:
        SendRequest(SendRequestDirective) = "Connections.SendRequest",
        /// Shows an APL document:
        AplRenderDocument(apl::RenderDocumentDirective) = "Alexa.Presentation.APL.RenderDocument",
        /// Sends commands to an APL document:
        AplExecuteCommands(apl::ExecuteCommandsDirective) = "Alexa.Presentation.APL.ExecuteCommands",
        /// Gives a part of a list that is loaded by index:
        AplSendIndexListData(apl::SendIndexListDataDirective) = "Alexa.Presentation.APL.SendIndexListData",
        /// Gives a page of a list that is loaded by tokens:
        AplSendTokenListData(apl::SendTokenListDataDirective) = "Alexa.Presentation.APL.SendTokenListData",
        /// Changes a list that is loaded by index:
        AplUpdateIndexListData(apl::UpdateIndexListDataDirective) = "Alexa.Presentation.APL.UpdateIndexListData",
        /// Plays an APLA document:
        AplaRenderDocument(apla::RenderDocumentDirective) = "Alexa.Presentation.APLA.RenderDocument",
        /// Shows an APLT document:
        ApltRenderDocument(aplt::RenderDocumentDirective) = "Alexa.Presentation.APLT.RenderDocument",
        /// Sends commands to an APLT document:
        ApltExecuteCommands(aplt::ExecuteCommandsDirective) = "Alexa.Presentation.APLT.ExecuteCommands",
        /// Starts a web app:
        HtmlStart(html::StartDirective) = "Alexa.Presentation.HTML.Start",
        /// Sends a message to a web app:
        HtmlHandleMessage(html::HandleMessageDirective) = "Alexa.Presentation.HTML.HandleMessage",
        /// Sets the light of buttons:
        SetLight(gadget_controller::SetLightDirective) = "GadgetController.SetLight",
        /// Starts to listen to buttons:
        StartInputHandler(game_engine::StartInputHandlerDirective) = "GameEngine.StartInputHandler",
        /// Stops to listen to buttons:
        StopInputHandler(game_engine::StopInputHandlerDirective) = "GameEngine.StopInputHandler",
        /// Sends a directive to a gadget:
        CustomInterfaceSend(custom_interface::SendDirectiveDirective) = "CustomInterfaceController.SendDirective",
        /// Starts to listen to gadgets:
        CustomInterfaceStartEventHandler(custom_interface::StartEventHandlerDirective) = "CustomInterfaceController.StartEventHandler",
        /// Stops to listen to gadgets:
        CustomInterfaceStopEventHandler(custom_interface::StopEventHandlerDirective) = "CustomInterfaceController.StopEventHandler",
        /// Makes Alexa Conversations forget what was said:
        ResetContext(ResetContextDirective) = "Conversations.ResetContext",
        /// Plays advertisements:
        InjectAds(InjectAdsDirective) = "Alexa.Advertisement.InjectAds",
        /// Asks a camera for a picture:
        GetSnapshot(GetSnapshotDirective) = "Alexa.SmartVision.SnapshotProvider.GetSnapshotDirective",
        /// Announces the road regulation:
        AnnounceRoadRegulation(AnnounceRoadRegulationDirective) = "Navigation.Assistance.AnnounceRoadRegulation",
        @else
        /// A directive without a type here, kept whole. [`Directive::raw`] makes one.
        Unknown(UnknownObject),
    }
}

impl Directive {
    /// A directive without a type here: its members are any struct or map.
    ///
    /// ```
    /// use alexa_skill_core::response::{Directive, Response};
    /// use serde_json::json;
    ///
    /// let shake = Directive::raw("Gesture.Shake", &json!({ "strength": 3 }))?;
    /// let response = Response::builder().add_directive(shake).build();
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn raw<T: Serialize + ?Sized>(
        directive_type: impl Into<String>,
        members: &T,
    ) -> Result<Self, serde_json::Error> {
        UnknownObject::new("type", directive_type, members).map(Self::Unknown)
    }
}

impl From<UnknownObject> for Directive {
    fn from(object: UnknownObject) -> Self {
        Self::Unknown(object)
    }
}
