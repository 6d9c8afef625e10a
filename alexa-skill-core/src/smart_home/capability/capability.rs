use serde_json::Value;

use super::{
    CameraStreamConfiguration, InputSource, PlaybackOperation, Resources, Semantics, Supported,
};
use crate::smart_home::{FormError, FormErrorKind, Interface};
use crate::wire::kept;

kept! {
    /// One interface that an endpoint has.
    ///
    /// Each typed interface has a constructor; any other is made with [`Capability::new`] and, where
    /// it has members of its own, [`other`](Self::other).
    ///
    /// ```
    /// use alexa_skill_core::smart_home::Capability;
    ///
    /// let capability = Capability::brightness_controller().reported_proactively(true);
    /// assert_eq!(capability.properties.unwrap().proactively_reported, Some(true));
    /// ```
    pub struct Capability {
        /// `type`: `AlexaInterface`.
        pub capability_type: Option<String> = "type",
        /// `interface`
        pub interface: Option<Interface> = "interface",
        /// `instance`: which mode, range or toggle of the endpoint.
        pub instance: Option<String> = "instance",
        /// `version`
        pub version: Option<String> = "version",
        /// `properties`
        pub properties: Option<Supported> = "properties",
        /// `capabilityResources`: what people call the instance.
        pub capability_resources: Option<Resources> = "capabilityResources",
        /// `configuration`, of a shape that depends on the interface.
        pub configuration: Option<Value> = "configuration",
        /// `semantics`: which utterances and states the instance means.
        pub semantics: Option<Semantics> = "semantics",
        /// `supportsDeactivation` of scenes.
        pub supports_deactivation: Option<bool> = "supportsDeactivation",
        /// `proactivelyReported` of scenes and doorbells, which have no properties.
        pub proactively_reported: Option<bool> = "proactivelyReported",
        /// `cameraStreamConfigurations` of cameras.
        pub camera_stream_configurations: Option<Vec<CameraStreamConfiguration>> = "cameraStreamConfigurations",
        /// `inputs` of televisions and receivers.
        pub inputs: Option<Vec<InputSource>> = "inputs",
        /// `supportedOperations` of players.
        pub supported_operations: Option<Vec<PlaybackOperation>> = "supportedOperations",
    }
}

impl Capability {
    /// Any interface, of version 3.
    pub fn new(interface: impl Into<Interface>) -> Self {
        Self::default()
            .capability_type("AlexaInterface")
            .interface(interface)
            .version("3")
    }

    /// Any interface of version 3 with properties: retrievable, and not reported on their own.
    pub fn with_properties(interface: impl Into<Interface>, names: &[&str]) -> Self {
        Self::new(interface).properties(Supported::new(names))
    }

    /// Whether the skill sends change reports of the properties, or of the scene's activations.
    #[must_use]
    pub fn reported_proactively(mut self, reported: bool) -> Self {
        match &mut self.properties {
            Some(properties) => properties.proactively_reported = Some(reported),
            None => self.proactively_reported = Some(reported),
        }
        self
    }

    /// Whether the skill answers `ReportState` with the properties; it does unless told otherwise.
    #[must_use]
    pub fn retrievable(mut self, retrievable: bool) -> Self {
        if let Some(properties) = &mut self.properties {
            properties.retrievable = Some(retrievable);
        }
        self
    }

    /// Marks the properties as ones that can be read only.
    #[must_use]
    pub fn non_controllable(mut self) -> Self {
        if let Some(properties) = &mut self.properties {
            properties.non_controllable = Some(true);
        }
        self
    }

    /// Whether the service would accept the capability.
    pub fn check(&self) -> Result<(), FormError> {
        let present = |place, text: Option<&str>| match text {
            Some(text) if !text.is_empty() => Ok(()),
            _ => Err(FormError::new(place, FormErrorKind::Empty)),
        };
        let interface = self.interface.as_ref();
        present("type", self.capability_type.as_deref())?;
        present("interface", interface.map(Interface::as_str))?;
        present("version", self.version.as_deref())?;
        if interface.is_some_and(Interface::has_instances) {
            present("instance", self.instance.as_deref())?;
            let resources = self.capability_resources.as_ref();
            let names = resources.and_then(|resources| resources.friendly_names.as_ref());
            if names.is_none_or(Vec::is_empty) {
                let place = "capabilityResources.friendlyNames";
                return Err(FormError::new(place, FormErrorKind::Empty));
            }
        }
        Ok(())
    }
}
