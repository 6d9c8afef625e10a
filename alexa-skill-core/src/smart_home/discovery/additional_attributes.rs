use crate::smart_home::FormError;
use crate::smart_home::checked::check;
use crate::wire::kept;

kept! {
    /// More about a device, which helps Alexa to see that two endpoints are the same one. Each is at
    /// most 256 characters long.
    pub struct AdditionalAttributes {
        /// `manufacturer`
        pub manufacturer: Option<String> = "manufacturer",
        /// `model`
        pub model: Option<String> = "model",
        /// `serialNumber`
        pub serial_number: Option<String> = "serialNumber",
        /// `firmwareVersion`
        pub firmware_version: Option<String> = "firmwareVersion",
        /// `softwareVersion`
        pub software_version: Option<String> = "softwareVersion",
        /// `customIdentifier`: the skill's own.
        pub custom_identifier: Option<String> = "customIdentifier",
    }
}

impl AdditionalAttributes {
    /// Whether the service would accept the attributes.
    pub fn check(&self) -> Result<(), FormError> {
        let attributes = [
            ("manufacturer", &self.manufacturer),
            ("model", &self.model),
            ("serialNumber", &self.serial_number),
            ("firmwareVersion", &self.firmware_version),
            ("softwareVersion", &self.software_version),
            ("customIdentifier", &self.custom_identifier),
        ];
        attributes.iter().try_for_each(|(place, text)| {
            text.as_ref()
                .map_or(Ok(()), |text| check(place, text, 256, |_| true))
        })
    }
}
