//! The requests and context members that have types, as a table in `docs/coverage-requests.md`.
//! `UPDATE_COVERAGE=1` writes it; otherwise it is compared.

use std::fmt::Write;
use std::path::Path;

use alexa_skill_core::request::{self, Context, Request, SupportedInterfaces};
use serde_json::Value;

use crate::request_types::fixture;

/// The lines of the table from the list of all request types that the service knows: a tag without
/// a type, or with another one, does not compile or fails.
macro_rules! requests {
    ($($tag:literal => $variant:ident($($type:tt)+),)*) => {
        const TAGS: &[&str] = &[$($tag),*];

        fn request_lines() -> Vec<String> {
            vec![$({
                let request = Request::from(<$($type)+>::default());
                assert!(matches!(request, Request::$variant(_)));
                assert_eq!(request.tag(), $tag);
                line($tag, stringify!($variant), &stringify!($($type)+).replace(' ', ""))
            }),*]
        }
    };
}

requests! {
    "Alexa.Advertisement.AdCompleted" => AdCompleted(request::advertisement::AdCompleted),
    "Alexa.Advertisement.AdNotRendered" => AdNotRendered(request::advertisement::AdNotRendered),
    "Alexa.Advertisement.ReadyToEnqueueAudio" => ReadyToEnqueueAudio(request::advertisement::ReadyToEnqueueAudio),
    "Alexa.Authorization.Grant" => AuthorizationGrant(request::authorization::AuthorizationGrantRequest),
    "Alexa.DataStore.Error" => DataStoreError(request::data_store::DataStoreError),
    "Alexa.DataStore.PackageManager.InstallationError" => PackageInstallationError(request::data_store::InstallationError),
    "Alexa.DataStore.PackageManager.UpdateRequest" => PackageUpdate(request::data_store::UpdateRequest),
    "Alexa.DataStore.PackageManager.UsagesInstalled" => PackageUsagesInstalled(request::data_store::UsagesInstalled),
    "Alexa.DataStore.PackageManager.UsagesRemoved" => PackageUsagesRemoved(request::data_store::UsagesRemoved),
    "Alexa.Presentation.APL.LoadIndexListData" => AplLoadIndexListData(request::apl::LoadIndexListDataEvent),
    "Alexa.Presentation.APL.LoadTokenListData" => AplLoadTokenListData(request::apl::LoadTokenListDataEvent),
    "Alexa.Presentation.APL.RuntimeError" => AplRuntimeError(request::apl::RuntimeErrorEvent),
    "Alexa.Presentation.APL.UserEvent" => AplUserEvent(request::apl::UserEvent),
    "Alexa.Presentation.APLA.RuntimeError" => AplaRuntimeError(request::apla::RuntimeErrorEvent),
    "Alexa.Presentation.APLT.UserEvent" => ApltUserEvent(request::aplt::UserEvent),
    "Alexa.Presentation.HTML.Message" => HtmlMessage(request::html::MessageRequest),
    "Alexa.Presentation.HTML.RuntimeError" => HtmlRuntimeError(request::html::RuntimeErrorRequest),
    "AlexaHouseholdListEvent.ItemsCreated" => ListItemsCreated(request::household_list::ListItemsCreatedEventRequest),
    "AlexaHouseholdListEvent.ItemsDeleted" => ListItemsDeleted(request::household_list::ListItemsDeletedEventRequest),
    "AlexaHouseholdListEvent.ItemsUpdated" => ListItemsUpdated(request::household_list::ListItemsUpdatedEventRequest),
    "AlexaHouseholdListEvent.ListCreated" => ListCreated(request::household_list::ListCreatedEventRequest),
    "AlexaHouseholdListEvent.ListDeleted" => ListDeleted(request::household_list::ListDeletedEventRequest),
    "AlexaHouseholdListEvent.ListUpdated" => ListUpdated(request::household_list::ListUpdatedEventRequest),
    "AlexaSkillEvent.NotificationSubscriptionChanged" => NotificationSubscriptionChanged(request::NotificationSubscriptionChangedRequest),
    "AlexaSkillEvent.ProactiveSubscriptionChanged" => ProactiveSubscriptionChanged(request::ProactiveSubscriptionChangedRequest),
    "AlexaSkillEvent.SkillAccountLinked" => AccountLinked(request::AccountLinkedRequest),
    "AlexaSkillEvent.SkillDisabled" => SkillDisabled(request::SkillDisabledRequest),
    "AlexaSkillEvent.SkillEnabled" => SkillEnabled(request::SkillEnabledRequest),
    "AlexaSkillEvent.SkillPermissionAccepted" => PermissionAccepted(request::PermissionAcceptedRequest),
    "AlexaSkillEvent.SkillPermissionChanged" => PermissionChanged(request::PermissionChangedRequest),
    "AudioPlayer.PlaybackFailed" => PlaybackFailed(request::audio_player::PlaybackFailedRequest),
    "AudioPlayer.PlaybackFinished" => PlaybackFinished(request::audio_player::PlaybackFinishedRequest),
    "AudioPlayer.PlaybackNearlyFinished" => PlaybackNearlyFinished(request::audio_player::PlaybackNearlyFinishedRequest),
    "AudioPlayer.PlaybackStarted" => PlaybackStarted(request::audio_player::PlaybackStartedRequest),
    "AudioPlayer.PlaybackStopped" => PlaybackStopped(request::audio_player::PlaybackStoppedRequest),
    "CanFulfillIntentRequest" => CanFulfillIntent(request::CanFulfillIntentRequest),
    "Connections.Request" => ConnectionsRequest(request::connections::ConnectionsRequest),
    "Connections.Response" => ConnectionsResponse(request::connections::ConnectionsResponse),
    "CustomInterfaceController.EventsReceived" => CustomInterfaceEventsReceived(request::custom_interface::EventsReceivedRequest),
    "CustomInterfaceController.Expired" => CustomInterfaceExpired(request::custom_interface::ExpiredRequest),
    "Dialog.API.Invoked" => ApiInvoked(request::conversations::ApiInvocationRequest),
    "Dialog.InputRequest" => DialogInput(request::InputRequest),
    "Display.ElementSelected" => DisplayElementSelected(request::display::ElementSelectedRequest),
    "GameEngine.InputHandlerEvent" => InputHandlerEvent(request::game_engine::InputHandlerEventRequest),
    "IntentRequest" => Intent(request::IntentRequest),
    "LaunchRequest" => Launch(request::LaunchRequest),
    "Messaging.MessageReceived" => MessageReceived(request::messaging::MessageReceivedRequest),
    "PlaybackController.NextCommandIssued" => NextCommandIssued(request::playback_controller::NextCommandIssuedRequest),
    "PlaybackController.PauseCommandIssued" => PauseCommandIssued(request::playback_controller::PauseCommandIssuedRequest),
    "PlaybackController.PlayCommandIssued" => PlayCommandIssued(request::playback_controller::PlayCommandIssuedRequest),
    "PlaybackController.PreviousCommandIssued" => PreviousCommandIssued(request::playback_controller::PreviousCommandIssuedRequest),
    "Reminders.ReminderCreated" => ReminderCreated(request::reminders::ReminderCreatedEventRequest),
    "Reminders.ReminderDeleted" => ReminderDeleted(request::reminders::ReminderDeletedEventRequest),
    "Reminders.ReminderStarted" => ReminderStarted(request::reminders::ReminderStartedEventRequest),
    "Reminders.ReminderStatusChanged" => ReminderStatusChanged(request::reminders::ReminderStatusChangedEventRequest),
    "Reminders.ReminderUpdated" => ReminderUpdated(request::reminders::ReminderUpdatedEventRequest),
    "SessionEndedRequest" => SessionEnded(request::SessionEndedRequest),
    "SessionResumedRequest" => SessionResumed(request::SessionResumedRequest),
    "System.ExceptionEncountered" => ExceptionEncountered(request::ExceptionEncounteredRequest),
}

