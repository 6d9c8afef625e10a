//! The same members as serde's derive reads them, with `#[serde(tag = "type")]`: what a skill would
//! write without this SDK. Everything is typed; the parts that the SDK reads only when asked are
//! type parameters, so that the derive can be measured with and without them.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Map, Value};

/// Every member typed.
pub type Typed =
    Envelope<Map<String, Value>, Interfaces, AudioPlayer, Viewport, Vec<Viewports>, Presentation>;
/// The members that the SDK keeps as text kept as text here, too.
pub type Lazy = Envelope<Raw, BTreeMap<String, Raw>, Raw, Raw, Raw, Raw>;
/// JSON text.
pub type Raw = Box<RawValue>;

macro_rules! derived {
    ($($name:ident $(<$($generic:ident),*>)? { $($(#[$meta:meta])* $field:ident: $type:ty,)* })*) => {$(
        #[allow(missing_docs, reason = "as on the wire")]
        #[derive(Debug, Deserialize)]
        #[serde(rename_all = "camelCase")]
        pub struct $name $(<$($generic),*>)? {
            $($(#[$meta])* pub $field: Option<$type>,)*
        }
    )*};
}

macro_rules! derived_enum {
    ($($name:ident { $($(#[$meta:meta])* $variant:ident,)* })*) => {$(
        #[allow(missing_docs, reason = "as on the wire")]
        #[derive(Debug, Deserialize)]
        #[serde(rename_all = "SCREAMING_SNAKE_CASE")]
        pub enum $name { $($(#[$meta])* $variant,)* }
    )*};
}

/// A message.
#[derive(Debug, Deserialize)]
#[allow(missing_docs, reason = "as on the wire")]
pub struct Envelope<S, I, A, V, L, P> {
    pub version: Option<String>,
    pub session: Option<Session<S>>,
    pub context: Option<Context<I, A, V, L, P>>,
    pub request: Request,
}

/// What happened.
#[derive(Debug, Deserialize)]
#[serde(tag = "type")]
#[allow(
    missing_docs,
    clippy::large_enum_variant,
    reason = "as on the wire, and as the SDK has it"
)]
pub enum Request {
    LaunchRequest(LaunchRequest),
    IntentRequest(IntentRequest),
    SessionEndedRequest(SessionEndedRequest),
    CanFulfillIntentRequest(IntentRequest),
    #[serde(other)]
    Unknown,
}

/// The value of a slot.
#[derive(Debug, Deserialize)]
#[serde(tag = "type")]
#[allow(missing_docs, reason = "as on the wire")]
pub enum SlotValue {
    Simple(SimpleSlotValue),
    List(ListSlotValue),
    #[serde(other)]
    Unknown,
}

derived! {
    LaunchRequest { request_id: String, timestamp: String, locale: String, task: Value, }
    SessionEndedRequest { request_id: String, timestamp: String, locale: String, reason: String, error: Value, }
    IntentRequest {
        request_id: String, timestamp: String, locale: String,
        dialog_state: DialogState, intent: Intent,
    }
    Intent { name: String, slots: BTreeMap<String, Slot>, confirmation_status: ConfirmationStatus, }
    Slot {
        name: String, value: String, confirmation_status: ConfirmationStatus,
        resolutions: Resolutions, slot_value: SlotValue, source: String,
    }
    SimpleSlotValue { value: String, resolutions: Resolutions, }
    ListSlotValue { values: Vec<SlotValue>, }
    Resolutions { resolutions_per_authority: Vec<Resolution>, }
    Resolution { authority: String, status: ResolutionStatus, values: Vec<ValueWrapper>, }
    ResolutionStatus { code: ResolutionCode, }
    ValueWrapper { value: ResolutionValue, }
    ResolutionValue { name: String, id: String, }
    Session<S> {
        new: bool, session_id: String, application: Application, attributes: S, user: User,
    }
    Application { application_id: String, }
    User { user_id: String, access_token: String, permissions: Permissions, }
    Permissions { consent_token: String, scopes: BTreeMap<String, Scope>, }
    Scope { status: PermissionStatus, }
    Context<I, A, V, L, P> {
        #[serde(rename = "System")] system: System<I>,
        #[serde(rename = "AudioPlayer")] audio_player: A,
        #[serde(rename = "Viewport")] viewport: V,
        #[serde(rename = "Viewports")] viewports: L,
        #[serde(rename = "Alexa.Presentation.APL")] presentation: P,
    }
    System<I> {
        application: Application, user: User, device: Device<I>, person: Person, unit: Unit,
        api_endpoint: String, api_access_token: String,
    }
    Person { person_id: String, access_token: String, }
    Unit { unit_id: String, persistent_unit_id: String, }
    Device<I> { device_id: String, persistent_endpoint_id: String, supported_interfaces: I, }
    Interfaces {
        #[serde(rename = "AudioPlayer")] audio_player: Empty,
        #[serde(rename = "Geolocation")] geolocation: Empty,
        #[serde(rename = "Alexa.Presentation.APL")] presentation: PresentationInterface,
    }
    Empty {}
    PresentationInterface { runtime: Runtime, }
    Runtime { max_version: String, }
    AudioPlayer { player_activity: String, token: String, offset_in_milliseconds: i64, }
    Viewport {
        experiences: Vec<Experience>, mode: String, shape: String, pixel_width: u32,
        pixel_height: u32, dpi: u32, current_pixel_width: u32, current_pixel_height: u32,
        touch: Vec<String>, video: Video,
    }
    Experience {
        arc_minute_width: f64, arc_minute_height: f64, can_rotate: bool, can_resize: bool,
    }
    Video { codecs: Vec<String>, }
    Viewports {
        id: String, shape: String, dpi: u32, presentation_type: String, can_rotate: bool,
        configuration: Configuration,
    }
    Configuration { current: Current, }
    Current { mode: String, video: Video, size: Size, }
    Size { pixel_width: u32, pixel_height: u32, }
    Presentation {
        token: String, version: String, components_visible_on_screen: Vec<Component>,
    }
    Component {
        uid: String, id: String, #[serde(rename = "type")] kind: String, position: String,
        tags: Tags, children: Vec<Component>, entities: Vec<Value>,
    }
    Tags {
        focused: bool, clickable: bool, disabled: bool, checked: bool, spoken: bool, ordinal: u32,
        list: List, list_item: ListItem, scrollable: Scrollable, viewport: Empty,
    }
    List { item_count: u32, lowest_index_seen: u32, highest_index_seen: u32, }
    ListItem { index: u32, }
    Scrollable { direction: String, allow_forward: bool, allow_backwards: bool, }
}

derived_enum! {
    DialogState { Started, InProgress, Completed, }
    ConfirmationStatus { None, Denied, Confirmed, }
    PermissionStatus { Granted, Denied, }
    ResolutionCode {
        #[serde(rename = "ER_SUCCESS_MATCH")] Match,
        #[serde(rename = "ER_SUCCESS_NO_MATCH")] NoMatch,
        #[serde(rename = "ER_ERROR_TIMEOUT")] Timeout,
        #[serde(rename = "ER_ERROR_EXCEPTION")] Exception,
    }
}
