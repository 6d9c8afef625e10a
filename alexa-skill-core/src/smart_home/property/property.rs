use std::time::Duration;

use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::smart_home::{EventTime, FormError, FormErrorKind, Interface};
use crate::wire::kept;

kept! {
    /// The value of one property of an endpoint, and when it was that.
    ///
    /// Each property of the typed interfaces has a constructor; it is sampled now and certain until
    /// [`time_of_sample`](Self::time_of_sample) and [`uncertainty`](Self::uncertainty) say otherwise.
    ///
    /// ```
    /// use std::time::Duration;
    /// use alexa_skill_core::smart_home::{EventTime, PowerState, Property};
    ///
    /// let property = Property::power_state(PowerState::On)
    ///     .time_of_sample(EventTime::new("2026-01-31T12:00:00Z")?)
    ///     .uncertainty(Duration::from_millis(500));
    /// assert_eq!(property.value_as::<PowerState>()?, PowerState::On);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub struct Property {
        /// `namespace`: the interface.
        pub namespace: Option<Interface> = "namespace",
        /// `instance`: which mode, range or toggle of the endpoint.
        pub instance: Option<String> = "instance",
        /// `name`
        pub name: Option<String> = "name",
        /// `value`
        pub value: Option<Value> = "value",
        /// `timeOfSample`
        pub time_of_sample: Option<EventTime> = "timeOfSample",
        /// `uncertaintyInMilliseconds`: how old the value may be beyond the time of its sample.
        pub uncertainty_in_milliseconds: Option<u64> = "uncertaintyInMilliseconds",
    }
}

impl Property {
    /// Any property of any interface, sampled now.
    pub fn new(
        namespace: impl Into<Interface>,
        name: impl Into<String>,
        value: impl Into<Value>,
    ) -> Self {
        Self::default()
            .namespace(namespace)
            .name(name)
            .value(value)
            .time_of_sample(EventTime::now())
            .uncertainty_in_milliseconds(0u64)
    }

    /// How old the value may be beyond the time of its sample, to the millisecond.
    #[must_use]
    pub fn uncertainty(self, uncertainty: Duration) -> Self {
        let millis = u64::try_from(uncertainty.as_millis()).unwrap_or(u64::MAX);
        self.uncertainty_in_milliseconds(millis)
    }

    /// Whether this is the property of that interface and name.
    pub fn is(&self, namespace: &Interface, name: &str) -> bool {
        self.namespace.as_ref() == Some(namespace) && self.name.as_deref() == Some(name)
    }

    /// Reads the value as a type, one of this crate's or your own.
    pub fn value_as<T: DeserializeOwned>(&self) -> Result<T, serde_json::Error> {
        T::deserialize(self.value.as_ref().unwrap_or(&Value::Null))
    }

    /// Whether both speak of the same property, whatever they say about it.
    pub(crate) fn same_property(&self, other: &Self) -> bool {
        (&self.namespace, &self.instance, &self.name)
            == (&other.namespace, &other.instance, &other.name)
    }

    /// Whether the service would accept the property.
    pub fn check(&self) -> Result<(), FormError> {
        let present = |place, present| {
            if present {
                Ok(())
            } else {
                Err(FormError::new(place, FormErrorKind::Empty))
            }
        };
        let namespace = self.namespace.as_ref();
        present(
            "namespace",
            namespace.is_some_and(|name| !name.as_str().is_empty()),
        )?;
        present(
            "name",
            self.name.as_ref().is_some_and(|name| !name.is_empty()),
        )?;
        present("value", self.value.is_some())?;
        present(
            "uncertaintyInMilliseconds",
            self.uncertainty_in_milliseconds.is_some(),
        )?;
        if namespace.is_some_and(Interface::has_instances) {
            let instance = self.instance.as_ref();
            present("instance", instance.is_some_and(|name| !name.is_empty()))?;
        }
        match &self.time_of_sample {
            Some(time) => time.check().map_err(|error| error.at("timeOfSample")),
            None => present("timeOfSample", false),
        }
    }
}
