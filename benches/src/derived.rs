//! The same members by serde's derive alone: an internally tagged enum, and everything typed.

#![allow(missing_docs, reason = "the mirror of documented types")]

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::{Map, Value};

#[derive(Debug, Deserialize)]
pub struct RequestEnvelope {
    pub version: Option<String>,
    pub session: Option<Session>,
    pub context: Option<Context>,
    pub request: Request,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Session {
    pub new: Option<bool>,
    pub session_id: Option<String>,
    pub application: Option<Application>,
    pub attributes: Option<Map<String, Value>>,
    pub user: Option<User>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Application {
    pub application_id: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct User {
    pub user_id: Option<String>,
    pub access_token: Option<String>,
}

#[derive(Debug, Deserialize)]
pub struct Context {
    #[serde(rename = "System")]
    pub system: Option<System>,
    #[serde(rename = "Viewport")]
    pub viewport: Option<Viewport>,
    #[serde(rename = "Alexa.Presentation.APL")]
    pub apl: Option<Apl>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct System {
    pub application: Option<Application>,
    pub user: Option<User>,
    pub device: Option<Device>,
    pub api_endpoint: Option<String>,
    pub api_access_token: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Device {
    pub device_id: Option<String>,
    pub supported_interfaces: Option<BTreeMap<String, Value>>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Viewport {
    pub dpi: Option<f64>,
    pub shape: Option<String>,
    pub pixel_width: Option<f64>,
    pub pixel_height: Option<f64>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Apl {
    pub token: Option<String>,
    pub version: Option<String>,
    pub components_visible_on_screen: Option<Vec<Component>>,
}

#[derive(Debug, Deserialize)]
pub struct Component {
    pub id: Option<String>,
    pub position: Option<String>,
    pub r#type: Option<String>,
    pub tags: Option<Tags>,
    pub visibility: Option<f64>,
    pub entities: Option<Vec<Value>>,
}

#[derive(Debug, Deserialize)]
pub struct Tags {
    pub viewport: Option<Value>,
    pub focused: Option<bool>,
    pub spoken: Option<bool>,
}

#[derive(Debug, Deserialize)]
#[serde(tag = "type")]
pub enum Request {
    LaunchRequest(LaunchRequest),
    IntentRequest(IntentRequest),
    #[serde(other)]
    Other,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LaunchRequest {
    pub request_id: Option<String>,
    pub timestamp: Option<String>,
    pub locale: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct IntentRequest {
    pub request_id: Option<String>,
    pub timestamp: Option<String>,
    pub locale: Option<String>,
    pub dialog_state: Option<String>,
    pub intent: Option<Intent>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Intent {
    pub name: Option<String>,
    pub slots: Option<BTreeMap<String, Slot>>,
    pub confirmation_status: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Slot {
    pub name: Option<String>,
    pub value: Option<String>,
    pub confirmation_status: Option<String>,
    pub resolutions: Option<Resolutions>,
    pub source: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Resolutions {
    pub resolutions_per_authority: Option<Vec<Resolution>>,
}

#[derive(Debug, Deserialize)]
pub struct Resolution {
    pub authority: Option<String>,
    pub status: Option<Status>,
    pub values: Option<Vec<Wrapper>>,
}

#[derive(Debug, Deserialize)]
pub struct Status {
    pub code: Option<String>,
}

#[derive(Debug, Deserialize)]
pub struct Wrapper {
    pub value: Option<Named>,
}

#[derive(Debug, Deserialize)]
pub struct Named {
    pub name: Option<String>,
    pub id: Option<String>,
}
