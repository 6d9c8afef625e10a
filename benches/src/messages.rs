//! Messages in the order and the sizes that devices send. Ids and tokens are made up, and as long
//! as real ones.

use std::fmt::Write;

/// A message and what to call it.
#[derive(Debug, Clone)]
pub struct Message {
    /// Its name in the tables.
    pub name: &'static str,
    /// The JSON.
    pub json: String,
}

impl Message {
    /// The same message with `type` behind the request's other members.
    pub fn type_last(&self) -> String {
        let tag = r#""type":"IntentRequest""#;
        let without = self.json.replacen(&format!("{tag},"), "", 1);
        // The request is the envelope's last member.
        let members = without.trim_end_matches("}}");
        let closing = without.len() - members.len() - 2;
        format!("{members}{},{tag}}}}}", "}".repeat(closing))
    }
}

/// Every message that parsing is measured with.
pub fn all() -> Vec<Message> {
    [
        ("launch 1 KB", launch()),
        ("intent 5 KB", intent_5k()),
        ("intent 7.4 KB", intent()),
        ("intent 7.4 KB + 13 KB visual context", visual()),
        ("intent 7.4 KB + 23 KB attributes", attributes()),
        ("intent 7.4 KB, type last", type_last()),
        ("unknown type 7.4 KB", unknown_type()),
    ]
    .map(|(name, json)| Message { name, json })
    .into()
}

/// What whole requests are measured with beside other SDKs.
pub fn peers() -> Vec<Message> {
    [
        ("3 KB", intent_3k()),
        ("8 KB", attributes_of(9)),
        ("16 KB, visual context", visual_of(15)),
        ("23 KB of attributes", attributes()),
        ("90 KB of attributes", attributes_of(745)),
    ]
    .map(|(name, json)| Message { name, json })
    .into()
}

/// Messages of about so many bytes, all of it in members that are read: slots.
pub fn growing() -> Vec<Message> {
    [("10 KB", 8), ("100 KB", 148), ("1 MB", 1580)]
        .map(|(name, slots)| Message {
            name,
            json: many_slots(slots),
        })
        .into()
}