/// The lines of a table of the enums within requests and context, from the tags that the service
/// knows.
macro_rules! hierarchies {
    ($($enum:ty { $($tag:literal => $type:ty,)+ })+) => {
        fn hierarchy_lines() -> Vec<String> {
            let name = |name: &str| name.replace(' ', "");
            let mut lines = Vec::new();
            $(
                let tags = [$($tag),+];
                let mut known = <$enum>::KNOWN.to_vec();
                known.sort_unstable();
                assert_eq!(known, tags, "{}", stringify!($enum));
                $(
                    assert_eq!(<$enum>::from(<$type>::default()).tag(), $tag);
                    let (of, is) = (name(stringify!($enum)), name(stringify!($type)));
                    lines.push(format!("| `{of}` | `{}` | `{is}` |", $tag));
                )+
            )+
            lines
        }
    };
}

hierarchies! {
    request::Cause { "ConnectionCompleted" => request::ConnectionCompleted, }
    request::SlotValue {
        "List" => request::ListSlotValue,
        "Simple" => request::SimpleSlotValue,
    }
    request::apl::PresentationStateContext {
        "Alexa.Presentation.APL" => request::apl::AplPresentationStateContext,
    }
    request::apl::RuntimeError { "LIST_ERROR" => request::apl::ListRuntimeError, }
    request::apla::RuntimeError {
        "AUDIO_SOURCE_ERROR" => request::apla::AudioSourceRuntimeError,
        "DOCUMENT_ERROR" => request::apla::DocumentRuntimeError,
        "LINK_ERROR" => request::apla::LinkRuntimeError,
        "RENDER_ERROR" => request::apla::RenderRuntimeError,
    }
    request::data_store::Command {
        "CLEAR" => request::data_store::ClearCommand,
        "PUT_NAMESPACE" => request::data_store::PutNamespaceCommand,
        "PUT_OBJECT" => request::data_store::PutObjectCommand,
        "REMOVE_NAMESPACE" => request::data_store::RemoveNamespaceCommand,
        "REMOVE_OBJECT" => request::data_store::RemoveObjectCommand,
    }
    request::data_store::CommandsError {
        "DATASTORE_INTERNAL_ERROR" => request::data_store::DataStoreInternalError,
        "DEVICE_PERMANENTLY_UNAVAILABLE" => request::data_store::DevicePermanentlyUnavailableError,
        "DEVICE_UNAVAILABLE" => request::data_store::DeviceUnavailableError,
        "STORAGE_LIMIT_EXCEEDED" => request::data_store::StorageLimitExceededError,
    }
    request::viewport::TypedViewportState {
        "APL" => request::viewport::AplViewportState,
        "APLT" => request::viewport::ApltViewportState,
    }
    request::viewport::ViewportSize {
        "CONTINUOUS" => request::viewport::ContinuousViewportSize,
        "DISCRETE" => request::viewport::DiscreteViewportSize,
    }
}

