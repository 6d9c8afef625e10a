use serde::Serialize;

use super::{
    ClearQueueDirective, CompleteTaskDirective, ConfirmIntentDirective, ConfirmSlotDirective,
    DelegateDirective, DelegateRequestDirective, DynamicEntitiesDirective, ElicitSlotDirective,
    HintDirective, PlayDirective, RenderTemplateDirective, SendResponseDirective,
    StartConnectionDirective, StopDirective, VideoAppLaunchDirective,
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
