use super::discovery::check_endpoints;
use super::{Event, EventEnvelope, EventPayload};
use crate::smart_home::{FormError, FormErrorKind, Header, Interface, Property, Scope};

/// The most bytes of an `AddOrUpdateReport`.
const REPORT_BYTES: usize = 256 * 1024;

impl EventEnvelope {
    /// Whether the service would accept the message; the error names the first place that it would
    /// not. Events of other kinds are checked as far as all kinds are alike.
    pub fn check(&self) -> Result<(), FormError> {
        check_header(&self.event.header)?;
        self.event.check_endpoint()?;
        self.check_context()?;
        let payload = match &self.event.payload {
            EventPayload::ErrorResponse(error) => error.check(),
            EventPayload::DiscoverResponse(discovery) => {
                check_endpoints(discovery.endpoints.as_deref().unwrap_or_default())
            }
            EventPayload::AddOrUpdateReport(report) => {
                self.check_size()?;
                check_scope("scope", report.scope.as_ref())
                    .and_then(|()| check_endpoints(report.endpoints.as_deref().unwrap_or_default()))
            }
            EventPayload::DeleteReport(report) => {
                check_scope("scope", report.scope.as_ref()).and_then(|()| report.check())
            }
            EventPayload::ChangeReport(_) => self.check_change(),
            EventPayload::CameraStreams(streams) => streams.check(),
            EventPayload::DoorbellPress(press) => press.check(),
            EventPayload::MediaMetadata(media) => media.check(),
            EventPayload::SceneStarted(scene) => scene.check(),
            _ => Ok(()),
        };
        payload.map_err(|error| error.below("payload"))
    }

    fn check_context(&self) -> Result<(), FormError> {
        let Some(context) = &self.context else {
            return Ok(());
        };
        if matches!(
            self.event.payload,
            EventPayload::ErrorResponse(_)
                | EventPayload::DeferredResponse(_)
                | EventPayload::DiscoverResponse(_)
                | EventPayload::AddOrUpdateReport(_)
        ) {
            let kind = FormErrorKind::Contradiction("an event of this kind has none");
            return Err(FormError::new("context", kind));
        }
        let properties = context.properties.as_deref().unwrap_or_default();
        check_properties(properties).map_err(|error| error.below("context"))
    }

    fn check_change(&self) -> Result<(), FormError> {
        let EventPayload::ChangeReport(report) = &self.event.payload else {
            return Ok(());
        };
        let change = report.change.as_ref();
        let changed = change.and_then(|change| change.properties.as_deref());
        let cause = change.and_then(|change| change.cause.as_ref());
        let (Some([_, ..]), Some(_)) = (changed, cause.and_then(|cause| cause.cause_type.as_ref()))
        else {
            return Err(FormError::new("change", FormErrorKind::Empty));
        };
        let changed = changed.unwrap_or_default();
        check_properties(changed).map_err(|error| error.below("change"))?;
        let context = self.context.as_ref();
        let unchanged = context.and_then(|context| context.properties.as_deref());
        for (at, property) in changed.iter().enumerate() {
            let same = |other: &Property| property.same_property(other);
            if unchanged.unwrap_or_default().iter().any(same) {
                let place = format!("change.properties[{at}]");
                let kind = FormErrorKind::Contradiction("stands in the context, too");
                return Err(FormError::new(place, kind));
            }
        }
        Ok(())
    }

    fn check_size(&self) -> Result<(), FormError> {
        let bytes = self.to_vec().map_or(0, |json| json.len());
        if bytes <= REPORT_BYTES {
            return Ok(());
        }
        let kind = FormErrorKind::TooMany {
            max: REPORT_BYTES,
            unit: "bytes",
        };
        Err(FormError::new("event", kind))
    }
}

impl Event {
    fn check_endpoint(&self) -> Result<(), FormError> {
        let gateway = matches!(
            self.payload,
            EventPayload::ChangeReport(_) | EventPayload::DoorbellPress(_)
        );
        let required = gateway || self.header.is(&Interface::ALEXA, "StateReport");
        match &self.endpoint {
            Some(_) if !self.has_endpoint() => {
                let kind = FormErrorKind::Contradiction("an event of this kind has none");
                return Err(FormError::new("endpoint", kind));
            }
            Some(endpoint) => match &endpoint.endpoint_id {
                Some(id) => id.check().map_err(|error| error.below("endpoint"))?,
                None => return Err(FormError::new("endpoint.endpointId", FormErrorKind::Empty)),
            },
            None if required => return Err(FormError::new("endpoint", FormErrorKind::Empty)),
            None => {}
        }
        let scope = self.endpoint.as_ref().and_then(|it| it.scope.as_ref());
        if gateway || scope.is_some() {
            check_scope("endpoint.scope", scope)?;
        }
        Ok(())
    }
}

fn check_header(header: &Header) -> Result<(), FormError> {
    let text = |place, text: Option<&str>| match text {
        Some(text) if !text.is_empty() => Ok(()),
        _ => Err(FormError::new(place, FormErrorKind::Empty)),
    };
    let namespace = header.namespace.as_ref().map(Interface::as_str);
    text("header.namespace", namespace)?;
    text("header.name", header.name.as_deref())?;
    match &header.message_id {
        Some(id) => id.check()?,
        None => text("header.messageId", None)?,
    }
    if let Some(token) = &header.correlation_token {
        token.check()?;
    }
    let contradiction = |place, text| {
        let kind = FormErrorKind::Contradiction(text);
        Err(FormError::new(place, kind))
    };
    if header.payload_version.as_deref() != Some("3") {
        return contradiction("header.payloadVersion", "must be 3");
    }
    if header.instance.is_some() {
        return contradiction("header.instance", "an event has none");
    }
    Ok(())
}

fn check_properties(properties: &[Property]) -> Result<(), FormError> {
    for (at, property) in properties.iter().enumerate() {
        let place = || format!("properties[{at}]");
        property.check().map_err(|error| error.below(place()))?;
        let same = |other: &Property| property.same_property(other);
        if properties[..at].iter().any(same) {
            return Err(FormError::new(place(), FormErrorKind::Twice));
        }
    }
    Ok(())
}

fn check_scope(place: &'static str, scope: Option<&Scope>) -> Result<(), FormError> {
    if scope.is_some_and(|scope| scope.bearer_token().is_some()) {
        Ok(())
    } else {
        Err(FormError::new(place, FormErrorKind::Empty))
    }
}
