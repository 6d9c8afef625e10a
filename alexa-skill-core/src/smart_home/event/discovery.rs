use crate::smart_home::{
    DiscoveredEndpoint, Endpoint, EndpointId, FormError, FormErrorKind, Scope,
};
use crate::wire::kept;

/// The most endpoints of one message.
const ENDPOINTS: usize = 300;

kept! {
    /// The payload of `Discover.Response`: all endpoints of the customer; none is a fine answer.
    ///
    /// ```
    /// use alexa_skill_core::smart_home::DiscoverResponse;
    ///
    /// let nothing = DiscoverResponse::new([])?;
    /// assert_eq!(serde_json::to_string(&nothing)?, r#"{"endpoints":[]}"#);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub struct DiscoverResponse {
        /// `endpoints`, at most 300.
        pub endpoints: Option<Vec<DiscoveredEndpoint>> = "endpoints",
    }
}

impl DiscoverResponse {
    /// Endpoints, each of which is checked; the error names the first that would be refused.
    pub fn new(endpoints: impl IntoIterator<Item = DiscoveredEndpoint>) -> Result<Self, FormError> {
        let endpoints: Vec<_> = endpoints.into_iter().collect();
        check_endpoints(&endpoints)?;
        Ok(Self::default().endpoints(endpoints))
    }
}

kept! {
    /// The payload of `AddOrUpdateReport`: endpoints that are new or have changed.
    pub struct AddOrUpdateReport {
        /// `endpoints`, at most 300.
        pub endpoints: Option<Vec<DiscoveredEndpoint>> = "endpoints",
        /// `scope`: the customer that granted the skill to send events.
        pub scope: Option<Scope> = "scope",
    }
}

impl AddOrUpdateReport {
    /// Endpoints, each of which is checked; the error names the first that would be refused.
    pub fn new(endpoints: impl IntoIterator<Item = DiscoveredEndpoint>) -> Result<Self, FormError> {
        let endpoints: Vec<_> = endpoints.into_iter().collect();
        check_endpoints(&endpoints)?;
        Ok(Self::default().endpoints(endpoints))
    }
}

kept! {
    /// The payload of `DeleteReport`: endpoints that are gone.
    pub struct DeleteReport {
        /// `endpoints`, by their ids.
        pub endpoints: Option<Vec<Endpoint>> = "endpoints",
        /// `scope`: the customer that granted the skill to send events.
        pub scope: Option<Scope> = "scope",
    }
}

impl DeleteReport {
    /// Endpoints by their ids.
    pub fn new(endpoints: impl IntoIterator<Item = EndpointId>) -> Self {
        let endpoints: Vec<_> = endpoints.into_iter().map(Endpoint::new).collect();
        Self::default().endpoints(endpoints)
    }

    pub(super) fn check(&self) -> Result<(), FormError> {
        for (at, endpoint) in self.endpoints.iter().flatten().enumerate() {
            let id = endpoint.endpoint_id.as_ref();
            let missing = || FormError::new("endpointId", FormErrorKind::Empty);
            id.ok_or_else(missing)
                .and_then(EndpointId::check)
                .map_err(|error| error.below(format!("endpoints[{at}]")))?;
        }
        Ok(())
    }
}

pub(super) fn check_endpoints(endpoints: &[DiscoveredEndpoint]) -> Result<(), FormError> {
    if endpoints.len() > ENDPOINTS {
        let kind = FormErrorKind::TooMany {
            max: ENDPOINTS,
            unit: "endpoints",
        };
        return Err(FormError::new("endpoints", kind));
    }
    let mut ids = std::collections::HashSet::new();
    for (at, endpoint) in endpoints.iter().enumerate() {
        let place = || format!("endpoints[{at}]");
        endpoint.check().map_err(|error| error.below(place()))?;
        if !ids.insert(&endpoint.endpoint_id) {
            let error = FormError::new("endpointId", FormErrorKind::Twice);
            return Err(error.below(place()));
        }
    }
    Ok(())
}
