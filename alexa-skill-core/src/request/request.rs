use super::{
    AccountLinkedRequest, CanFulfillIntentRequest, ExceptionEncounteredRequest, InputRequest,
    Intent, IntentRequest, LaunchRequest, NotificationSubscriptionChangedRequest,
    PermissionAcceptedRequest, PermissionChangedRequest, ProactiveSubscriptionChangedRequest,
    SessionEndedRequest, SessionResumedRequest, SkillDisabledRequest, SkillEnabledRequest,
    Timestamp, UnknownRequest, advertisement, apl, apla, aplt, audio_player, authorization,
    connections, conversations, custom_interface, data_store, display, game_engine, household_list,
    html, messaging, playback_controller, reminders,
};
use crate::Locale;
use crate::id::RequestId;
use crate::wire::tagged_enum;

/// The enum, and the accessors for what every request has.
macro_rules! requests {
    ($($(#[$meta:meta])* $variant:ident($type:ty) = $wire:literal,)*) => {
        tagged_enum! {
            /// What happened, by `request.type`.
            pub enum Request by "type", expecting "a request" {
                $($(#[$meta])* $variant($type) = $wire,)*
                @else
                /// A type that this version does not know, kept whole.
                Unknown(UnknownRequest),
            }
        }

        impl Request {
            /// `requestId`
            pub fn request_id(&self) -> Option<&RequestId> {
                match self {
                    $(Self::$variant(request) => request.request_id.as_ref(),)*
                    Self::Unknown(request) => request.request_id.as_ref(),
                }
            }

            /// `timestamp`
            pub fn timestamp(&self) -> Option<&Timestamp> {
                match self {
                    $(Self::$variant(request) => request.timestamp.as_ref(),)*
                    Self::Unknown(request) => request.timestamp.as_ref(),
                }
            }

            /// `locale`
            pub fn locale(&self) -> Option<&Locale> {
                match self {
                    $(Self::$variant(request) => request.locale.as_ref(),)*
                    Self::Unknown(request) => request.locale.as_ref(),
                }
            }
        }
    };
}

requests! {
    /// The user opened the skill without saying what for:
    Launch(LaunchRequest) = "LaunchRequest",
    /// The user said what they want:
    Intent(IntentRequest) = "IntentRequest",
    /// The session is over:
    SessionEnded(SessionEndedRequest) = "SessionEndedRequest",
    /// The session goes on:
    SessionResumed(SessionResumedRequest) = "SessionResumedRequest",
    /// Alexa asks whether the skill could answer:
    CanFulfillIntent(CanFulfillIntentRequest) = "CanFulfillIntentRequest",
    /// Skill event:
    SkillEnabled(SkillEnabledRequest) = "AlexaSkillEvent.SkillEnabled",
    /// Skill event:
    SkillDisabled(SkillDisabledRequest) = "AlexaSkillEvent.SkillDisabled",
    /// Skill event:
    AccountLinked(AccountLinkedRequest) = "AlexaSkillEvent.SkillAccountLinked",
    /// Skill event:
    PermissionAccepted(PermissionAcceptedRequest) = "AlexaSkillEvent.SkillPermissionAccepted",
    /// Skill event:
    PermissionChanged(PermissionChangedRequest) = "AlexaSkillEvent.SkillPermissionChanged",
    /// Skill event:
    ProactiveSubscriptionChanged(ProactiveSubscriptionChangedRequest) = "AlexaSkillEvent.ProactiveSubscriptionChanged",
    /// Skill event:
    NotificationSubscriptionChanged(NotificationSubscriptionChangedRequest) = "AlexaSkillEvent.NotificationSubscriptionChanged",
    /// An advertisement was played:
    AdCompleted(advertisement::AdCompleted) = "Alexa.Advertisement.AdCompleted",
    /// An advertisement was not played:
    AdNotRendered(advertisement::AdNotRendered) = "Alexa.Advertisement.AdNotRendered",
    /// The advertisements are over:
    ReadyToEnqueueAudio(advertisement::ReadyToEnqueueAudio) = "Alexa.Advertisement.ReadyToEnqueueAudio",
    /// The user permits the skill to send events:
    AuthorizationGrant(authorization::AuthorizationGrantRequest) = "Alexa.Authorization.Grant",
    /// A device did not take commands to its data store:
    DataStoreError(data_store::DataStoreError) = "Alexa.DataStore.Error",
    /// A package could not be installed:
    PackageInstallationError(data_store::InstallationError) = "Alexa.DataStore.PackageManager.InstallationError",
    /// A package is to be updated:
    PackageUpdate(data_store::UpdateRequest) = "Alexa.DataStore.PackageManager.UpdateRequest",
    /// A package was put to use:
    PackageUsagesInstalled(data_store::UsagesInstalled) = "Alexa.DataStore.PackageManager.UsagesInstalled",
    /// A package was put out of use:
    PackageUsagesRemoved(data_store::UsagesRemoved) = "Alexa.DataStore.PackageManager.UsagesRemoved",
    /// A list wants items:
    AplLoadIndexListData(apl::LoadIndexListDataEvent) = "Alexa.Presentation.APL.LoadIndexListData",
    /// A list wants a page:
    AplLoadTokenListData(apl::LoadTokenListDataEvent) = "Alexa.Presentation.APL.LoadTokenListData",
    /// A visual document was faulty:
    AplRuntimeError(apl::RuntimeErrorEvent) = "Alexa.Presentation.APL.RuntimeError",
    /// The user did something with a visual document:
    AplUserEvent(apl::UserEvent) = "Alexa.Presentation.APL.UserEvent",
    /// An audio document was faulty:
    AplaRuntimeError(apla::RuntimeErrorEvent) = "Alexa.Presentation.APLA.RuntimeError",
    /// A document on a character display sent an event:
    ApltUserEvent(aplt::UserEvent) = "Alexa.Presentation.APLT.UserEvent",
    /// A web page says something:
    HtmlMessage(html::MessageRequest) = "Alexa.Presentation.HTML.Message",
    /// A web page failed:
    HtmlRuntimeError(html::RuntimeErrorRequest) = "Alexa.Presentation.HTML.RuntimeError",
    /// Items came onto a list:
    ListItemsCreated(household_list::ListItemsCreatedEventRequest) = "AlexaHouseholdListEvent.ItemsCreated",
    /// Items of a list are gone:
    ListItemsDeleted(household_list::ListItemsDeletedEventRequest) = "AlexaHouseholdListEvent.ItemsDeleted",
    /// Items of a list changed:
    ListItemsUpdated(household_list::ListItemsUpdatedEventRequest) = "AlexaHouseholdListEvent.ItemsUpdated",
    /// The user made a list:
    ListCreated(household_list::ListCreatedEventRequest) = "AlexaHouseholdListEvent.ListCreated",
    /// The user removed a list:
    ListDeleted(household_list::ListDeletedEventRequest) = "AlexaHouseholdListEvent.ListDeleted",
    /// A list changed:
    ListUpdated(household_list::ListUpdatedEventRequest) = "AlexaHouseholdListEvent.ListUpdated",
    /// A stream could not be played:
    PlaybackFailed(audio_player::PlaybackFailedRequest) = "AudioPlayer.PlaybackFailed",
    /// A stream was played to its end:
    PlaybackFinished(audio_player::PlaybackFinishedRequest) = "AudioPlayer.PlaybackFinished",
    /// A stream is nearly over:
    PlaybackNearlyFinished(audio_player::PlaybackNearlyFinishedRequest) = "AudioPlayer.PlaybackNearlyFinished",
    /// A stream plays:
    PlaybackStarted(audio_player::PlaybackStartedRequest) = "AudioPlayer.PlaybackStarted",
    /// A stream was stopped:
    PlaybackStopped(audio_player::PlaybackStoppedRequest) = "AudioPlayer.PlaybackStopped",
    /// Another skill asks for a task:
    ConnectionsRequest(connections::ConnectionsRequest) = "Connections.Request",
    /// A task that the skill asked for is done:
    ConnectionsResponse(connections::ConnectionsResponse) = "Connections.Response",
    /// Gadgets sent events:
    CustomInterfaceEventsReceived(custom_interface::EventsReceivedRequest) = "CustomInterfaceController.EventsReceived",
    /// The wait for gadgets is over:
    CustomInterfaceExpired(custom_interface::ExpiredRequest) = "CustomInterfaceController.Expired",
    /// Alexa Conversations calls an API of the skill's:
    ApiInvoked(conversations::ApiInvocationRequest) = "Dialog.API.Invoked",
    /// Alexa Conversations hands an input over:
    DialogInput(InputRequest) = "Dialog.InputRequest",
    /// The user chose an element of a template:
    DisplayElementSelected(display::ElementSelectedRequest) = "Display.ElementSelected",
    /// Buttons were pressed:
    InputHandlerEvent(game_engine::InputHandlerEventRequest) = "GameEngine.InputHandlerEvent",
    /// A message of the skill's own services:
    MessageReceived(messaging::MessageReceivedRequest) = "Messaging.MessageReceived",
    /// The user pressed "next":
    NextCommandIssued(playback_controller::NextCommandIssuedRequest) = "PlaybackController.NextCommandIssued",
    /// The user pressed "pause":
    PauseCommandIssued(playback_controller::PauseCommandIssuedRequest) = "PlaybackController.PauseCommandIssued",
    /// The user pressed "play":
    PlayCommandIssued(playback_controller::PlayCommandIssuedRequest) = "PlaybackController.PlayCommandIssued",
    /// The user pressed "previous":
    PreviousCommandIssued(playback_controller::PreviousCommandIssuedRequest) = "PlaybackController.PreviousCommandIssued",
    /// A reminder was made:
    ReminderCreated(reminders::ReminderCreatedEventRequest) = "Reminders.ReminderCreated",
    /// Reminders were removed:
    ReminderDeleted(reminders::ReminderDeletedEventRequest) = "Reminders.ReminderDeleted",
    /// A reminder goes off:
    ReminderStarted(reminders::ReminderStartedEventRequest) = "Reminders.ReminderStarted",
    /// A reminder is over, or is on again:
    ReminderStatusChanged(reminders::ReminderStatusChangedEventRequest) = "Reminders.ReminderStatusChanged",
    /// A reminder was changed:
    ReminderUpdated(reminders::ReminderUpdatedEventRequest) = "Reminders.ReminderUpdated",
    /// An earlier answer could not be done:
    ExceptionEncountered(ExceptionEncounteredRequest) = "System.ExceptionEncountered",
}

impl Request {
    /// The intent of an `IntentRequest` or a `CanFulfillIntentRequest`.
    pub fn intent(&self) -> Option<&Intent> {
        match self {
            Self::Intent(request) => request.intent.as_ref(),
            Self::CanFulfillIntent(request) => request.intent.as_ref(),
            _ => None,
        }
    }
}