/// `LaunchRequest` of a user who linked nothing, from a device without a screen.
pub fn launch() -> String {
    let session = session(&user(160, None), "{}");
    let context = format!(
        r#"{{"System":{{"application":{APPLICATION},"user":{},"device":{{"deviceId":"{}","supportedInterfaces":{{}}}},"apiEndpoint":"https://api.eu.amazonalexa.com"}}}}"#,
        user(160, None),
        id("amzn1.ask.device.", 28),
    );
    let request =
        format!(r#"{{"type":"LaunchRequest",{COMMON},"shouldLinkResultBeReturned":false}}"#);
    envelope(&session, &context, &request)
}

/// `IntentRequest` of a user who linked nothing, with one slot, from a device without a screen.
pub fn intent_3k() -> String {
    let user = user(207, None);
    let session = session(&user, r#"{"turn":3,"lastIntent":"GetInfoIntent"}"#);
    let request = format!(
        r#"{{"type":"IntentRequest",{COMMON},"dialogState":"COMPLETED","intent":{}}}"#,
        intent_of(&["city"])
    );
    envelope(&session, &context(&user, 830, "", ""), &request)
}

/// `IntentRequest` of a linked user with one slot, from a device without a screen.
pub fn intent_5k() -> String {
    let user = user(207, Some(&token(830)));
    let session = session(&user, r#"{"turn":3,"lastIntent":"GetInfoIntent"}"#);
    let request = format!(
        r#"{{"type":"IntentRequest",{COMMON},"dialogState":"COMPLETED","intent":{}}}"#,
        intent_of(&["city"])
    );
    envelope(&session, &context(&user, 830, "", ""), &request)
}

/// `IntentRequest` of a linked user with three slots, session attributes and a screen.
pub fn intent() -> String {
    linked(ATTRIBUTES, "", &intent_request(true))
}

/// [`intent`] from a device that tells what its screen shows.
pub fn visual() -> String {
    visual_of(22)
}

fn visual_of(rows: usize) -> String {
    linked(ATTRIBUTES, &visual_context(rows), &intent_request(true))
}

/// [`intent`] with session attributes of 23 KB.
pub fn attributes() -> String {
    attributes_of(192)
}

fn attributes_of(items: usize) -> String {
    let mut attributes = String::from(r#"{"cart":["#);
    for index in 0..items {
        let comma = if index > 0 { "," } else { "" };
        let _ = write!(
            attributes,
            r#"{comma}{{"id":"item-{index:04}","title":"The thing on shelf {index}","price":{}.25,"count":{},"tags":["new","blue"],"seen":true,"note":null}}"#,
            index * 3,
            index % 7
        );
    }
    attributes.push_str("]}");
    linked(&attributes, "", &intent_request(true))
}

/// [`intent`] with `type` behind the request's other members.
pub fn type_last() -> String {
    linked(ATTRIBUTES, "", &intent_request(false))
}

/// [`intent`] with a type that nobody knows.
pub fn unknown_type() -> String {
    let request = intent_request(true).replacen("IntentRequest", "Gesture.Shaken", 1);
    linked(ATTRIBUTES, "", &request)
}

const APPLICATION: &str =
    r#"{"applicationId":"amzn1.ask.skill.7d0c2b3e-51f4-4d0e-9a39-3f1c2f6f7a10"}"#;
const COMMON: &str = r#""requestId":"amzn1.echo-api.request.0b6f6a52-6a1e-4c2e-8a35-0f1f6f0c8b77","locale":"en-US","timestamp":"2026-01-31T12:00:00Z""#;
const SCREEN: &str = r#""Viewports":[{"type":"APL","id":"main","shape":"RECTANGLE","dpi":213,"presentationType":"STANDARD","canRotate":false,"configuration":{"current":{"mode":"HUB","video":{"codecs":["H_264_42","H_264_41"]},"size":{"type":"DISCRETE","pixelWidth":1280,"pixelHeight":800}}}}],"Viewport":{"experiences":[{"arcMinuteWidth":346,"arcMinuteHeight":216,"canRotate":false,"canResize":false}],"mode":"HUB","shape":"RECTANGLE","pixelWidth":1280,"pixelHeight":800,"dpi":213,"currentPixelWidth":1280,"currentPixelHeight":800,"touch":["SINGLE"],"video":{"codecs":["H_264_42","H_264_41"]}},"#;
const ATTRIBUTES: &str = r#"{"turn":7,"lastIntent":"OrderIntent","lastSpeech":"<speak>Which size would you like? There is small, medium and large.</speak>","cart":[{"id":"latte","count":2,"price":3.5},{"id":"scone","count":1,"price":2.25}],"history":["LaunchRequest","GetInfoIntent","OrderIntent"],"profile":{"givenName":"Alice","language":"en","newsletter":false}}"#;

fn linked(attributes: &str, visual: &str, request: &str) -> String {
    let user = user(207, Some(&token(930)));
    let session = session(&user, attributes);
    envelope(&session, &context(&user, 930, SCREEN, visual), request)
}

fn envelope(session: &str, context: &str, request: &str) -> String {
    format!(r#"{{"version":"1.0","session":{session},"context":{context},"request":{request}}}"#)
}

fn session(user: &str, attributes: &str) -> String {
    format!(
        r#"{{"new":false,"sessionId":"amzn1.echo-api.session.4f0d8f7e-9c8c-4a53-8d0e-7a4f5a2b9c31","application":{APPLICATION},"attributes":{attributes},"user":{user}}}"#
    )
}

fn user(length: usize, token: Option<&str>) -> String {
    let id = id("amzn1.ask.account.", length);
    match token {
        None => format!(r#"{{"userId":"{id}"}}"#),
        Some(token) => format!(
            r#"{{"userId":"{id}","accessToken":"{token}","permissions":{{"scopes":{{"alexa::profile:email:read":{{"status":"GRANTED"}},"alexa::devices:all:geolocation:read":{{"status":"DENIED"}}}}}}}}"#
        ),
    }
}

fn context(user: &str, token_length: usize, screen: &str, visual: &str) -> String {
    format!(
        r#"{{{screen}"AudioPlayer":{{"playerActivity":"STOPPED","token":"episode-12","offsetInMilliseconds":81250}},{visual}"System":{{"application":{APPLICATION},"user":{user},"device":{{"deviceId":"{}","supportedInterfaces":{{"Geolocation":{{}},"Alexa.Presentation.APL":{{"runtime":{{"maxVersion":"2023.3"}}}},"AudioPlayer":{{}}}}}},"apiEndpoint":"https://api.eu.amazonalexa.com","apiAccessToken":"{}"}}}}"#,
        id("amzn1.ask.device.", 180),
        token(token_length),
    )
}

fn intent_request(type_first: bool) -> String {
    let intent = intent_of(&["drink", "size", "milk"]);
    let members = format!(r#"{COMMON},"dialogState":"IN_PROGRESS","intent":{intent}"#);
    if type_first {
        format!(r#"{{"type":"IntentRequest",{members}}}"#)
    } else {
        format!(r#"{{{members},"type":"IntentRequest"}}"#)
    }
}

fn intent_of(slots: &[&str]) -> String {
    let slots: Vec<String> = slots
        .iter()
        .map(|name| {
            let authority = "amzn1.er-authority.echo-sdk.amzn1.ask.skill.7d0c2b3e-51f4-4d0e-9a39-3f1c2f6f7a10";
            let resolutions = format!(
                r#"{{"resolutionsPerAuthority":[{{"authority":"{authority}.{name}","status":{{"code":"ER_SUCCESS_MATCH"}},"values":[{{"value":{{"name":"the {name}","id":"{name}-1"}}}}]}}]}}"#
            );
            format!(
                r#""{name}":{{"name":"{name}","value":"a {name}","resolutions":{resolutions},"confirmationStatus":"NONE","source":"USER","slotValue":{{"type":"Simple","value":"a {name}","resolutions":{resolutions}}}}}"#
            )
        })
        .collect();
    format!(
        r#"{{"name":"OrderIntent","confirmationStatus":"NONE","slots":{{{}}}}}"#,
        slots.join(",")
    )
}

/// [`intent_5k`] with so many slots.
fn many_slots(count: usize) -> String {
    let names: Vec<String> = (0..count).map(|index| format!("slot{index:04}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let user = user(207, Some(&token(830)));
    let request = format!(
        r#"{{"type":"IntentRequest",{COMMON},"dialogState":"COMPLETED","intent":{}}}"#,
        intent_of(&names)
    );
    envelope(
        &session(&user, "{}"),
        &context(&user, 830, "", ""),
        &request,
    )
}

/// `Alexa.Presentation.APL`: a list with rows of a picture and two texts, 13 KB where there are 22.
fn visual_context(count: usize) -> String {
    let mut rows = String::new();
    for row in 0..count {
        let comma = if row > 0 { "," } else { "" };
        let top = row * 120;
        let _ = write!(
            rows,
            r#"{comma}{{"uid":":{row}00","id":"row-{row}","type":"mixed","position":"1280x120+0+{top}:0","tags":{{"clickable":true,"focused":false,"ordinal":{row},"listItem":{{"index":{row}}}}},"children":["#
        );
        for (part, kind, width) in [(1, "graphic", 120), (2, "text", 760), (3, "text", 400)] {
            let comma = if part > 1 { "," } else { "" };
            let _ = write!(
                rows,
                r#"{comma}{{"uid":":{row}0{part}","id":"row-{row}-part-{part}","type":"{kind}","position":"{width}x100+{top}+10:0","tags":{{"spoken":false,"disabled":false}},"entities":[]}}"#
            );
        }
        rows.push_str("]}");
    }
    format!(
        r#""Alexa.Presentation.APL":{{"token":"shelf","version":"AriaRuntimeLibrary-2023.3","componentsVisibleOnScreen":[{{"uid":":1000","type":"mixed","position":"1280x800+0+0:0","tags":{{"viewport":{{}},"list":{{"itemCount":22,"lowestIndexSeen":0,"highestIndexSeen":21}},"scrollable":{{"direction":"vertical","allowForward":true,"allowBackwards":false}}}},"children":[{rows}]}}]}},"#
    )
}

fn id(prefix: &str, length: usize) -> String {
    let alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    prefix.to_owned() + &text(alphabet, length)
}

/// Looks like a JSON Web Token of so many characters.
fn token(length: usize) -> String {
    let alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let body = text(alphabet, length - 344);
    format!(
        "eyJr{}.{}.{}",
        &body[..80],
        &body[86..],
        text(alphabet, 342)
    )
}

/// The same characters on every run.
fn text(alphabet: &[u8], length: usize) -> String {
    let mut state = 0x2545_f491_u32;
    (0..length)
        .map(|_| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            char::from(alphabet[(state >> 16) as usize % alphabet.len()])
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_type_goes_last_and_nothing_else_changes() {
        for message in growing() {
            let value = |json: &str| serde_json::from_str::<serde_json::Value>(json).unwrap();
            let last = message.type_last();
            assert_eq!(value(&last), value(&message.json));
            assert!(last.ends_with(r#","type":"IntentRequest"}}"#));
        }
    }

    #[test]
    fn the_messages_have_the_sizes_that_their_names_say() {
        let intent_size = intent().len();
        let (peers, growing) = (peers(), growing());
        for (name, size, bytes) in [
            ("launch", launch().len(), 1_000..1_100),
            ("5 KB", intent_5k().len(), 4_900..5_100),
            ("7.4 KB", intent_size, 7_300..7_500),
            ("visual", visual().len() - intent_size, 12_800..13_300),
            (
                "attributes",
                attributes().len() - intent_size,
                22_500..23_500,
            ),
            ("type last", type_last().len(), intent_size..intent_size + 1),
            ("unknown", unknown_type().len(), 7_300..7_500),
            ("3 KB", peers[0].json.len(), 2_900..3_200),
            ("8 KB", peers[1].json.len(), 7_900..8_300),
            ("16 KB", peers[2].json.len(), 15_700..16_500),
            ("23 KB", peers[3].json.len() - intent_size, 22_500..23_500),
            ("90 KB", peers[4].json.len() - intent_size, 89_000..92_200),
            ("10 KB", growing[0].json.len(), 9_500..10_500),
            ("100 KB", growing[1].json.len(), 95_000..105_000),
            ("1 MB", growing[2].json.len(), 950_000..1_050_000),
        ] {
            assert!(bytes.contains(&size), "{name}: {size} bytes");
        }
    }
}