fn names(json: &Value, but: &[&str]) -> String {
    let members = json.as_object().unwrap().keys();
    let names: Vec<_> = members
        .filter(|name| !but.contains(&name.as_str()))
        .map(|name| format!("`{name}`"))
        .collect();
    names.join(" ")
}

fn line(tag: &str, variant: &str, name: &str) -> String {
    let json = fixture(&format!("{tag}.full"));
    let written =
        serde_json::to_value(serde_json::from_value::<Request>(json["request"].clone()).unwrap());
    let members = names(
        &written.unwrap(),
        &["type", "requestId", "timestamp", "locale"],
    );
    format!("| `{tag}` | `Request::{variant}` | `{name}` | {members} |")
}

fn table() -> String {
    let mut table = String::from(
        "# Requests, context and interfaces that have types\n\n\
         Written by a test of alexa-skill-core from its code; `UPDATE_COVERAGE=1 cargo test -p \
         alexa-skill-core --test it coverage` writes it anew. Every request also has `requestId`, \
         `timestamp` and `locale`; every member is optional; types and values that are not known \
         are kept whole.\n\n\
         ## Requests\n\n| `request.type` | variant | type | members |\n|---|---|---|---|\n",
    );
    for line in request_lines() {
        writeln!(table, "{line}").unwrap();
    }
    let context = &fixture("context.full")["context"];
    table.push_str(
        "\n## Within requests and context, by `type`\n\n\
         With `Request` these are ten of the model's thirty hierarchies; sixteen more are those of \
         [responses](coverage-responses.md). The other four are of service calls.\n\n\
         | enum | tag | type |\n|---|---|---|\n",
    );
    for line in hierarchy_lines() {
        writeln!(table, "{line}").unwrap();
    }
    table.push_str("\n## Context\n\n| member | members |\n|---|---|\n");
    for name in Context::KNOWN {
        let member = match &context[name] {
            Value::Array(kinds) => kinds
                .iter()
                .max_by_key(|kind| kind.as_object().unwrap().len())
                .unwrap(),
            member => member,
        };
        writeln!(table, "| `{name}` | {} |", names(member, &[])).unwrap();
    }
    table.push_str("\n## Supported interfaces\n\n| interface | settings |\n|---|---|\n");
    for name in SupportedInterfaces::KNOWN {
        let settings = &context["System"]["device"]["supportedInterfaces"][name];
        writeln!(table, "| `{name}` | {} |", names(settings, &[])).unwrap();
    }
    table
}

#[test]
fn every_request_type_has_a_type() {
    assert_eq!(TAGS.len(), 59);
    let mut known = Request::KNOWN.to_vec();
    known.sort_unstable();
    assert_eq!(known, TAGS);
}

#[test]
fn the_coverage_page_is_up_to_date() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/coverage-requests.md");
    let table = table();
    if std::env::var_os("UPDATE_COVERAGE").is_some() {
        std::fs::write(&page, &table).unwrap();
    }
    let written = std::fs::read_to_string(&page).unwrap_or_default();
    assert_eq!(
        written, table,
        "docs/coverage-requests.md is out of date: run with UPDATE_COVERAGE=1"
    );
}
