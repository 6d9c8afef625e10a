use super::{DYNAMIC_ENTITIES, Findings, STREAM_TOKEN, STREAM_URL};
use crate::parse::from_text;
use crate::response::directive::{
    DisplayImage, DynamicEntitiesDirective, ListItem, PlayDirective, Template,
    VideoAppLaunchDirective,
};
use crate::response::{Directive, PlayBehavior, ViolationKind};

/// The required members that a directive lacks. Those of a stream and a video are named below them.
fn absent(directive: &Directive) -> Vec<&'static str> {
    match directive {
        Directive::ElicitSlot(it) => it.absent(),
        Directive::ConfirmSlot(it) => it.absent(),
        Directive::DynamicEntities(it) => it.absent(),
        Directive::DelegateRequest(it) => it.absent(),
        Directive::StartConnection(it) => it.absent(),
        Directive::SendRequest(it) => it.absent(),
        Directive::SendResponse(it) => it.absent(),
        Directive::CompleteTask(it) => it.absent(),
        Directive::Hint(it) => it.absent(),
        Directive::AplExecuteCommands(it) => it.absent(),
        Directive::AplSendIndexListData(it) => it.absent(),
        Directive::AplSendTokenListData(it) => it.absent(),
        Directive::AplUpdateIndexListData(it) => it.absent(),
        Directive::ApltExecuteCommands(it) => it.absent(),
        Directive::HtmlStart(it) => it.absent(),
        Directive::HtmlHandleMessage(it) => it.absent(),
        _ => Vec::new(),
    }
}

impl Findings {
    pub(super) fn directives(&mut self, at: &str, directives: &[Directive]) {
        for (index, directive) in directives.iter().enumerate() {
            let field = format!("{at}[{index}]");
            match directive {
                // What was made by `Directive::raw` is checked as what Alexa will read.
                Directive::Unknown(raw) if Directive::KNOWN.contains(&raw.tag()) => {
                    match from_text(raw.json()) {
                        Ok(directive) => self.directive(&field, &directive),
                        Err(error) => {
                            let error = error.below(&field);
                            self.add(error.path(), ViolationKind::WrongType, &*error.message);
                        }
                    }
                }
                _ => self.directive(&field, directive),
            }
        }
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
        self.absent(at, &absent(directive));
        match directive {
            Directive::DynamicEntities(entities) => self.entities(at, entities),
            Directive::AudioPlayerPlay(play) => self.play(&format!("{at}.audioItem"), play),
            Directive::VideoAppLaunch(launch) => self.video(&format!("{at}.videoItem"), launch),
            Directive::RenderTemplate(render) => {
                if let Some(template) = &render.template {
                    self.template(&format!("{at}.template"), template);
                }
            }
            Directive::Unknown(unknown) => self.tagged(at, unknown),
            Directive::StartInputHandler(start) => self.input_handler(at, start),
            _ => self.presentation(at, directive),
        }
    }

    fn entities(&mut self, at: &str, entities: &DynamicEntitiesDirective) {
        let types = entities.types.as_deref().unwrap_or_default();
        let values = types.iter().filter_map(|list| list.values.as_ref());
        let size = values.map(Vec::len).sum();
        let at = format!("{at}.types");
        self.length(&at, "it", size, DYNAMIC_ENTITIES, "values");
        for (index, list) in types.iter().enumerate() {
            self.absent(&format!("{at}[{index}]"), &list.absent());
        }
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
        let field = format!("{at}.token");
        match &stream.token {
            Some(token) => self.text(&field, token, STREAM_TOKEN),
            None => self.add(&field, ViolationKind::Missing, "the stream has no token"),
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
        match url {
            Some(url) => {
                self.text(field, url, STREAM_URL);
                self.https(field, url);
            }
            None => self.add(field, ViolationKind::Missing, "there is no address"),
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
            self.required(&format!("{field}.token"), item.token.as_ref());
            self.image(&format!("{field}.image"), item.image.as_ref());
        }
    }

    fn image(&mut self, at: &str, image: Option<&DisplayImage>) {
        let sources = image.and_then(|image| image.sources.as_deref());
        for (index, source) in sources.unwrap_or_default().iter().enumerate() {
            let field = format!("{at}.sources[{index}].url");
            match &source.url {
                Some(url) => self.https(&field, url),
                None => self.add(&field, ViolationKind::Missing, "there is no address"),
            }
        }
    }
}
