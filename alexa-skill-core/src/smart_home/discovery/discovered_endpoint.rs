use serde_json::Value;

use super::{AdditionalAttributes, Connection, DisplayCategory};
use crate::smart_home::checked::check;
use crate::smart_home::{Capability, Cookie, EndpointId, FormError, FormErrorKind};
use crate::wire::kept;

kept! {
    /// A device or scene, and what it can do.
    ///
    /// ```
    /// use alexa_skill_core::smart_home::{Capability, DiscoveredEndpoint, DisplayCategory, EndpointId};
    ///
    /// let lamp = DiscoveredEndpoint::new(EndpointId::new("lamp-1")?, "Desk lamp", "Lamps & Co", "A lamp")?
    ///     .display_category(DisplayCategory::Light)
    ///     .capability(Capability::alexa())
    ///     .capability(Capability::power_controller());
    /// assert_eq!(lamp.check(), Ok(()));
    /// # Ok::<(), alexa_skill_core::smart_home::FormError>(())
    /// ```
    pub struct DiscoveredEndpoint {
        /// `endpointId`
        pub endpoint_id: Option<EndpointId> = "endpointId",
        /// `manufacturerName`: 1 to 128 characters.
        pub manufacturer_name: Option<String> = "manufacturerName",
        /// `friendlyName`, by which people call it: 1 to 128 characters.
        pub friendly_name: Option<String> = "friendlyName",
        /// `description`, for the Alexa app: 1 to 128 characters.
        pub description: Option<String> = "description",
        /// `displayCategories`, the first of which is shown.
        pub display_categories: Option<Vec<DisplayCategory>> = "displayCategories",
        /// `additionalAttributes`
        pub additional_attributes: Option<AdditionalAttributes> = "additionalAttributes",
        /// `capabilities`, at most 100.
        pub capabilities: Option<Vec<Capability>> = "capabilities",
        /// `connections`
        pub connections: Option<Vec<Connection>> = "connections",
        /// `relationships` to other endpoints.
        pub relationships: Option<Value> = "relationships",
        /// `cookie`: comes back in every directive. Nothing secret belongs in here.
        pub cookie: Option<Cookie> = "cookie",
    }
}

/// The most capabilities of an endpoint.
const CAPABILITIES: usize = 100;

impl DiscoveredEndpoint {
    /// An endpoint with its names, each of 1 to 128 characters; it still needs a display category and
    /// a capability.
    pub fn new(
        endpoint_id: EndpointId,
        friendly_name: impl Into<String>,
        manufacturer_name: impl Into<String>,
        description: impl Into<String>,
    ) -> Result<Self, FormError> {
        let endpoint = Self::default()
            .endpoint_id(endpoint_id)
            .friendly_name(friendly_name)
            .manufacturer_name(manufacturer_name)
            .description(description);
        endpoint.check_names()?;
        Ok(endpoint)
    }

    /// Adds a display category.
    #[must_use]
    pub fn display_category(mut self, category: DisplayCategory) -> Self {
        self.display_categories
            .get_or_insert_default()
            .push(category);
        self
    }

    /// Adds a capability.
    #[must_use]
    pub fn capability(mut self, capability: Capability) -> Self {
        self.capabilities.get_or_insert_default().push(capability);
        self
    }

    /// Adds a connection.
    #[must_use]
    pub fn connection(mut self, connection: Connection) -> Self {
        self.connections.get_or_insert_default().push(connection);
        self
    }

    /// Whether the service would accept the endpoint. The same interface may stand there twice only
    /// with different instances.
    pub fn check(&self) -> Result<(), FormError> {
        self.check_names()?;
        if self.display_categories.as_ref().is_none_or(Vec::is_empty) {
            return Err(FormError::new("displayCategories", FormErrorKind::Empty));
        }
        if let Some(attributes) = &self.additional_attributes {
            attributes
                .check()
                .map_err(|error| error.below("additionalAttributes"))?;
        }
        let capabilities = self.capabilities.as_deref().unwrap_or_default();
        let kind = match capabilities.len() {
            0 => FormErrorKind::Empty,
            1..=CAPABILITIES => return check_capabilities(capabilities),
            _ => FormErrorKind::TooMany {
                max: CAPABILITIES,
                unit: "capabilities",
            },
        };
        Err(FormError::new("capabilities", kind))
    }

    fn check_names(&self) -> Result<(), FormError> {
        match &self.endpoint_id {
            Some(id) => id.check()?,
            None => return Err(FormError::new("endpointId", FormErrorKind::Empty)),
        }
        let names = [
            ("friendlyName", &self.friendly_name),
            ("manufacturerName", &self.manufacturer_name),
            ("description", &self.description),
        ];
        names.iter().try_for_each(|(place, name)| {
            check(place, name.as_deref().unwrap_or_default(), 128, |_| true)
        })
    }
}

fn check_capabilities(capabilities: &[Capability]) -> Result<(), FormError> {
    for (at, capability) in capabilities.iter().enumerate() {
        let place = || format!("capabilities[{at}]");
        capability.check().map_err(|error| error.below(place()))?;
        let same = |other: &Capability| {
            (&other.interface, &other.instance) == (&capability.interface, &capability.instance)
        };
        if capabilities[..at].iter().any(same) {
            return Err(FormError::new(place(), FormErrorKind::Twice));
        }
    }
    Ok(())
}
