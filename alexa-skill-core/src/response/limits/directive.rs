use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::{DYNAMIC_ENTITIES, Findings, STREAM_TOKEN, STREAM_URL};
use crate::parse::from_text;
use crate::response::directive::amazon_pay::AmazonPayEntity;
use crate::response::directive::connections::ConnectionRequest;
use crate::response::directive::{
    DisplayImage, DynamicEntitiesDirective, ListItem, PlayDirective, Template,
    VideoAppLaunchDirective,
};
use crate::response::{Directive, PlayBehavior, ViolationKind};
use crate::wire::Part;

impl Findings {
    pub(super) fn directives(&mut self, at: &str, directives: &[Directive]) {
        let mut read = Vec::new();
        for (index, directive) in directives.iter().enumerate() {
            let field = format!("{at}[{index}]");
            let directive = self.as_read(&field, directive);
            self.directive(&field, &directive);
            read.push(directive);
        }
        let directives = &read[..];
        self.commands_without_document(at, directives);
        let count = |tag| directives.iter().filter(|d| d.tag() == tag).count();
        let (streams, videos) = (count("AudioPlayer.Play"), count("VideoApp.Launch"));
        for (tag, count) in [("AudioPlayer.Play", streams), ("VideoApp.Launch", videos)] {
            if count > 1 {
                let message = format!("only one {tag} may be sent at a time");
                self.add(at, ViolationKind::Contradiction, message);
            }
        }
        if streams > 0 && videos > 0 {
            let message = "a stream and a video cannot be started together";
            self.add(at, ViolationKind::Contradiction, message);
        }
    }

    fn directive(&mut self, at: &str, directive: &Directive) {
        self.required(at, directive);
        match directive {
            Directive::DynamicEntities(entities) => self.entities(at, entities),
            Directive::AudioPlayerPlay(play) => self.play(&format!("{at}.audioItem"), play),
            Directive::VideoAppLaunch(launch) => self.video(&format!("{at}.videoItem"), launch),
            Directive::RenderTemplate(render) => {
                if let Some(template) = &render.template {
                    self.template(&format!("{at}.template"), template);
                }
            }
            Directive::CompleteTask(task) => {
                // The status of a connection may be without one.
                let status = task.status.as_ref();
                if status.is_some_and(|status| status.message.is_none()) {
                    let field = format!("{at}.status.message");
                    self.add(&field, ViolationKind::Missing, "it is required");
                }
            }
            Directive::StartInputHandler(start) => self.input_handler(at, start),
            Directive::StartConnection(start) => {
                self.payload(&format!("{at}.input"), start.input.as_ref());
            }
            Directive::SendRequest(send) => {
                self.payload(&format!("{at}.payload"), send.payload.as_ref());
            }
            _ => self.presentation(at, directive),
        }
    }

    /// A payload that says of which type it is.
    fn payload(&mut self, at: &str, payload: Option<&Map<String, Value>>) {
        let tag = payload.and_then(|payload| payload.get("@type")?.as_str());
        let (Some(payload), Some(tag)) = (payload, tag) else {
            return;
        };
        if ConnectionRequest::KNOWN.contains(&tag) {
            self.payload_of::<ConnectionRequest>(at, payload);
        } else if AmazonPayEntity::KNOWN.contains(&tag) {
            self.payload_of::<AmazonPayEntity>(at, payload);
        }
    }

    fn payload_of<T: DeserializeOwned + Part>(&mut self, at: &str, payload: &Map<String, Value>) {
        let json = serde_json::to_string(payload).unwrap_or_default();
        match from_text::<T>(&json) {
            Ok(payload) => self.required(at, &payload),
            Err(error) => self.unreadable(at, error),
        }
    }

    fn entities(&mut self, at: &str, entities: &DynamicEntitiesDirective) {
        let types = entities.types.as_deref().unwrap_or_default();
        let values = types.iter().filter_map(|list| list.values.as_ref());
        let size = values.map(Vec::len).sum();
        let at = format!("{at}.types");
        self.length(&at, "it", size, DYNAMIC_ENTITIES, "values");
    }

    fn play(&mut self, at: &str, play: &PlayDirective) {
        let item = play.audio_item.as_ref();
        if let Some(metadata) = item.and_then(|item| item.metadata.as_ref()) {
            self.image(&format!("{at}.metadata.art"), metadata.art.as_ref());
            let background = metadata.background_image.as_ref();
            self.image(&format!("{at}.metadata.backgroundImage"), background);
        }
        let at = format!("{at}.stream");
        let Some(stream) = item.and_then(|item| item.stream.as_ref()) else {
            return self.add(&at, ViolationKind::Missing, "there is no stream");
        };
        self.stream_url(&format!("{at}.url"), stream.url.as_deref());
        if let Some(token) = &stream.token {
            self.text(&format!("{at}.token"), token, STREAM_TOKEN);
        }
        let field = format!("{at}.expectedPreviousToken");
        let enqueued = play.play_behavior == Some(PlayBehavior::Enqueue);
        match (enqueued, &stream.expected_previous_token) {
            (true, None) => {
                let message = "an enqueued stream needs the token before it";
                self.add(&field, ViolationKind::Missing, message);
            }
            (false, Some(_)) => {
                let message = "only an enqueued stream may have the token before it";
                self.add(&field, ViolationKind::Contradiction, message);
            }
            _ => {}
        }
    }

    fn video(&mut self, at: &str, launch: &VideoAppLaunchDirective) {
        let item = launch.video_item.as_ref();
        let source = item.and_then(|item| item.source.as_deref());
        self.stream_url(&format!("{at}.source"), source);
    }

    fn stream_url(&mut self, field: &str, url: Option<&str>) {
        if let Some(url) = url {
            self.text(field, url, STREAM_URL);
            self.https(field, url);
        }
    }

    fn template(&mut self, at: &str, template: &Template) {
        let (background, image, items): (_, _, &[ListItem]) = match template {
            Template::Body1(t) => (&t.background_image, None, &[]),
            Template::Body2(t) => (&t.background_image, t.image.as_ref(), &[]),
            Template::Body3(t) => (&t.background_image, t.image.as_ref(), &[]),
            Template::Body6(t) => (&t.background_image, t.image.as_ref(), &[]),
            Template::Body7(t) => (&t.background_image, t.image.as_ref(), &[]),
            Template::List1(t) => {
                let items = t.list_items.as_deref().unwrap_or_default();
                (&t.background_image, None, items)
            }
            Template::List2(t) => {
                let items = t.list_items.as_deref().unwrap_or_default();
                (&t.background_image, None, items)
            }
            Template::Unknown(_) => return,
        };
        self.image(&format!("{at}.backgroundImage"), background.as_ref());
        self.image(&format!("{at}.image"), image);
        for (index, item) in items.iter().enumerate() {
            let field = format!("{at}.listItems[{index}]");
            self.image(&format!("{field}.image"), item.image.as_ref());
        }
    }

    fn image(&mut self, at: &str, image: Option<&DisplayImage>) {
        let sources = image.and_then(|image| image.sources.as_deref());
        for (index, source) in sources.unwrap_or_default().iter().enumerate() {
            let field = format!("{at}.sources[{index}].url");
            if let Some(url) = &source.url {
                self.https(&field, url);
            }
        }
    }
}
